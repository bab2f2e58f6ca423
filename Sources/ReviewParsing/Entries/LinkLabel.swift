import ReviewModel
import TextAnalysis

/// Tells words that only say what a link is (`[arXiv]`, `(Paper)`, `code`) from a title that is a link.
enum LinkLabel {
    private static let words = WordFiles.markdown.phrases("label")

    private static let telling = WordFiles.markdown.phrases("label.telling")

    /// Whether the words of `link` are a label: in brackets, a host, an identifier, or words such as "paper". Where
    /// a line opens with them every word must be one of a label: "Tidy Data" is a title.
    static func isLabel(_ link: StyledText.Link, in text: StyledText, opensLine: Bool = false) -> Bool {
        let range = text.bytes.trimmed(link.range)
        if range.isEmpty || isBracketed(text.bytes.slice(range)) || isAddress(text.bytes.slice(range)) {
            return true
        }
        return isLabel(text.bytes.slice(range), isStrict: opensLine)
    }

    /// Whether `slice` is made of words that say what a link is.
    static func isLabel(_ slice: TextSlice, isStrict: Bool = false) -> Bool {
        let bytes = slice.bytes
        let tokens = slice.tokens.filter { !$0.isNumber }
        guard tokens.count <= 6 else { return false }
        let all = tokens.map { bytes.folded($0.range) }
        if all.isEmpty { return true }
        let isHan = tokens.contains { bytes[$0.range.lowerBound] >= 0xE3 }
        if isHan {
            return all.count <= 6
                && (words.contains(all.joined()) || LinkRoles.role(ofLabel: all.joined()) != nil)
        }
        if all.count <= 4,
            all.allSatisfy({
                words.contains($0) || LinkRoles.role(ofLabel: $0) != nil || $0.hasPrefix("http")
            })
        {
            return true
        }
        return !isStrict && all.count <= 3
            && (telling.contains(all[all.count - 1]) || telling.contains(all[0]) && all.count <= 2)
    }

    /// `[[arXiv](…)]`, `[[pdf]](…)`, `([Paper](…))`.
    static func isBracketed(_ slice: TextSlice) -> Bool {
        let bytes = slice.bytes
        guard slice.count <= 60, let last = slice.range.last else { return false }
        if bytes[slice.startIndex] == UInt8(ascii: "["), bytes[last] == UInt8(ascii: "]") { return true }
        guard slice.startIndex > 0, slice.endIndex < bytes.count else { return false }
        let before = bytes[slice.startIndex - 1], after = bytes[slice.endIndex]
        return before == UInt8(ascii: "[") && after == UInt8(ascii: "]")
            || before == UInt8(ascii: "(") && after == UInt8(ascii: ")")
    }

    /// Words that are an address themselves, or an identifier of arXiv.
    static func isAddress(_ slice: TextSlice) -> Bool {
        let bytes = slice.bytes
        let found = WebAddress.find(in: slice)
        if let first = found.first, first.lowerBound <= slice.startIndex + 1, first.count + 2 >= slice.count {
            return true
        }
        guard slice.count <= 24, bytes[slice.range].allSatisfy({ $0 != 0x20 }) else { return false }
        return ArxivIdentifier.first(in: Array(bytes[slice.range])) != nil
    }

    /// The words of a label without brackets; nil when there are none.
    static func words(_ text: StyledText, in range: Range<Int>) -> String? {
        var range = text.bytes.trimmed(range)
        while range.count >= 2, "[(".utf8.contains(text.bytes[range.lowerBound]), let last = range.last,
            "])".utf8.contains(text.bytes[last])
        {
            range = text.bytes.trimmed(range.lowerBound + 1..<last)
        }
        return range.isEmpty || isAddress(text.bytes.slice(range)) ? nil : text.words(range)
    }

    /// Whether an address leads to something one can go to: not an anchor, not a mailbox.
    static func isAddress(_ url: String) -> Bool {
        !url.isEmpty && !url.hasPrefix("#") && !url.hasPrefix("./#") && !url.hasPrefix("mailto:")
            && !url.hasPrefix("javascript:")
    }

    /// Whether an address leads to a place of a table of contents: within the page, or to another page at an anchor.
    static func isAnchor(_ url: String) -> Bool {
        url.hasPrefix("#") || url.hasPrefix("./#") || url.hasPrefix("../#")
    }
}
