internal import ReviewModel

/// What a query may ask of an address.
enum LinkAddress {
    /// The host in lower case, without `www.`; nil when the address has none.
    static func host(of url: String) -> String? {
        let host = WebHost(of: url).name
        let isHost = host.utf8.contains(UInt8(ascii: ".")) && !host.utf8.contains { $0 <= 0x20 }
        return isHost ? host : nil
    }
}
