import ReviewModel
import TextAnalysis

/// The posts of channels that addresses in a text lead to, by names: `t.me/name/1`, and those of mirrors.
enum ChannelMentions {
    /// Calls `body` with the username, as it is written, and the number of the post of each.
    static func forEach(in bytes: [UInt8], _ body: (_ name: String, _ post: Int) -> Void) {
        var at = 0
        while let slash = bytes[at...].firstIndex(of: UInt8(ascii: "/")) {
            at = slash + 1
            guard isRoot(bytes[...slash]) else { continue }
            var end = at
            while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
            guard (shortest...32).contains(end - at), let post = number(bytes, behind: end) else { continue }
            let name = bytes.string(at..<end)
            if !TelegramAddress.isReserved(name) { body(name, post) }
        }
    }

    /// Names of four letters are sold.
    private static let shortest = TelegramAddress.shortestName - 1

    private static let roots = TelegramAddress.roots.map { Array($0.utf8) }
    private static let detours = TelegramAddress.detours.map { Array("/\($0)/".utf8) }

    /// Whether a name of a channel stands behind `bytes`, which end with a slash.
    private static func isRoot(_ bytes: ArraySlice<UInt8>) -> Bool {
        let follows = { (root: [UInt8]) -> UInt8? in
            guard bytes.count >= root.count, bytes.suffix(root.count).elementsEqual(root) else { return nil }
            return bytes.dropLast(root.count).last ?? 0x20
        }
        // "boat.me/" is another host, and what is behind "://s/" is no path.
        if roots.contains(where: { follows($0).map { !isNameByte($0) && $0 != UInt8(ascii: "-") } ?? false })
        {
            return true
        }
        return detours.contains { follows($0).map(isNameByte) ?? false }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
            || byte == UInt8(ascii: "_")
    }

    /// The number of a post behind the slash at `slash`.
    private static func number(_ bytes: [UInt8], behind slash: Int) -> Int? {
        guard slash < bytes.count, bytes[slash] == UInt8(ascii: "/") else { return nil }
        let digits = bytes[(slash + 1)...].prefix(12).prefix { $0 >= 0x30 && $0 <= 0x39 }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
