import ReviewModel

/// A list whose items are papers: `- Title [[arXiv](…)]`, `1. **Title** (2015), G. Hinton et al.`,
/// `- [Title](…)` with `Paper:` and `Code:` under it. Lists within lists are read on.
struct BulletLayout: MarkdownLayout {
    let name = "bullets"
    let examples = [
        MarkdownExample(
            "- Small Nets Learn Too [[arXiv](https://arxiv.org/abs/2001.00001)] [[code](https://github.com/a/b)]\n- Large Nets Forget [[pdf](https://arxiv.org/pdf/2001.00002v2.pdf)]\n",
            ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "- **Small nets learn too** (2015), A. One et al. [[pdf]](https://arxiv.org/pdf/1501.00001)\n- [CS101](https://example.org/cs101), lecture notes\n",
            ["Small nets learn too"]),
        MarkdownExample(
            "- Topic\n  - [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) <kbd>ICLR 2020</kbd>\n- Small Nets Learn More\n  - Paper: https://arxiv.org/abs/2001.00003\n  - Code: https://github.com/a/b\n",
            ["Small Nets Learn Too", "Small Nets Learn More"]),
        MarkdownExample(
            "- Ada One, Bob Two. \"**Small Nets Learn Too**.\" ICML (2021). [[pdf]](https://arxiv.org/abs/2001.00001)\n- Large Nets Forget (One et al., NeurIPS 2020) [[pdf]](https://arxiv.org/abs/2002.00002)\n",
            ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample("- [Vision](#vision)\n- [Language](#language)\n", []),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard page.blocks[index].isList, trail.purpose != .frame else { return nil }
        let parts = parts(of: page.blocks[index], page, trail)
        let hasRecord = parts.contains { if case .record = $0 { true } else { false } }
        return hasRecord ? LayoutMatch(end: index + 1, parts: parts) : nil
    }

    private func parts(of list: MarkdownBlock, _ page: MarkdownPage, _ trail: HeadingTrail) -> [LayoutPart] {
        let items = list.children.map { BulletItem($0) }
        let share = self.share(of: items, page)
        return items.flatMap { item -> [LayoutPart] in
            let end = item.inner.first?.lines.lowerBound ?? item.block.lines.upperBound
            let lines = item.block.lines.lowerBound..<max(item.block.lines.lowerBound, end)
            let own: LayoutPart =
                if let head = item.head, accepts(item, head, share, trail.purpose) {
                    .record(record(of: item, head, lines, trail))
                } else {
                    .rest(lines: lines, blocks: own(of: item))
                }
            return [own] + item.inner.flatMap { self.parts(of: $0, page, trail) }
        }
    }

    /// Share of the items that are certainly papers; a short list is judged with the others of the page.
    private func share(of items: [BulletItem], _ page: MarkdownPage) -> Double {
        let listed = items.filter { $0.hasWords && !$0.isContents && $0.inner.isEmpty }
        guard !listed.isEmpty else { return page.share }
        let own = Double(listed.count { $0.head?.isCertain == true }) / Double(listed.count)
        return listed.count >= 4
            ? own : (own * Double(listed.count) + page.share * 3) / Double(listed.count + 3)
    }

    private func accepts(
        _ item: BulletItem, _ head: EntryHead, _ share: Double, _ purpose: HeadingTrail.Purpose
    ) -> Bool {
        if purpose == .resources { return head.linksPaper && head.titleLength >= 2 && share >= 0.5 }
        if !item.inner.isEmpty, !head.linksPaper { return false }
        // A name alone among other things is a name of a tool, whatever it links to.
        if head.titleLength < 2 { return head.isCertain && share >= 0.5 }
        return head.isCertain && (head.linksPaper || share >= 0.25) || share >= 0.5 && head.isPossible
    }

    /// The blocks of an item without the lists that are read on.
    private func own(of item: BulletItem) -> [MarkdownBlock] {
        var block = item.block
        let inner = Set(item.inner.map(\.lines))
        block.children.removeAll { $0.isList && inner.contains($0.lines) }
        return [block]
    }

    private func record(of item: BulletItem, _ head: EntryHead, _ lines: Range<Int>, _ trail: HeadingTrail)
        -> MarkdownRecord
    {
        var text = BlockText()
        head.write(to: &text)
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
            return text.line(self.text, self.text.range, isHead: true)
        }
        text.line(self.text, 0..<prose, isHead: true)
        text.line(self.text, prose..<self.text.bytes.count)
    }
}
