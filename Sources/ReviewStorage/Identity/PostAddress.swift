/// A post of a channel, as links and keys name it.
struct PostAddress: Hashable {
    /// What stands for the channel in keys: its username in lower case, else `c/` and its number.
    var channel: String
    /// Number of the message.
    var message: Int

    /// The post of `channel` with the number `message`.
    init(channel: String, message: Int) {
        self.channel = channel
        self.message = message
    }

    /// The post at `url`, in any of Telegram's own addresses (`t.me/name/1`, `t.me/s/name/1`,
    /// `t.me/c/123/1`, `telegram.me`, `tg://resolve?domain=name&post=1`) and in those of its mirrors
    /// (`news.1rj.ru/str/name/1`); nil where it is no post.
    init?(url: String) {
        let bytes = Array(url.utf8.prefix(200))
        if let post = PostAddress.resolved(bytes) { self = post } else { return nil }
    }

    private static func resolved(_ bytes: [UInt8]) -> PostAddress? {
        let text = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "#") }.first ?? []
        let halves = text.split(separator: UInt8(ascii: "?"), maxSplits: 1)
        guard let address = halves.first else { return nil }
        if address.starts(with: "tg://resolve".utf8) { return halves.count > 1 ? inQuery(halves[1]) : nil }
        var parts = address.split(separator: UInt8(ascii: "/"))
        if let first = parts.first, first.last == UInt8(ascii: ":") { parts.removeFirst() }
        guard let host = parts.first.map({ String(decoding: $0, as: UTF8.self).lowercased() }),
            hosts.contains(host)
        else { return nil }
        return inPath(parts.dropFirst().map { $0 })
    }

    /// `name/1`, `s/name/1`, `str/name/1`, `c/123/1`; a thread's number may stand in between.
    private static func inPath(_ parts: [ArraySlice<UInt8>]) -> PostAddress? {
        var parts = parts[...]
        if let first = parts.first, detours.contains(Array(first)) { parts.removeFirst() }
        let isPrivate = parts.first.map { $0.elementsEqual("c".utf8) } ?? false
        if isPrivate { parts.removeFirst() }
        guard parts.count == 2 || parts.count == 3, let name = parts.first, isName(name),
            !isPrivate || name.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = parts.last.flatMap(number)
        else { return nil }
        let channel = String(decoding: name, as: UTF8.self).lowercased()
        return PostAddress(channel: isPrivate ? "c/\(channel)" : channel, message: number)
    }

    /// `domain=name&post=1`.
    private static func inQuery(_ query: ArraySlice<UInt8>) -> PostAddress? {
        var values: [String: ArraySlice<UInt8>] = [:]
        for pair in query.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
            if halves.count == 2 { values[String(decoding: halves[0], as: UTF8.self)] = halves[1] }
        }
        guard let name = values["domain"], isName(name), let number = values["post"].flatMap(number) else {
            return nil
        }
        return PostAddress(channel: String(decoding: name, as: UTF8.self).lowercased(), message: number)
    }

    private static let hosts: Set<String> = [
        "t.me", "www.t.me", "telegram.me", "www.telegram.me", "telegram.dog", "news.1rj.ru",
    ]

    private static let detours = ["s", "str"].map { Array($0.utf8) }

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
