import Wording

/// Writes counts for people.
enum Count {
    /// `1 item`, `2 items`; `entry` becomes `entries`, `essay` `essays`.
    /// `plural` says what that rule does not.
    static func of(_ count: Int, noun: String, plural: String? = nil) -> Phrase {
        let isWithIes = noun.hasSuffix("y") && !noun.hasSuffix("ay")
        let plural = plural ?? (isWithIes ? "\(noun.dropLast())ies" : "\(noun)s")
        return Phrase(count: count, one: noun, other: plural)
    }

    /// `12 new, 1 changed`: counts with the words for them in their order; what is zero is left out.
    static func list(_ parts: [(count: Int, words: Phrase)]) -> Phrase {
        parts.filter { $0.count > 0 }.map { "\($0.count) \($0.words)" }.joined(separator: ", ")
    }

    /// `count` with spaces in front, `width` columns wide.
    static func aligned(_ count: Int, to width: Int) -> String {
        let digits = String(count)
        return String(repeating: " ", count: max(0, width - digits.utf8.count)) + digits
    }
}
