import ReviewModel
import TextAnalysis

/// A code block with several entries of BibTeX, a paper an entry. One alone belongs to what stands around it.
struct BibliographyLayout: MarkdownLayout {
    let name = "bibliographies"
    let examples = [
        MarkdownExample(
            "# References\n\n```bibtex\n@article{one,\n  title = {Small Nets Learn Too},\n  author = {One, Ada and Bob Two},\n  year = {2020}\n}\n\n@misc{two,\n  title = {Large Nets Forget},\n  author = {Cleo Three},\n  eprint = {2002.00002}\n}\n```\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "# Tool\n\n```bibtex\n@misc{one,\n  title = {Small Nets Learn Too}\n}\n```\n", titles: []),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        let block = page.blocks[index]
        guard BibTeXBlock.opens(block), trail.purpose != .frame else { return nil }
        let source = BibTeXSource(block.text.bytes)
        let entries = source.entries.filter { source.text("title", of: $0) != nil }
        guard entries.count >= 2 else { return nil }
        var line = block.lines.lowerBound + (block.isFenced ? 1 : 0)
        var at = 0
        let starts = entries.map { entry in
            line += source.bytes[at..<entry.range.lowerBound].count { $0 == UInt8(ascii: "\n") }
            at = entry.range.lowerBound
            return min(line, block.lines.upperBound)
        }
        let ends = starts.dropFirst() + [block.lines.upperBound]
        let parts = zip(entries, zip(starts, ends)).map { entry, lines in
            LayoutPart.record(
                record(of: entry, in: source, block, lines: lines.0..<max(lines.0, lines.1), trail: trail))
        }
        return LayoutMatch(end: index + 1, parts: parts)
    }

    /// Whether `block` is code with several entries.
    static func holdsSeveral(_ block: MarkdownBlock) -> Bool {
        guard BibTeXBlock.opens(block) else { return false }
        return block.text.lines.lazy.filter { block.text.slice($0).trimmed.first == UInt8(ascii: "@") }
            .prefix(2)
            .count == 2
    }

    private func record(
        of entry: BibTeXSource.Entry, in source: BibTeXSource, _ block: MarkdownBlock, lines: Range<Int>,
        trail: HeadingTrail
    ) -> MarkdownRecord {
        let entry = BibTeXBlock(entry, of: source), place = entry.place
        var facts = EntryFacts()
        facts.add(entry)
        if let url = entry.fields["url"], url.holds("://"), !facts.linksPaper {
            facts.add(link: url, label: nil)
        }
        var text = BlockText()
        for line in block.text.lines where line.overlaps(place) {
            text.line(block.text, in: line.clamped(to: place), isHead: true)
        }
        return MarkdownRecord(
            lines: lines, facts: facts, title: entry.fields["title"] ?? "", text: text, trail: trail,
            threshold: .line)
    }
}
