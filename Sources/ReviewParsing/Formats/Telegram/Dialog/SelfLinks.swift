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
        ChannelMentions.forEach(in: bytes) { note($0, post: $1, in: message) }
    }

    private mutating func note(_ name: String, post: Int, in message: Message) {
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
}
