import TextAnalysis

/// A document with all that a layout may look at.
struct MarkdownPage: Sendable {
    /// The file.
    let source: SourceText
    /// Fields at its top.
    let frontMatter: FrontMatter?
    /// Its blocks.
    let blocks: [MarkdownBlock]
    /// Share of the items of its lists, contents apart, that are certainly papers.
    let share: Double
    /// How many items of its lists and rows of its tables are certainly papers.
    let listed: Int

    /// Reads the document.
    init(_ source: SourceText) {
        self.source = source
        frontMatter = FrontMatter(source)
        blocks = MarkdownTree.blocks(of: source, from: frontMatter?.end ?? 0)
        var certain = 0
        var all = 0
        for block in blocks where block.isList {
            let heads = block.children.map { BulletItem($0) }.filter { $0.hasWords && !$0.isContents }
            all += heads.count
            certain += heads.count { $0.head?.isCertain == true }
        }
        share = all == 0 ? 0 : Double(certain) / Double(all)
        listed = certain
    }

    /// Index behind the section of the heading at `index`: of the next heading of its level or above.
    func sectionEnd(of index: Int) -> Int {
        guard let level = blocks[index].headingLevel else { return index + 1 }
        var end = index + 1
        while end < blocks.count, blocks[end].headingLevel.map({ $0 > level }) ?? true { end += 1 }
        return end
    }

    /// Lines of the blocks in `range`.
    func lines(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return blocks[range.lowerBound].lines.lowerBound..<blocks[range.upperBound - 1].lines.upperBound
    }
}
