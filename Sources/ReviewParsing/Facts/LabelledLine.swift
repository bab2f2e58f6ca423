import TextAnalysis

/// A line of the header of a review: `Код (неофициальный): https://…`.
struct LabelledLine: Sendable {
    /// The words before the colon; empty for a line that is nothing but addresses.
    var label: Range<Int>
    /// The links behind it.
    var links: [TextLines.Anchor]

    /// The line at `index` as a labelled line, or nil when it is a sentence or has no link.
    ///
    /// A row of words that carry links, "arXiv | GitHub | Demo", is one too; its words are the labels.
    static func parse(_ lines: TextLines, _ index: Int) -> LabelledLine? {
        let range = lines.lines[index]
        // A line of a head is short; a paragraph is not worth searching.
        guard range.count <= 1200 else { return nil }
        let links = lines.anchors(index)
        guard let first = links.first, let last = links.last else { return nil }
        let bytes = lines.bytes
        let before = bytes.trimmed(range.lowerBound..<max(range.lowerBound, first.place.lowerBound))
        let after = bytes.trimmed(min(last.place.upperBound, range.upperBound)..<range.upperBound)
        guard after.count <= 60, onlySeparators(between: links.map(\.place), in: bytes) else { return nil }
        if before.isEmpty || before.allSatisfy({ bytes[$0] < 0x30 || bytes[$0] >= 0xE2 }) {
            // One link over a whole line of words is a title that leads somewhere.
            let isTitle = links.contains { $0.isHidden && $0.place.count > 40 }
            return isTitle ? nil : LabelledLine(label: before.lowerBound..<before.lowerBound, links: links)
        }
        guard let label = label(in: bytes, before) else { return nil }
        return LabelledLine(label: label, links: links)
    }

    /// Whether the label is a few words, as in a head, rather than half a sentence. Words in parentheses do not count.
    func isTerse(_ bytes: [UInt8]) -> Bool {
        let end = bytes.first(UInt8(ascii: "("), in: label) ?? label.upperBound
        return Tokenizer.tokens(in: bytes, label.lowerBound..<end).count <= 4
    }

    /// The words of a label without its colon, bullet and arrow; nil when they read like a sentence.
    private static func label(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        var range = range
        for mark in ["→", "➡️", "•", "-", "–", "—", "*", "▪️", "🔗", "👉"] where bytes.starts(mark, at: range) {
            range = bytes.trimmed(range.lowerBound + mark.utf8.count..<range.upperBound)
        }
        guard let end = range.last,
            bytes[end] == UInt8(ascii: ":") || bytes.ends("—", in: range) || bytes.ends("–", in: range)
                || bytes.ends("-", in: range)
        else { return nil }
        while let last = range.last, !isWordEnd(bytes, last) { range = range.lowerBound..<last }
        range = bytes.trimmed(range)
        let words = Tokenizer.tokens(in: bytes, range).count
        guard words >= 1, words <= 9, !bytes[range].contains(UInt8(ascii: "?")),
            bytes.find(". ", in: range) == nil
        else { return nil }
        return range
    }

    private static func isWordEnd(_ bytes: [UInt8], _ at: Int) -> Bool {
        let byte = bytes[at]
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { return true }
        if byte < 0x80 {
            return (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        }
        // A dash is E2 80 93 or 94, a guillemet C2 BB; any other multibyte character ends a word.
        let isDash =
            at >= 2 && bytes[at - 2] == 0xE2 && bytes[at - 1] == 0x80 && (byte == 0x93 || byte == 0x94)
        return !isDash
    }

    private static func onlySeparators(between urls: [Range<Int>], in bytes: [UInt8]) -> Bool {
        zip(urls, urls.dropFirst()).allSatisfy { left, right in
            let gap = bytes.trimmed(left.upperBound..<max(left.upperBound, right.lowerBound))
            return right.lowerBound <= left.upperBound || gap.count <= 12
        }
    }
}
