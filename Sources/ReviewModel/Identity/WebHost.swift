/// Which server an address leads to, and what is behind it there: what all who ask where a link goes begin with.
public struct WebHost: Sendable, Equatable {
    /// The host in lower case, without user, port, `www.` and a dot at its end; empty where the address names none.
    public let name: String
    /// What follows it: path, query and fragment, each with its sign.
    public let path: ArraySlice<UInt8>

    /// Of `url`, with a scheme or without: `https://user@Example.org:443/a?b#c`, `//example.org/a`, `example.org/a`.
    /// Of another scheme than those of pages, such as `mailto:`, there is no host.
    public init(of url: String) { self.init(Array(url.utf8)[...]) }

    /// Of an address as it is written.
    public init(_ url: ArraySlice<UInt8>) {
        var rest = url
        if let scheme = WebHost.scheme(of: rest) {
            rest = rest[scheme.upperBound...]
        } else if rest.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
        }
        let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
        path = rest[end...]
        var host = rest[..<end]
        if let at = host.lastIndex(of: UInt8(ascii: "@")) {
            // Without a scheme in front of it this is an address of mail.
            guard rest.startIndex > url.startIndex else {
                name = ""
                return
            }
            host = host[(at + 1)...]
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) { host = host[..<colon] }
        while host.last == UInt8(ascii: ".") { host = host.dropLast() }
        let lower = String(decoding: host, as: UTF8.self).lowercased()
        name = lower.hasPrefix("www.") ? String(lower.dropFirst(4)) : lower
    }

    /// The scheme in front of an address with its `://`.
    private static func scheme(of address: ArraySlice<UInt8>) -> Range<Int>? {
        let isLetter = { (byte: UInt8) in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
        }
        guard let colon = address.prefix(16).firstIndex(where: { !isLetter($0) }), colon > address.startIndex,
            address[colon...].starts(with: "://".utf8)
        else { return nil }
        return address.startIndex..<colon + 3
    }
}
