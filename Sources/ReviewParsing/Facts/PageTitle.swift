import ReviewModel
import TextAnalysis

/// Titles that were copied from the window of a browser: "[1706.03762] Title", "Title | OpenReview".
enum PageTitle {
    /// `title` without the names of the site and its sections, and without the number that a page puts first.
    static func clean(_ title: String) -> String {
        guard let first = title.utf8.first,
            first == UInt8(ascii: "[") || title.holds(" - ")
                || title.holds(" | ") || title.holds(" · ") || title.holds(" — ")
                || title.holds(" – ")
        else { return title }
        var slice = TextSlice(title).trimmed
        slice = withoutNumber(slice)
        var folded = slice.folded
        for lead in leads where folded.begins(with: lead + " ") && slice.count > lead.utf8.count + 9 {
            slice = slice.from(slice.startIndex + lead.utf8.count + 1).trimmed
            folded = slice.folded
        }
        while let cut = lastPart(of: slice), names.contains(slice.from(cut.end).trimmed.folded),
            cut.start > slice.startIndex + 3
        {
            slice = slice.before(cut.start).trimmed
        }
        return slice.string
    }

    /// Without an identifier of arXiv in brackets.
    private static func withoutNumber(_ title: TextSlice) -> TextSlice {
        guard title.hasPrefix("["), let close = title.first(UInt8(ascii: "]")), close + 2 < title.endIndex,
            ArxivIdentifier.first(in: Array(("/" + title[title.startIndex + 1..<close].string).utf8)) != nil
        else { return title }
        return title.after(close).trimmed
    }

    private static func lastPart(of title: TextSlice) -> (start: Int, end: Int)? {
        var found: (start: Int, end: Int)?
        for mark in [" - ", " | ", " · ", " — ", " – ", " :: "] {
            var rest = title
            while let at = rest.find(mark) {
                let end = at + mark.utf8.count
                if found.map({ $0.start < at }) ?? true { found = (at, end) }
                rest = rest.from(end)
            }
        }
        return found
    }

    private static let leads = WordFiles.markdown.values("page.leads")

    private static let names = WordFiles.markdown.phrases("page.names")
}
