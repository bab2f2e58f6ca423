import ReviewModel
import TextAnalysis

/// The title in a line that cites its paper: "Ada One, Bob Two. Small Nets. ICLR 2020", or the title first.
struct CitedTitle: Sendable {
    /// The title.
    let title: TextSlice
    /// Names of authors.
    let authors: AuthorList
    /// What stands behind both: venue, year.
    let rest: TextSlice

    /// Sentences of such a line that are looked at.
    private static let most = 6

    /// Reads `line`, which may have a label of a few words in front; nil where it cites nothing.
    init?(in line: TextSlice) {
        guard line.count <= 1200 else { return nil }
        let line = Self.withoutLabel(line)
        // Few lines tell a year or end with a server of preprints, and only those are cut into pieces.
        let isDated = line.firstYear(in: PlausibleYear.inText) != nil
        guard isDated || Self.endsWithArchive(line) else { return nil }
        let pieces = Self.pieces(of: line)
        guard pieces.count >= (isDated ? 2 : 3) else { return nil }
        for (index, piece) in pieces.prefix(2).enumerated() {
            let list = AuthorList(piece)
            guard list.names.count >= 2 && list.likelihood >= 0.7 || list.truncated && !list.names.isEmpty
            else { continue }
            let title = Self.unquoted(Self.withoutYear(pieces[1 - index]))
            guard title.tokens.count >= 2, title.letterCounts.latin > title.letterCounts.cyrillic else {
                return nil
            }
            self.title = title
            authors = list
            rest = line.from(pieces[1].endIndex).trimmed
            return
        }
        return nil
    }

    /// What stands between full stops, those behind initials apart, and between quotes.
    private static func pieces(of line: TextSlice) -> [TextSlice] {
        var pieces: [TextSlice] = []
        var start = line.startIndex
        var at = start
        while at < line.endIndex, pieces.count < most {
            let ends =
                ".?!".utf8.contains(line[at]) && (at + 1 == line.endIndex || line[at + 1] == 0x20)
                && !isInitial(before: at, from: start, in: line)
            if ends {
                // A question mark is the title's own.
                let end = line[at] == UInt8(ascii: ".") ? at : at + 1
                pieces.append(line[start..<end].trimmed)
                start = at + 1
            }
            at += 1
        }
        if start < line.endIndex { pieces.append(line.from(start).trimmed) }
        return pieces.filter { !$0.isEmpty }
    }

    /// Whether the stop at `place` ends one letter, or the "al" of "et al.".
    private static func isInitial(before place: Int, from start: Int, in line: TextSlice) -> Bool {
        let word = line[start..<place].tokens.last.map { line[$0.range] }
        guard let word, word.endIndex == place else { return false }
        return word.string.count == 1 || word.isText("al")
    }

    /// Whether the last word of `line` is a server of preprints, which needs no year.
    private static func endsWithArchive(_ line: TextSlice) -> Bool {
        guard let last = line.lastField else { return false }
        return archives.contains((last.last == UInt8(ascii: ".") ? last.dropLast() : last).folded)
    }

    private static let archives = WordFiles.markdown.phrases("venue.preprint")

    /// Without "Source:" and the like in front.
    static func withoutLabel(_ line: TextSlice) -> TextSlice {
        guard let colon = line.first(UInt8(ascii: ":")), colon - line.startIndex <= 30,
            labels.contains(line.before(colon).foldedPhrase)
        else { return line }
        return line.after(colon).trimmed
    }

    private static let labels = WordFiles.posts.phrases("source labels")

    /// Without "(2020)" in front.
    private static func withoutYear(_ words: TextSlice) -> TextSlice {
        guard words.first == UInt8(ascii: "("), let close = words.first(UInt8(ascii: ")")),
            isYear(words[words.startIndex + 1..<close])
        else { return words }
        return words.after(close).trimmed
    }

    private static func unquoted(_ words: TextSlice) -> TextSlice {
        for (open, close) in [("“", "”"), ("«", "»"), ("\"", "\"")]
        where words.hasPrefix(open) && words.count > 4 {
            let inside = words[words.startIndex + open.utf8.count..<words.endIndex]
            guard let end = inside.find(close), end > inside.startIndex else { continue }
            return inside.before(end).trimmed
        }
        return words
    }

    private static func isYear(_ word: TextSlice) -> Bool {
        word.year != nil
    }
}
