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
    /// `t.me/c/123/1`, `telegram.me`, `tg://resolve?domain=name&post=1`) and in those of mirrors, which have
    /// `/str/name/1` or `/s/name/1` on a host of their own; nil where it is no post.
    public init?(url: String) {
        let bytes = Array(url.utf8.prefix(200))
        if let post = TelegramAddress.resolved(bytes) { self = post } else { return nil }
    }

    private static func resolved(_ bytes: [UInt8]) -> TelegramAddress? {
        let text = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "#") }.first ?? []
        let halves = text.split(separator: UInt8(ascii: "?"), maxSplits: 1)
        guard let address = halves.first else { return nil }
        if address.starts(with: "tg://resolve".utf8) { return halves.count > 1 ? inQuery(halves[1]) : nil }
        let place = WebHost(address)
        return inPath(place.path.split(separator: UInt8(ascii: "/")), isOwn: hosts.contains(place.name))
    }

    /// `name/1`, `s/name/1`, `c/123/1`; a thread's number may stand in between. On a host that is none of Telegram's
    /// own a detour, a name and a number, and nothing else.
    private static func inPath(_ parts: [ArraySlice<UInt8>], isOwn: Bool) -> TelegramAddress? {
        var parts = parts[...]
        let known = isOwn ? [ownDetour] : detours
        let isBehind = parts.first.map { first in known.contains { first.elementsEqual($0.utf8) } } ?? false
        if isBehind { parts.removeFirst() }
        guard isOwn || isBehind && parts.count == 2 && (parts.first?.count ?? 0) >= shortestName else {
            return nil
        }
        let isPrivate = isOwn && parts.first.map { $0.elementsEqual("c".utf8) } ?? false
        if isPrivate { parts.removeFirst() }
        guard parts.count == 2 || parts.count == 3, let name = parts.first, isName(name),
            !isPrivate || name.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = parts.last.flatMap(number)
        else { return nil }
        let channel = String(decoding: name, as: UTF8.self).lowercased()
        if isPrivate { return TelegramAddress(channel: "c/\(channel)", message: number) }
        return isReserved(channel) ? nil : TelegramAddress(channel: channel, message: number)
    }

    /// The username in `text`, as a person may write it: `gonzo_ML` of `@gonzo_ML`, `t.me/gonzo_ML` or
    /// `https://t.me/s/gonzo_ML/12`; nil where there is none.
    public static func username(in text: String) -> String? {
        var parts = text.split(separator: "/")
        if parts.count > 1 {
            if parts.first?.utf8.last == UInt8(ascii: ":") { parts.removeFirst() }
            if parts.count > 1, parts[0].utf8.contains(UInt8(ascii: ".")) { parts.removeFirst() }
            if parts.count > 1, parts[0] == ownDetour { parts.removeFirst() }
        }
        var name = parts.first ?? ""
        if name.utf8.first == UInt8(ascii: "@") { name = name.dropFirst() }
        return name.isEmpty || !name.utf8.allSatisfy(isOfName) ? nil : String(name)
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
        bytes.count >= 2 && bytes.count <= 32 && bytes.allSatisfy(isOfName)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count <= 12, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: bytes, as: UTF8.self))
    }
}

// MARK: - Sites

extension TelegramAddress {
    /// The host that all others stand for.
    public static let host = "t.me"

    private static let hosts = [host, "telegram.me", "telegram.dog"]

    /// What stands before the name of a channel where its posts are shown in a browser.
    private static let ownDetour = "s"

    /// What mirrors have there, whatever their host: `/str/name/1`, `/s/name/1`.
    public static let detours = [ownDetour, "str"]

    /// The fewest letters of a username that anybody may take.
    public static let shortestName = 5

    /// What the names of channels stand behind in Telegram's own addresses, without scheme and `www.`, the longest
    /// first: `t.me/s/`, `t.me/`, …
    public static let roots: [String] = hosts.flatMap { ["\($0)/\(ownDetour)/", "\($0)/"] }

    /// What stands in the place of a name and is none: https://core.telegram.org/api/links
    private static let reserved: Set<String> = [
        "a", "addemoji", "addlist", "addstickers", "addtheme", "auction", "bg", "boost", "c", "call",
        "confirmphone",
        "contact", "giftcode", "invoice", "iv", "joinchat", "k", "login", "m", "msg", "newbot", "nft",
        "proxy", "s",
        "setlanguage", "share", "socks", "stickers", "str", "z",
    ]

    /// Whether `name` stands in the place of a channel's name and is none: `joinchat`, `addemoji`.
    public static func isReserved(_ name: String) -> Bool { reserved.contains(name.lowercased()) }

    /// A host and a path, which begins with a slash, as Telegram's first host has them where they are those of
    /// another or of a post on a mirror; as they are where they are not.
    public static func canonical(host: String, path: String) -> (host: String, path: String) {
        if hosts.contains(host) {
            let detour = "/\(ownDetour)/"
            return (Self.host, path.hasPrefix(detour) ? String(path.dropFirst(detour.count - 1)) : path)
        }
        guard path.utf8.starts(with: "/s".utf8), TelegramAddress(url: host + path) != nil,
            let slash = path.utf8.dropFirst().firstIndex(of: UInt8(ascii: "/"))
        else { return (host, path) }
        return (Self.host, String(path[slash...]))
    }

    /// Address of the message with that number in the channel at `path`: a username, or `c/` and a number.
    public static func url(path: String, message: Int) -> String { "https://\(host)/\(path)/\(message)" }
}
