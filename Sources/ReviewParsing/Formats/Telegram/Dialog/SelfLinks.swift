import ReviewModel
import TextAnalysis

/// Guesses the username of a channel from the links of its posts to posts: exports do not tell it.
///
/// A channel that links to itself links back, to numbers it has. A link to another channel does so by
/// chance, so a name counts only by links that could lead back.
struct SelfLinks {
    private struct Evidence {
        var back = 0
        var away = 0
    }

    private var numbers: Set<Int> = []
    private var evidence: [String: Evidence] = [:]
    /// Names in the order they were met, for ties.
    private var names: [String] = []

    /// Looks at the links of `message`.
    mutating func note(_ message: Message) {
        if let number = message.number { numbers.insert(number) }
        note(message.text.bytes, in: message)
        for link in message.text.links { note(Array(link.url.utf8), in: message) }
    }

    /// The likeliest username of the channel called `title`, nil when nothing is sure enough.
    func handle(title: String?) -> String? {
        let wanted = title.map(Self.letters)
        let best = names.max { weight(of: $0, wanted) < weight(of: $1, wanted) }
        // The first of equals.
        return best.map { weight(of: $0, wanted) }.flatMap { top in
            top < 2 ? nil : names.first { weight(of: $0, wanted) == top }
        }
    }

    private func weight(of name: String, _ title: [UInt8]?) -> Int {
        guard let evidence = evidence[name] else { return 0 }
        let isNamesake = title.map { !$0.isEmpty && $0 == Self.letters(name) } ?? false
        return evidence.back * 2 > evidence.away * 3 || isNamesake ? evidence.back + (isNamesake ? 2 : 0) : 0
    }

    /// Letters and digits of a name, folded: `Teapot Papers` and `teapot_papers` have the same.
    private static func letters(_ name: String) -> [UInt8] {
        let bytes = Array(name.utf8)
        return WordFolding.fold(bytes[...]).filter {
            $0 > 0x20 && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-")
        }
    }

    private mutating func note(_ bytes: [UInt8], in message: Message) {
        var at = 0
        while let slash = bytes[at...].firstIndex(of: UInt8(ascii: "/")) {
            at = slash + 1
            guard Self.roots.contains(where: { bytes[...slash].ends(with: $0) }) else { continue }
            var end = at
            while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
            guard end - at >= 4, end - at <= 32, let post = Self.number(bytes, behind: end) else { continue }
            note(bytes.string(at..<end), post, in: message)
        }
    }

    private mutating func note(_ name: String, _ post: Int, in message: Message) {
        guard !Self.reserved.contains(name) else { return }
        if evidence[name] == nil {
            guard names.count < 1000 else { return }
            names.append(name)
        }
        let leadsBack = numbers.contains(post) && post != message.number
        if leadsBack {
            evidence[name, default: Evidence()].back += 1
        } else {
            evidence[name, default: Evidence()].away += 1
        }
    }

    private static let roots = TelegramAddress.roots.map { Array($0.utf8) }

    /// Words in the place of a name that are none.
    private static let reserved: Set<String> = [
        "joinchat", "addstickers", "addemoji", "share", "proxy", "socks", "boost",
    ]

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

extension ArraySlice<UInt8> {
    /// Whether the bytes at the end are those of `suffix`.
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
    }
}
