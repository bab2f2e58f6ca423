/// What a query may ask of an address.
enum LinkAddress {
    /// The host in lower case, without `www.`; nil when the address has none.
    static func host(of url: String) -> String? {
        let bytes = Array(url.utf8)
        var start = 0
        if let slashes = firstSlashes(in: bytes) { start = slashes + 2 }
        var host = bytes[start...].prefix { ![0x2f, 0x3f, 0x23].contains($0) }
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
        host = host.prefix { $0 != UInt8(ascii: ":") }
        if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
        guard host.contains(UInt8(ascii: ".")), !host.contains(where: { $0 <= 0x20 }) else { return nil }
        return String(decoding: host, as: UTF8.self).lowercased()
    }

    /// Where the `//` after a scheme stands.
    private static func firstSlashes(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index + 1 < bytes.count, index < 16 {
            if bytes[index] == 0x2f { return bytes[index + 1] == 0x2f ? index : nil }
            index += 1
        }
        return nil
    }
}
