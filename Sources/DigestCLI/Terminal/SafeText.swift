import Wording

/// Other people's text on one line of a terminal.
enum SafeText {
    /// `text` with control characters, line breaks and marks of direction as spaces or gone.
    static func line(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value > 0x7E }) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            case .format where scalar.value != 0x200D: continue
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}

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
