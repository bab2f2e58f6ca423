import ReviewModel
import TextAnalysis

/// A list whose items are papers: `- Title [[arXiv](…)]`, `1. **Title** (2015), G. Hinton et al.`,
/// `- [Title](…)` with `Paper:` and `Code:` under it. Lists within lists are read on.
struct BulletLayout: MarkdownLayout {
    let name = "bullets"
    let examples = [
        MarkdownExample(
            "- Small Nets Learn Too [[arXiv](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n- Large Nets Forget [[pdf](https://arxiv.org/pdf/2001.00002v2.pdf)]\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "- **Small nets learn too** (2015), A. One et al. [[pdf]](https://arxiv.org/pdf/1501.00001)\n- [CS101](https://example.org/cs101), lecture notes\n",
            titles: ["Small nets learn too"]),
        MarkdownExample(
            "- Topic\n  - [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) <kbd>ICLR 2020</kbd>\n- Small Nets Learn More\n  - Paper: https://arxiv.org/abs/2001.00003\n  - Code: https://github.com/a/b\n",
            titles: ["Small Nets Learn Too", "Small Nets Learn More"]),
        MarkdownExample(
            "- Ada One, Bob Two. \"**Small Nets Learn Too**.\" ICML (2021). [[pdf]](https://arxiv.org/abs/2001.00001)\n- Large Nets Forget (One et al., NeurIPS 2020) [[pdf]](https://arxiv.org/abs/2002.00002)\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "# Reading list\n\n- Small Nets (2019)\n- Как учатся сети (2020)\n- Large Nets Forget (2021)\n",
            titles: ["Small Nets", "Как учатся сети", "Large Nets Forget"]),
        MarkdownExample("# Games\n\n- Small Nets (2019)\n- Large Nets (2020)\n", titles: []),
        MarkdownExample("- [Vision](#vision)\n- [Language](#language)\n", titles: []),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard page.blocks[index].isList, trail.purpose != .frame else { return nil }
        let parts = parts(of: page.blocks[index], page, trail: trail)
        let hasRecord = parts.contains { if case .record = $0 { true } else { false } }
        return hasRecord ? LayoutMatch(end: index + 1, parts: parts) : nil
    }

    private func parts(of list: MarkdownBlock, _ page: MarkdownPage, trail: HeadingTrail) -> [LayoutPart] {
        let items = list.children.map { BulletItem($0) }
        let share = self.share(of: items, page, under: trail)
        return items.flatMap { item -> [LayoutPart] in
            let end = item.inner.first?.lines.lowerBound ?? item.block.lines.upperBound
            let lines = item.block.lines.lowerBound..<max(item.block.lines.lowerBound, end)
            let own: LayoutPart =
                if let head = item.head, accepts(item, head: head, share: share, under: trail) {
                    .record(record(of: item, head, lines: lines, trail: trail))
                } else {
                    .rest(lines: lines, blocks: own(of: item))
                }
            return [own] + item.inner.flatMap { self.parts(of: $0, page, trail: trail) }
        }
    }

    /// Share of the items that are certainly papers; a short list is judged with the others of the page.
    private func share(of items: [BulletItem], _ page: MarkdownPage, under trail: HeadingTrail) -> Double {
        let listed = items.filter { $0.hasWords && !$0.isContents && $0.inner.isEmpty }
        guard !listed.isEmpty else { return page.share }
        let own =
            Double(
                listed.count {
                    $0.head.map { $0.isCertain || $0.isNamed || $0.isDated && trail.speaksLastOfPapers }
                        ?? false
                })
            / Double(listed.count)
        return listed.count >= 4
            ? own : (own * Double(listed.count) + page.share * 3) / Double(listed.count + 3)
    }

    private func accepts(
        _ item: BulletItem, head: EntryHead, share: Double, under trail: HeadingTrail
    ) -> Bool {
        if head.isOfResource || !head.linksPaper && TitleGate.refuses(head.titleWords) { return false }
        if trail.purpose == .resources {
            // What the whole page calls itself says less than the heading over the list.
            let isAmongPapers = trail.level > 1 && trail.headings.last?.purpose == .papers
            let isOfSeveral = head.facts.authors.count >= 2 && head.title.isMarked && head.title.link == nil
            let isStated =
                (!head.facts.authors.isEmpty || head.isDated && trail.speaksLastOfPapers)
                && head.facts.year != nil && isAmongPapers || isOfSeveral
            let isNamed =
                head.titleLength >= 2
                || head.linksPaper && (!head.facts.authors.isEmpty || trail.speaksLastOfPapers)
            return (head.linksPaper || isStated) && isNamed && share >= 0.5
        }
        if !item.inner.isEmpty, !head.linksPaper { return false }
        // A name alone among other things is a name of a tool, whatever it links to.
        if head.titleLength < 2 { return head.isCertain && share >= 0.5 }
        let isPossible = head.isPossible || head.isDated && trail.speaksLastOfPapers
        return head.isCertain && (head.linksPaper || share >= 0.25) || share >= 0.5 && isPossible
    }

    /// The blocks of an item without the lists that are read on.
    private func own(of item: BulletItem) -> [MarkdownBlock] {
        var block = item.block
        let inner = Set(item.inner.map(\.lines))
        block.children.removeAll { $0.isList && inner.contains($0.lines) }
        return [block]
    }

    private func record(of item: BulletItem, _ head: EntryHead, lines: Range<Int>, trail: HeadingTrail)
        -> MarkdownRecord
    {
        var text = BlockText()
        if item.isNested {
            text.line(item.block.lead, in: item.block.lead.range, isHead: true)
        } else {
            head.write(to: &text)
        }
        var isLead = true
        let inner = Set(item.inner.map(\.lines))
        for child in item.block.children where !(child.isList && inner.contains(child.lines)) {
            if isLead, child.kind == .paragraph { isLead = false } else { text.block(child) }
        }
        return MarkdownRecord(
            lines: lines, facts: head.facts, title: head.titleWords, text: text, trail: trail,
            threshold: .line, others: head.twins.map { KnownPaper(title: $0.title, url: $0.url) })
    }
}

extension EntryHead {
    /// Writes the line, its description on a line of its own.
    func write(to text: inout BlockText) {
        guard let prose = facts.proseStart, prose > title.end, prose < self.text.bytes.count else {
            return text.line(self.text, in: self.text.range, isHead: true)
        }
        text.line(self.text, in: 0..<prose, isHead: true)
        text.line(self.text, in: prose..<self.text.bytes.count)
    }
}

extension EntryFacts {
    /// Reads a block under the title: fields, links, names of authors, keywords, or words on the paper.
    mutating func read(_ block: MarkdownBlock) {
        switch block.kind {
        case .list:
            for item in block.children { readItem(item) }
        case .paragraph: readUnderTitle(block.text)
        case .code:
            if let entry = BibTeXBlock(block) { add(entry) } else { add(prose: block.text.bytes.count) }
        case .rule, .heading: break
        case .html: read(block.text, in: block.text.range)
        default: block.forEach { add(prose: UTF8Scanner.scalarCount($0.text.all)) }
        }
    }

    private mutating func readItem(_ item: MarkdownBlock) {
        for child in item.children {
            if child.kind == .paragraph { readUnderTitle(child.text) } else { read(child) }
        }
    }

    private mutating func readUnderTitle(_ text: StyledText) {
        let items = LineCut.items(text, in: text.range)
        if text.links.isEmpty, items.count >= 2, prose == 0, KeywordLine.fits(text) {
            return add(keywords: items)
        }
        read(text, in: text.range)
    }
}

/// Lines of keywords: `rl, atari, replay-memory`.
enum KeywordLine {
    /// Whether `text` is nothing but short items in lower case between commas.
    static func fits(_ text: StyledText) -> Bool {
        guard text.bytes.count <= 200, FieldName.split(text, in: text.range) == nil,
            text.bytes.last != UInt8(ascii: ".")
        else { return false }
        let items = LineCut.items(text, in: text.range).map { Array($0.utf8) }
        return items.allSatisfy {
            EntryWords.count(TextSlice($0)) <= 3 && !UTF8Scanner.isUpper($0.scalar(0).value)
        }
    }
}
