import TextAnalysis

/// Lines of one paragraph that open with the number or the key of what they refer to:
///
///     [^1]: Ada One, Bob Two. Small Nets Learn Too. 2020.
///     [^2]: Cleo Three. Large Nets Forget. 2021.
enum CountedLines {
    /// `block` in as many paragraphs as it has such lines, two at least; else itself.
    static func parted(_ block: MarkdownBlock) -> [MarkdownBlock] {
        guard block.kind == .paragraph, block.text.bytes.first == UInt8(ascii: "["),
            case let lines = block.text.lines, lines.count >= 2, lines.count <= block.lines.count,
            isCounted(block.text.slice(lines[0]))
        else { return [block] }
        let starts = lines.indices.filter { isCounted(block.text.slice(lines[$0])) }
        guard starts.count >= 2 else { return [block] }
        return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
            let first = block.lines.lowerBound + start
            let last = end == lines.count ? block.lines.upperBound : block.lines.lowerBound + end
            var part = MarkdownBlock(kind: .paragraph, line: first)
            part.lines = first..<max(first, last)
            part.text = block.text.part(lines[start].lowerBound..<lines[end - 1].upperBound)
            return part
        }
    }

    /// "[12] Ada One", "[^one]: Ada One"
    private static func isCounted(_ line: TextSlice) -> Bool {
        guard line.first == UInt8(ascii: "["), let close = line.prefix(40).first(UInt8(ascii: "]")),
            close + 1 < line.endIndex
        else { return false }
        let inside = line[line.startIndex + 1..<close]
        if inside.first == UInt8(ascii: "^") { return line[close + 1] == UInt8(ascii: ":") }
        return (1...3).contains(inside.count) && inside.number != nil && line[close + 1] == 0x20
    }
}

/// Papers listed in a quote each, or named under a quote from them: paragraphs set apart.
enum QuotedEntries {
    /// Quotes from which they are a list.
    private static let fewest = 3

    /// Makes paragraphs of such quotes among `blocks`.
    static func open(_ blocks: inout [MarkdownBlock]) {
        guard blocks.lazy.filter({ $0.kind == .quote }).prefix(fewest).count == fewest else { return }
        for opened in [Self.opened, attributed] where blocks.count(where: { opened($0) != nil }) >= fewest {
            blocks = blocks.flatMap { opened($0) ?? [$0] }
        }
    }

    /// The one paragraph of a quote that links one paper; nil of any other block.
    private static func opened(_ block: MarkdownBlock) -> [MarkdownBlock]? {
        guard block.kind == .quote, block.children.count == 1, var only = block.children.first,
            only.kind == .paragraph, linksOne(only.text)
        else { return nil }
        only.lines = block.lines
        return [only]
    }

    /// A quote and the paragraph at its end that tells whose words they are, "— One et al., [Small Nets](…)"; nil where it
    /// ends with none.
    private static func attributed(_ block: MarkdownBlock) -> [MarkdownBlock]? {
        guard block.kind == .quote, block.children.count >= 2, var last = block.children.last,
            last.kind == .paragraph, linksOne(last.text),
            (Marks.attributions + ["-- "]).contains(where: { last.text.slice(last.text.range).hasPrefix($0) })
        else { return nil }
        var quote = block
        quote.children.removeLast()
        quote.lines = block.lines.lowerBound..<last.lines.lowerBound
        last.lines = last.lines.lowerBound..<block.lines.upperBound
        return [quote, last]
    }

    private static func linksOne(_ text: StyledText) -> Bool {
        PaperAddress.keys(of: text).count == 1
    }
}
