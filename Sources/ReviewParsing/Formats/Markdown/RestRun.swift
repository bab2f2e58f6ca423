import ReviewModel

/// Neighbouring parts of a document that are no papers.
struct RestRun: Sendable {
    /// Their lines, from 0.
    private(set) var lines: Range<Int>
    private var blocks: [MarkdownBlock]

    /// A run of one part.
    init(lines: Range<Int>, blocks: [MarkdownBlock]) {
        self.lines = lines
        self.blocks = blocks
    }

    /// Adds the next part.
    mutating func add(lines more: Range<Int>, blocks others: [MarkdownBlock]) {
        lines = lines.lowerBound..<max(lines.upperBound, more.upperBound)
        blocks += others
    }

    /// Whether it is only what holds the document together: headings, rules, anchors, pictures.
    var isFrame: Bool {
        blocks.allSatisfy { block in
            switch block.kind {
            case .heading, .rule: true
            case .html, .paragraph: EntryWords.count(block.text.bytes, block.text.range) <= 3
            default: false
            }
        }
    }

    /// Its words.
    var text: BlockText {
        var text = BlockText()
        text.blocks(blocks)
        return text
    }

    /// Words of its first heading of the first level, or of its first heading.
    var title: String? {
        let headings = blocks.filter { $0.headingLevel != nil }
        return (headings.first { $0.headingLevel == 1 } ?? headings.first).map {
            $0.text.words($0.text.range)
        }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Place of its first line, where that is a heading.
    var head: [Range<Int>] {
        guard blocks.first?.headingLevel != nil else { return [] }
        let bytes = text.text.bytes
        return [0..<(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)]
    }

    /// What it makes when it is not the head of the document.
    var kind: Kind {
        let text = text.text
        let links =
            text.links.count { $0.url.contains("://") }
            + WebAddress.find(in: text.bytes, 0..<text.bytes.count).count
        if text.bytes.count >= 2000, links * 600 < text.bytes.count { return .essay }
        return links > 0 ? .resource : .other
    }
}
