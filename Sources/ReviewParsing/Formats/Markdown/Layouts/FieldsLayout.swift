import ReviewModel
import TextAnalysis

/// Papers as labelled fields: `* **Title**: …`, `* **Authors**: …`, one after another in a list or as
/// lines of a paragraph, with a summary under them.
struct FieldsLayout: MarkdownLayout {
    let name = "fields"
    let examples = [
        MarkdownExample(
            "* **Title**: Small Nets Learn Too\n* **Authors**: Ada One, Bob Two\n* **Link**: https://arxiv.org/abs/2001.00001\n\n### Summary\n\n* They do.\n\n---\n\n* **Title**: Large Nets\n* **Year**: 2020\n",
            titles: ["Small Nets Learn Too", "Large Nets"]),
        MarkdownExample(
            "**Paper:** Small Nets Learn Too\n\n**Authors:** Ada One\n\nThey do.\n\n---\n\n**Paper:** Large Nets Forget\n\n**Authors:** Bob Two\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "**Title:** Small Nets Learn Too  \n**Authors:** Ada One\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        let block = page.blocks[index]
        let titles = Self.titleLines(of: block)
        guard !titles.isEmpty, trail.purpose != .frame, case let run = Self.run(at: index, of: page),
            run.contains(where: { Self.isStated(page.blocks[$0]) })
        else { return nil }
        if titles.count > 1, block.isList {
            return LayoutMatch(end: index + 1, parts: parts(of: block, titles, trail: trail))
        }
        guard run.reduce(0, { $0 + Self.fieldCount(of: page.blocks[$1]) }) >= 2 else { return nil }
        let end = self.end(behind: run.upperBound - 1, page, trail: trail)
        var facts = EntryFacts()
        var text = BlockText()
        for field in page.blocks[run] {
            facts.read(field)
            text.block(field, isHead: true)
        }
        for other in page.blocks[run.upperBound..<end] {
            if Self.fieldCount(of: other) >= 2 { facts.read(other) } else { facts.count(other) }
        }
        text.blocks(page.blocks[run.upperBound..<end])
        guard let title = Self.title(in: block, facts) else { return nil }
        let record = MarkdownRecord(
            lines: page.lines(index..<end), facts: facts, title: title, text: text, trail: trail,
            threshold: .section)
        return LayoutMatch(end: end, parts: [.record(record)])
    }

    /// Paragraphs that one paper has fields in.
    private static let mostFields = 12

    /// The block at `index` with the paragraphs behind it that are a labelled line each, up to the next title.
    private static func run(at index: Int, of page: MarkdownPage) -> Range<Int> {
        var end = index + 1
        guard page.blocks[index].kind == .paragraph else { return index..<end }
        while end < page.blocks.count, end - index < mostFields, page.blocks[end].kind == .paragraph,
            case let text = page.blocks[end].text, let line = text.lines.first, text.lines.count == 1,
            let field = FieldName.split(text, in: line), field.name != .summary, !isTitle(text, in: line)
        { end += 1 }
        return index..<end
    }

    /// Several papers in one list, an item a field.
    private func parts(of list: MarkdownBlock, _ titles: [Int], trail: HeadingTrail) -> [LayoutPart] {
        zip(titles, titles.dropFirst() + [list.children.count]).compactMap { start, end in
            var facts = EntryFacts()
            var text = BlockText()
            for item in list.children[start..<end] {
                var one = item
                one.kind = .list
                one.children = [item]
                facts.read(one)
                text.block(item, isHead: true)
            }
            var one = list
            one.children = Array(list.children[start..<end])
            let lines = list.children[start].lines.lowerBound..<list.children[end - 1].lines.upperBound
            guard let title = Self.title(in: one, facts) else { return nil }
            return .record(
                MarkdownRecord(
                    lines: lines, facts: facts, title: title, text: text, trail: trail, threshold: .section))
        }
    }

    /// The paper goes on up to the next one or the next heading of the level it stands under.
    private func end(behind index: Int, _ page: MarkdownPage, trail: HeadingTrail) -> Int {
        var end = index + 1
        while end < page.blocks.count {
            if let level = page.blocks[end].headingLevel,
                level <= max(1, trail.level) && !Self.isSummary(page.blocks[end])
                    || Self.opensPaper(page, at: end)
            {
                break
            }
            if !Self.titleLines(of: page.blocks[end]).isEmpty { break }
            end += 1
        }
        return end
    }

    /// A heading such as "Summary" is one of the paper, whatever its level.
    private static func isSummary(_ heading: MarkdownBlock) -> Bool {
        FieldName(label: heading.text.all) == .summary
    }

    /// Whether the next paper stands right under the heading at `index`.
    private static func opensPaper(_ page: MarkdownPage, at index: Int) -> Bool {
        index + 1 < page.blocks.count && !titleLines(of: page.blocks[index + 1]).isEmpty
    }

    /// Which items of a list, or whether the lines of a paragraph, hold the title.
    private static func titleLines(of block: MarkdownBlock) -> [Int] {
        switch block.kind {
        case .list:
            block.children.indices.filter { index in
                let lead = block.children[index].lead
                return isTitle(lead, in: lead.range) && isLabelled(lead)
            }
        case .paragraph:
            opensWithTitle(block.text) ? [0] : []
        default: []
        }
    }

    /// Whether a paragraph opens with the title, an identifier in front of it at most.
    private static func opensWithTitle(_ text: StyledText) -> Bool {
        let lines = LineCut.lines(of: text, text.range)
        guard let first = lines.first else { return false }
        if isTitle(text, in: first) { return true }
        let lead = text.slice(LeadingMarks(text, in: first).end..<first.upperBound).trimmed
        let isIdentifier = lead.begins(inAnyCase: "arxiv:") && lead.count <= 60
        return isIdentifier && lines.count >= 3 && FieldName.split(text, in: lines[1])?.name == .title
    }

    /// Whether a line states a title: behind a label of titles, or in words behind one of papers.
    private static func isTitle(_ text: StyledText, in line: Range<Int>) -> Bool {
        guard let field = FieldName.split(text, in: line) else { return false }
        return field.name == .title || field.name == .paper && field.isWords(in: text)
    }

    /// The title that a block states; where no label of titles does, the words behind one of papers.
    private static func title(in block: MarkdownBlock, _ facts: EntryFacts) -> String? {
        if let title = facts.title { return title }
        let texts = block.isList ? block.children.map(\.lead) : [block.text]
        for text in texts {
            for line in LineCut.lines(of: text, text.range) where isTitle(text, in: line) {
                return FieldName.split(text, in: line).map {
                    text.words(EntryWords.trimmed(text.bytes.slice($0.value)))
                }
            }
        }
        return nil
    }

    /// "Title: …" rather than "Papers: a list".
    private static func isLabelled(_ text: StyledText) -> Bool {
        FieldName.split(text, in: text.range).map { $0.value.count >= 2 } ?? false
    }

    /// Whether a title is stated under its own label, or the authors beside it under theirs.
    private static func isStated(_ block: MarkdownBlock) -> Bool {
        let texts = block.isList ? block.children.map(\.lead) : [block.text]
        return texts.contains { text in
            LineCut.lines(of: text, text.range).contains {
                let name = FieldName.split(text, in: $0)?.name
                return name == .title || name == .authors
            }
        }
    }

    private static func fieldCount(of block: MarkdownBlock) -> Int {
        let texts = block.isList ? block.children.map(\.lead) : block.kind == .paragraph ? [block.text] : []
        return texts.reduce(0) { count, text in
            count + LineCut.lines(of: text, text.range).count { FieldName.split(text, in: $0) != nil }
        }
    }
}
