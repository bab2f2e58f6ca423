import TextAnalysis

/// Labelled lines that a paragraph opens with and words follow, with no blank line between them:
///
///     Authors: Ada One, Bob Two
///     https://arxiv.org/abs/2001.00001
///     They train small nets.
///
/// To Markdown that is one paragraph; to who wrote it these are a head and a text.
enum LabelledLead {
    /// Letters of the words behind the labels from which they are a text.
    private static let fewest = 16

    /// `block` in two, where it is such a paragraph; else itself.
    static func parted(_ block: MarkdownBlock) -> [MarkdownBlock] {
        let lines = block.text.lines
        guard block.kind == .paragraph, lines.count >= 2, lines.count <= block.lines.count,
            let end = end(of: block.text, lines: lines), end < lines.count
        else { return [block] }
        let rest = lines[end].lowerBound..<block.text.bytes.count
        guard UTF8Scanner.scalarCount(block.text.bytes, in: rest) >= fewest else { return [block] }
        let cut = block.lines.lowerBound + end
        var head = MarkdownBlock(kind: .paragraph, line: block.lines.lowerBound)
        head.lines = block.lines.lowerBound..<cut
        head.text = block.text.part(0..<lines[end - 1].upperBound)
        var body = MarkdownBlock(kind: .paragraph, line: cut)
        body.lines = cut..<block.lines.upperBound
        body.text = block.text.part(rest)
        return [head, body]
    }

    /// How many lines belong to the head: labelled ones that tell of a paper, and addresses alone; nil where there is
    /// no label of authors, venue or paper among them, or all lines do.
    private static func end(of text: StyledText, lines: [Range<Int>]) -> Int? {
        var end = 0
        var isOfPaper = false
        while end < lines.count, !lines[end].isEmpty {
            if let field = FieldName.split(text, in: lines[end]), field.name != .summary {
                isOfPaper = isOfPaper || field.name.isOfPaper
            } else if !isAddress(text, line: lines[end]) {
                break
            }
            end += 1
        }
        return isOfPaper && end > 0 && end < lines.count ? end : nil
    }

    private static func isAddress(_ text: StyledText, line: Range<Int>) -> Bool {
        let place = WebAddress.find(in: text.bytes, line).first
        return place.map { $0.count + 2 >= line.count } ?? false
    }
}

extension StyledText {
    /// The words of `range` as a text of their own.
    func part(_ range: Range<Int>) -> StyledText {
        var part = StyledText()
        var numbers: [Int: Int] = [:]
        func number(of link: Int?) -> Int? {
            guard let link else { return nil }
            if let known = numbers[link] { return known }
            numbers[link] = part.openLink(links[link].url)
            return numbers[link]
        }
        for run in runs(in: range) {
            let place = run.range.clamped(to: range)
            let link = number(of: run.link)
            part.append(
                bytes[place], style: run.style, link: link,
                source: run.source.map { $0 + place.lowerBound - run.range.lowerBound })
            if let link { part.closeLink(link) }
        }
        for image in images where range.contains(image.offset) || image.offset == range.upperBound {
            part.append(image: image.url, alt: image.alt, link: number(of: image.link))
        }
        return part
    }
}
