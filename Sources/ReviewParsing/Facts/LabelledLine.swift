import ReviewModel
import TextAnalysis

/// A line of the header of a review: `Код (неофициальный): https://…`.
struct LabelledLine: Sendable {
    /// The words before the colon; empty for a line that is nothing but addresses.
    var label: Range<Int>
    /// The links behind it.
    var links: [TextLines.Anchor]

    /// The line at `index` of `lines` as a labelled line; nil when it is a sentence or has no link.
    ///
    /// A row of words that carry links, "arXiv | GitHub | Demo", is one too; its words are the labels.
    init?(at index: Int, in lines: TextLines) {
        let line = lines[index]
        // A line of a head is short; a paragraph is not worth searching.
        guard line.count <= 1200 else { return nil }
        let links = lines.anchors(index)
        guard let first = links.first, let last = links.last else { return nil }
        let before = line.before(first.place.lowerBound).trimmed
        let after = line.from(last.place.upperBound).trimmed
        guard after.count <= 60, Self.onlySeparators(between: links.map(\.place), in: lines.bytes) else {
            return nil
        }
        if before.isEmpty || before.allSatisfy({ $0 < 0x30 || $0 >= 0xE2 }) {
            // One link over a whole line of words is a title that leads somewhere.
            if links.contains(where: { Self.isTitle($0, alone: links.count == 1, in: lines) }) { return nil }
            self.init(label: before.startIndex..<before.startIndex, links: links)
        } else {
            guard let label = Self.label(in: before) else { return nil }
            self.init(label: label.range, links: links)
        }
    }

    private init(label: Range<Int>, links: [TextLines.Anchor]) {
        self.label = label
        self.links = links
    }

    /// Whether the words of a link are a title that leads to its paper, rather than a label: long, or, where the link
    /// stands alone in its line, three words and more in the letters of titles.
    static func isTitle(_ link: TextLines.Anchor, alone: Bool, in lines: TextLines) -> Bool {
        guard link.isHidden else { return false }
        if link.place.count > 40 { return true }
        let words = lines.bytes.slice(link.place), count = words.tokens.count
        return alone && count >= 3 && TitleLine.isCapitalised(words)
            && LinkRoles.role(ofHost: link.url) == .paper
            && (count >= 4 || LinkRoles.role(ofLabel: words.string) == nil)
    }

    /// Whether the label is a few words, as in a head, rather than half a sentence. Words in parentheses do not
    /// count.
    func isTerse(in bytes: [UInt8]) -> Bool {
        let label = bytes.slice(label)
        return label.before(label.first(UInt8(ascii: "(")) ?? label.endIndex).tokens.count <= 4
    }

    /// The words of a label without its colon, bullet and arrow; nil when they read like a sentence.
    private static func label(in line: TextSlice) -> TextSlice? {
        var label = line
        for mark in Marks.labels {
            label = label.without(prefix: mark)?.trimmed ?? label
        }
        guard
            label.last == UInt8(ascii: ":") || Marks.bareDashes.contains(where: label.hasSuffix)
        else { return nil }
        while !label.isEmpty, !isWordEnd(label) { label = label.dropLast() }
        label = label.trimmed
        guard (1...9).contains(label.tokens.count), !label.contains(UInt8(ascii: "?")),
            label.find(". ") == nil
        else { return nil }
        return label
    }

    /// Whether the last byte of `label` ends a word or a parenthesis.
    private static func isWordEnd(_ label: TextSlice) -> Bool {
        guard let byte = label.last else { return false }
        if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { return true }
        if byte < 0x80 {
            return (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        }
        // A dash is E2 80 93 or 94; any other multibyte character ends a word.
        let end = label.suffix(3)
        let isDash =
            end.count == 3 && end.elementsEqual([0xE2, 0x80, byte]) && (byte == 0x93 || byte == 0x94)
        return !isDash
    }

    private static func onlySeparators(between urls: [Range<Int>], in bytes: [UInt8]) -> Bool {
        zip(urls, urls.dropFirst()).allSatisfy { left, right in
            let gap = bytes.trimmed(left.upperBound..<max(left.upperBound, right.lowerBound))
            return right.lowerBound <= left.upperBound || gap.count <= 12
        }
    }
}
