import ReviewModel
import TextAnalysis

/// Tells a line that may be the title of a paper from prose.
enum TitleLine {
    /// Whether `line` may be a title: begins with a capital, a digit, a quote or a label, is neither long nor a
    /// sentence and holds no address. `withStop` takes a full stop at its end too.
    static func fits(_ line: TextSlice, withStop: Bool = false) -> Bool {
        let line = withoutEmoji(line)
        guard line.count >= 6, line.count <= 320, withStop || !endsLikeProse(line) else { return false }
        let first = line.scalar(at: line.startIndex).value
        let opens =
            UTF8Scanner.isUpper(first) || UTF8Scanner.isDigit(first)
            || "[«“\"'‘∞$".unicodeScalars.contains { $0.value == first }
            || opensWithLowerCaseName(line)
        guard opens, !isListItem(line) else { return false }
        return WebAddress.find(in: line.bytes, line.range).isEmpty
            && SentenceSplitter.sentences(in: line.bytes, line.range).count <= 2
    }

    /// `line` without emoji at its beginning.
    static func withoutEmoji(_ line: TextSlice) -> TextSlice {
        var rest = line
        while !rest.isEmpty {
            let (value, length) = rest.scalar(at: rest.startIndex)
            // Digits are emoji by the tables of Unicode, letters of the title by those of people.
            guard value >= 0x2000, isGlyph(value) else { break }
            rest = rest.from(rest.startIndex + length).trimmed
        }
        return rest
    }

    /// `line` without emoji at its end.
    private static func withoutEmojiAtEnd(_ line: TextSlice) -> TextSlice {
        var rest = line
        while let last = rest.indices.last(where: { rest[$0] & 0xC0 != 0x80 }) {
            let value = rest.scalar(at: last).value
            guard value >= 0x2000, isGlyph(value) else { break }
            rest = rest.before(last).trimmed
        }
        return rest
    }

    /// Whether a scalar is an emoji, or chooses how the one before it looks.
    private static func isGlyph(_ value: UInt32) -> Bool {
        UTF8Scanner.isEmoji(value) || (0xFE00...0xFE0F).contains(value)
    }

    /// `pix2pix: …`, `data2vec …`, `wav2vec 2.0`: titles that begin with a name in lower case.
    private static func opensWithLowerCaseName(_ line: TextSlice) -> Bool {
        guard let word = line.tokens.first, word.range.lowerBound == line.startIndex else { return false }
        return word.hasLatin && (word.hasDigit || word.hasUpper)
    }

    private static func endsLikeProse(_ line: TextSlice) -> Bool {
        guard let last = line.last else { return true }
        if last == UInt8(ascii: ".") { return !line.hasSuffix("..") && !line.hasSuffix("al.") }
        return last == UInt8(ascii: ",") || last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
    }

    /// "- item", "• item"; "3. Title" may be a numbered title.
    private static func isListItem(_ line: TextSlice) -> Bool {
        ["- ", "– ", "— ", "* ", "•"].contains { line.hasPrefix($0) }
    }

    /// What follows "Paper Review:", "Статья:" or the like at the start of `line`.
    static func title(labelledIn line: TextSlice) -> TextSlice? {
        guard let colon = line.first(UInt8(ascii: ":")), colon - line.startIndex <= 60 else { return nil }
        let label = line.before(colon), rest = line.after(colon)
        guard rest.tokens.count >= 2, labels.contains(label.foldedPhrase) || announces(label, rest),
            WebAddress.find(in: rest.bytes, rest.range).isEmpty
        else { return nil }
        return line.after(colon).trimmed
    }

    /// "Сегодня в обзоре: Title": a few words in Russian before a title in English.
    private static func announces(_ label: TextSlice, _ title: TextSlice) -> Bool {
        let letters = label.letterCounts, others = title.letterCounts
        return letters.cyrillic > letters.latin && label.tokens.count <= 5 && others.cyrillic == 0
            && others.latin > 8
    }

    private static let labels = Set(WordFiles.posts.values("title labels"))

    /// `line` without a parenthesis at its end that holds a number of arXiv.
    static func withoutNumber(_ line: TextSlice) -> TextSlice {
        guard line.last == UInt8(ascii: ")"), let open = line.last(UInt8(ascii: "(")), open > line.startIndex,
            line.from(open + 1).hasASCIIPrefix("arxiv"),
            ArxivIdentifier.first(in: Array(line.after(open))) != nil
        else { return line }
        return line.before(open).trimmed
    }

    /// The label in brackets before a title, and the title behind it without emoji, quotes, and words that say that
    /// it is one.
    static func parts(of line: TextSlice) -> (label: TextSlice?, title: TextSlice) {
        var title = withoutEmojiAtEnd(withoutEmoji(line))
        while let labelled = self.title(labelledIn: title) { title = labelled }
        title = withoutNumber(title)
        var label: TextSlice?
        if title.hasPrefix("["), let close = title.first(UInt8(ascii: "]")),
            close - title.startIndex <= 80, close + 1 < title.endIndex
        {
            label = title[title.startIndex + 1..<close].trimmed
            title = title.after(close).trimmed
            while title.hasPrefix(":") || title.hasPrefix("-") { title = title.dropFirst().trimmed }
        }
        for (open, close) in [("“", "”"), ("«", "»"), ("\"", "\"")]
        where title.hasPrefix(open) && title.hasSuffix(close) && title.count > 4 {
            let inside = title[title.startIndex + open.utf8.count..<title.endIndex - close.utf8.count]
            if inside.find(open) == nil { title = inside.trimmed }
        }
        return (label, title)
    }
}
