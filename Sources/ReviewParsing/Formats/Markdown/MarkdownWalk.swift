import ReviewModel

/// Goes through a document from top to bottom and asks each layout in turn what it makes of it.
struct MarkdownWalk {
    private let page: MarkdownPage
    private var trail = HeadingTrail()
    /// Parts in order, gaps between them not yet filled.
    private var parts: [LayoutPart] = []

    /// A walk through `page`.
    init(_ page: MarkdownPage) { self.page = page }

    /// The parts of the document in order; together they cover every line.
    mutating func run() -> [LayoutPart] {
        var index = 0
        while index < page.blocks.count {
            if let match = match(at: index) {
                parts += match.parts
                index = max(match.end, index + 1)
            } else {
                skip(page.blocks[index])
                index += 1
            }
        }
        return filled()
    }

    private func match(at index: Int) -> LayoutMatch? {
        for layout in MarkdownLayouts.all {
            if let match = layout.match(at: index, of: page, under: trail) { return match }
        }
        return nil
    }

    /// Leaves a block to the rest; headings tell what stands under them.
    private mutating func skip(_ block: MarkdownBlock) {
        if let level = block.headingLevel { trail.enter(block.text, level: level) }
        if block.kind == .paragraph { trail.enter(paragraph: block.text) }
        parts.append(.rest(lines: block.lines, blocks: [block]))
    }

    /// The parts with the lines between them: front matter, definitions of links, what a layout left out.
    private func filled() -> [LayoutPart] {
        var filled: [LayoutPart] = []
        var line = 0
        for part in parts.sorted(by: { $0.lines.lowerBound < $1.lines.lowerBound }) {
            if part.lines.lowerBound > line {
                filled.append(.rest(lines: line..<part.lines.lowerBound, blocks: []))
            }
            filled.append(part)
            line = max(line, part.lines.upperBound)
        }
        if line < page.source.lineCount {
            filled.append(.rest(lines: line..<page.source.lineCount, blocks: []))
        }
        return filled
    }
}
