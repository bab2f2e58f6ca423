import TextAnalysis

/// Tells a line that may be the title of a paper from prose.
enum TitleLine {
    /// Whether the line at `index` may be a title: begins with a capital, a digit, a quote or a label,
    /// is neither long nor a sentence and holds no address. `withStop` takes a full stop at its end too.
    static func fits(_ lines: TextLines, _ index: Int, withStop: Bool = false) -> Bool {
        let bytes = lines.bytes
        let range = withoutEmoji(bytes, lines.lines[index])
        guard range.count >= 6, range.count <= 320, withStop || !endsLikeProse(bytes, range) else {
            return false
        }
        let first = bytes.scalar(range.lowerBound).value
        let opens =
            UTF8Scanner.isUpper(first) || UTF8Scanner.isDigit(first)
            || "[«“\"'‘∞$".unicodeScalars.contains { $0.value == first }
            || isLowerCaseName(bytes, range)
        guard opens, !isListItem(bytes, range) else { return false }
        return WebAddress.find(in: bytes, range).isEmpty && sentences(bytes, range) <= 2
    }

    /// `range` without emoji at its beginning.
    private static func withoutEmoji(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var rest = range
        while !rest.isEmpty {
            let (value, length) = bytes.scalar(rest.lowerBound)
            // Digits are emoji by the tables of Unicode, letters of the title by those of people.
            guard value >= 0x2000, UTF8Scanner.isEmoji(value) else { break }
            rest = bytes.trimmed(min(rest.upperBound, rest.lowerBound + length)..<rest.upperBound)
        }
        return rest
    }

    /// `pix2pix: …`, `data2vec …`, `wav2vec 2.0`: titles that begin with a name in lower case.
    private static func isLowerCaseName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let word = Tokenizer.tokens(in: bytes, range).first, word.range.lowerBound == range.lowerBound
        else {
            return false
        }
        return word.hasLatin && (word.hasDigit || word.hasUpper)
    }

    private static func endsLikeProse(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard let last = range.last else { return true }
        if bytes[last] == UInt8(ascii: ".") {
            return !bytes.ends("..", in: range) && !bytes.ends("al.", in: range)
        }
        return bytes[last] == UInt8(ascii: ",") || bytes[last] == UInt8(ascii: ":")
            || bytes[last] == UInt8(ascii: ";")
    }

    /// "- item", "• item", "3) item"; "3. Title" may be a numbered title.
    private static func isListItem(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        ["- ", "– ", "— ", "* ", "•"].contains { bytes.starts($0, at: range) }
    }

    private static func sentences(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        SentenceSplitter.sentences(in: bytes, range).count
    }

    /// The label in brackets before a title, and the title behind it without number and quotes.
    static func parts(_ bytes: [UInt8], _ range: Range<Int>) -> (label: Range<Int>?, title: Range<Int>) {
        var title = withoutEmoji(bytes, range)
        var label: Range<Int>?
        if bytes.starts("[", at: title), let close = bytes.first(UInt8(ascii: "]"), in: title),
            close - title.lowerBound <= 80, close + 1 < title.upperBound
        {
            label = bytes.trimmed(title.lowerBound + 1..<close)
            title = bytes.trimmed(close + 1..<range.upperBound)
            while bytes.starts(":", at: title) || bytes.starts("-", at: title) {
                title = bytes.trimmed(title.lowerBound + 1..<title.upperBound)
            }
        }
        for (open, close) in [("“", "”"), ("«", "»"), ("\"", "\"")]
        where bytes.starts(open, at: title) && bytes.ends(close, in: title) && title.count > 4 {
            let inside = title.lowerBound + open.utf8.count..<title.upperBound - close.utf8.count
            if bytes.find(open, in: inside) == nil { title = bytes.trimmed(inside) }
        }
        return (label, title)
    }
}
