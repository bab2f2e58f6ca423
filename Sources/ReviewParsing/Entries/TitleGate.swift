import ReviewModel
import TextAnalysis

/// What can never be the title of a paper, whichever layout has it where titles stand: a place that was left to be filled
/// in, an identifier, an address, a path, a day.
enum TitleGate {
    /// Whether `title` is none.
    static func refuses(_ title: String) -> Bool { refuses(TextSlice(title)) }

    /// Whether `words` are none.
    static func refuses(_ words: TextSlice) -> Bool {
        let words = words.trimmed
        // Most titles are long, and need not be looked at any further.
        guard words.count <= 120 else { return false }
        return isPlaceholder(words) || isIdentifier(words) || isPath(words)
            || words.find("{{") != nil || words.find("<%") != nil || DateLine.date(words) != nil
            || words.firstYear(in: PlausibleYear.inText) != nil && VenueText(words)?.year != nil
    }

    /// "TBD", "Title", "—": what a form has where nobody wrote anything yet.
    static func isPlaceholder(_ words: TextSlice) -> Bool {
        guard words.count <= 40 else { return false }
        let tokens = words.tokens
        return !tokens.contains { $0.hasLetter || $0.hasDigit } || placeholders.contains(words.foldedPhrase)
    }

    private static let placeholders = WordFiles.markdown.phrases("title.placeholders")

    /// "arXiv:2001.00001", "2001.00001v2", "https://…"
    private static func isIdentifier(_ words: TextSlice) -> Bool {
        ParenthesisFacts.isIdentifier(words)
            || words.hasPrefix("10.") && !words.contains(0x20) && words.contains(UInt8(ascii: "/"))
            || TitleNumber.arxiv(words)?.rest.isEmpty == true
            || WebAddress.find(in: words).contains { $0.count + 2 >= words.count }
    }

    /// "notes/refs/one-2020-small-nets": one word in small letters with slashes.
    private static func isPath(_ words: TextSlice) -> Bool {
        words.contains(UInt8(ascii: "/")) && !words.contains(0x20)
            && words.count { "/-_".utf8.contains($0) } >= 2
            && !words.contains { (0x41...0x5A).contains($0) }
    }
}
