import ReviewModel
import TextAnalysis

extension MarkdownPage {
    /// What the layouts make of it.
    var parts: [LayoutPart] {
        keptParts.get {
            var walk = MarkdownWalk(self)
            return walk.run()
        }
    }
}

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
        dropRepeatedCitations()
        return filled()
    }

    /// Rankings cite a paper in every table: the first row is its entry, or the first that spells out a title that
    /// another one only calls by a name.
    private mutating func dropRepeatedCitations() {
        var seen: [String: (index: Int, words: Int)] = [:]
        for index in parts.indices {
            guard case .record(let record) = parts[index], record.isCited else { continue }
            let keys = record.known.links.compactMap { PaperAddress.key(of: $0.url) }
            let words = TitleWords(record.known.title ?? "").words
            let key = keys.first ?? words.joined(separator: " ")
            guard let former = seen[key] else {
                seen[key] = (index, words.count)
                continue
            }
            let isFuller = former.words <= 2 && words.count > 2
            if isFuller { seen[key] = (index, words.count) }
            let dropped = isFuller ? former.index : index
            parts[dropped] = .rest(lines: parts[dropped].lines, blocks: [])
        }
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
