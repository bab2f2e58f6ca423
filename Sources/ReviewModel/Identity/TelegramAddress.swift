/// A post of a channel, as links and keys name it.
public struct TelegramAddress: Sendable, Hashable {
    /// What stands for the channel in keys: its username in lower case, else `c/` and its number.
    public var channel: String
    /// Number of the message.
    public var message: Int

    /// The post of `channel` with the number `message`.
    public init(channel: String, message: Int) {
        self.channel = channel
        self.message = message
    }

    /// The post at `url`, in any of Telegram's own addresses (`t.me/name/1`, `t.me/s/name/1`,
    /// `t.me/c/123/1`, `telegram.me`, `tg://resolve?domain=name&post=1`) and in those of its mirrors;
    /// nil where it is no post.
    public init?(url: String) {
        let bytes = Array(url.utf8.prefix(200))
        if let post = TelegramAddress.resolved(bytes) { self = post } else { return nil }
    }

    private static func resolved(_ bytes: [UInt8]) -> TelegramAddress? {
        let text = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "#") }.first ?? []
        let halves = text.split(separator: UInt8(ascii: "?"), maxSplits: 1)
        guard let address = halves.first else { return nil }
        if address.starts(with: "tg://resolve".utf8) { return halves.count > 1 ? inQuery(halves[1]) : nil }
        var parts = address.split(separator: UInt8(ascii: "/"))
        if let first = parts.first, first.last == UInt8(ascii: ":") { parts.removeFirst() }
        guard var host = parts.first.map({ String(decoding: $0, as: UTF8.self).lowercased() }) else {
            return nil
        }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        guard let detours = sites.first(where: { $0.host == host })?.detours else { return nil }
        return inPath(parts.dropFirst().map { $0 }, behind: detours)
    }

    /// `name/1`, `s/name/1`, `c/123/1`; a thread's number may stand in between.
    private static func inPath(_ parts: [ArraySlice<UInt8>], behind detours: [String]) -> TelegramAddress? {
        var parts = parts[...]
        if let first = parts.first, detours.contains(where: { first.elementsEqual($0.utf8) }) {
            parts.removeFirst()
        }
        let isPrivate = parts.first.map { $0.elementsEqual("c".utf8) } ?? false
        if isPrivate { parts.removeFirst() }
        guard parts.count == 2 || parts.count == 3, let name = parts.first, isName(name),
            !isPrivate || name.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = parts.last.flatMap(number)
        else { return nil }
        let channel = String(decoding: name, as: UTF8.self).lowercased()
        return TelegramAddress(channel: isPrivate ? "c/\(channel)" : channel, message: number)
    }

    /// `domain=name&post=1`.
    private static func inQuery(_ query: ArraySlice<UInt8>) -> TelegramAddress? {
        var values: [String: ArraySlice<UInt8>] = [:]
        for pair in query.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
            if halves.count == 2 { values[String(decoding: halves[0], as: UTF8.self)] = halves[1] }
        }
        guard let name = values["domain"], isName(name), let number = values["post"].flatMap(number) else {
            return nil
        }
        return TelegramAddress(channel: String(decoding: name, as: UTF8.self).lowercased(), message: number)
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 2 && bytes.count <= 32
            && bytes.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
            }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count <= 12, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: bytes, as: UTF8.self))
    }
}

// MARK: - Sites

extension TelegramAddress {
    /// A host that shows channels, with what may stand before a channel's name in its paths.
    private struct Site {
        var host: String
        var detours: [String]
        /// Whether all its channels lie behind a detour.
        var isMirror = false
    }

    /// Telegram's own, then mirrors of it.
    private static let sites = [
        Site(host: "t.me", detours: ["s"]), Site(host: "telegram.me", detours: ["s"]),
        Site(host: "telegram.dog", detours: ["s"]),
        Site(host: "news.1rj.ru", detours: ["str"], isMirror: true),
    ]

    /// The host that all others stand for.
    public static let host = "t.me"

    /// What the names of channels stand behind in addresses, without scheme and `www.`, the longest first:
    /// `t.me/s/`, `t.me/`, …
    public static let roots: [String] = sites.flatMap { site in
        site.detours.map { "\(site.host)/\($0)/" } + (site.isMirror ? [] : ["\(site.host)/"])
    }

    /// A host and a path, which begins with a slash, as Telegram's first host has them where they are those of
    /// another or of a mirror; as they are where they are not.
    public static func canonical(host: String, path: String) -> (host: String, path: String) {
        guard let site = sites.first(where: { $0.host == host }) else { return (host, path) }
        for detour in site.detours where path.hasPrefix("/\(detour)/") {
            return (Self.host, String(path.dropFirst(detour.count + 1)))
        }
        return site.isMirror ? (host, path) : (Self.host, path)
    }

    /// Address of the message with that number in the channel at `path`: a username, or `c/` and a number.
    public static func url(path: String, message: Int) -> String { "https://\(host)/\(path)/\(message)" }
}
