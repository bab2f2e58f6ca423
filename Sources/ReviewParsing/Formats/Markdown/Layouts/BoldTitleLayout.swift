import ReviewModel
import TextAnalysis

/// Paragraphs that open with a title in bold or in a link, with `- Paper: url` or a summary under them.
struct BoldTitleLayout: MarkdownLayout {
    let name = "bold-titles"
    let examples = [
        MarkdownExample(
            "# 检测\n\n**Small Nets Learn Too**\n\n- Paper：<https://arxiv.org/abs/2001.00001>\n- Code：<https://github.com/a/b>\n\n**Large Nets Forget**\n\n- Paper：None\n- Code：<https://github.com/a/c>\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "**1. Small Nets Learn Too**, Ada One et al. [[pdf](https://arxiv.org/pdf/2001.00001)]\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "<details>\n<summary>Small Nets Learn Too</summary>\n\n- Paper: https://arxiv.org/abs/2001.00001\n\n</details>\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# Reading\n\n<details>\n<summary><b>Small Nets Learn Too</b> · 2020</summary>\n<p>Authors: Ada One</p>\n<a href=\"https://arxiv.org/abs/2001.00001\">arXiv</a>\n</details>\n\n<details>\n<summary><b>Large Nets Always Forget</b></summary>\n<p>They do.</p>\n<a href=\"https://arxiv.org/abs/2002.00002\">arXiv</a>\n</details>\n",
            titles: ["Small Nets Learn Too", "Large Nets Always Forget"]),
        MarkdownExample(
            "**[1]** One, Ada, Bob Two, and Carla Three. \"**Small Nets Learn Too**.\" (2020). [[pdf]](https://arxiv.org/abs/2001.00001)\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "**Small Nets Learn Too**\n\nThey do. https://arxiv.org/abs/2001.00001\n\n**Large Nets Forget**\n\nThey do: https://arxiv.org/abs/2002.00002\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "# Reading list\n\n**Note** that [Small Nets Learn Too](https://arxiv.org/abs/2001.00001) is cited here.\n",
            titles: []),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard trail.purpose != .frame, let (head, end) = Self.opening(page, at: index) else { return nil }
        var facts = head.facts
        for block in page.blocks[index + 1..<end] { facts.read(block) }
        guard trail.purpose != .resources || facts.linksPaper else { return nil }
        var text = BlockText()
        head.write(to: &text)
        for block in page.blocks[index + 1..<end] {
            if Self.isFields(block) { text.block(block, isHead: true) } else { text.blocks([block]) }
        }
        let record = MarkdownRecord(
            lines: page.lines(index..<end), facts: facts, title: head.titleWords, text: text, trail: trail,
            threshold: .line)
        return LayoutMatch(end: end, parts: [.record(record)])
    }

    /// Whether a paragraph or a summary to unfold opens with the title of a paper that it links.
    static func opens(_ page: MarkdownPage, at index: Int) -> Bool {
        guard let (head, end) = opening(page, at: index), head.titleLength >= 3 else { return false }
        return head.linksPaper || isSummary(page.blocks[index]) && linksOne(page, in: index + 1..<end)
    }

    /// The title that the block at `index` opens with, and where what belongs to it ends.
    private static func opening(_ page: MarkdownPage, at index: Int) -> (EntryHead, end: Int)? {
        guard let head = head(page.blocks[index]) else { return nil }
        var end = index + 1
        while end < page.blocks.count, goesOn(page.blocks[end]) { end += 1 }
        let fields = page.blocks[index + 1..<end].prefix(3).contains { isFields($0) }
        // A link with the words of a title is one, however short.
        let isLinked = head.title.link.map { PaperAddress.key(of: head.text.links[$0].url) != nil } ?? false
        return fields || head.isCertain && (head.titleLength >= 3 || isLinked)
            || headsOne(page, at: index, to: end, head: head)
            || head.facts.authors.count == 1 && head.titleLength >= 2 && head.facts.prose == 0
                && [index - 1, index + 1].contains { isCertain(page, at: $0) }
            ? (head, end) : nil
    }

    /// Whether a paragraph lists a paper without doubt: one beside it that is laid out alike may have one author.
    private static func isCertain(_ page: MarkdownPage, at index: Int) -> Bool {
        guard page.blocks.indices.contains(index), let head = head(page.blocks[index]) else { return false }
        return head.isCertain && head.titleLength >= 3 && head.facts.authors.count >= 2
    }

    /// Whether a bold line stands over words that link one paper, as another of the page does: such lines are its
    /// headings.
    private static func headsOne(_ page: MarkdownPage, at index: Int, to end: Int, head: EntryHead) -> Bool {
        guard isHeading(page.blocks[index]), head.titleLength >= (isSummary(page.blocks[index]) ? 1 : 3),
            NoteTitleWords.looksLikeOne(TextSlice(head.titleWords)),
            page.blocks.count(where: { isHeading($0) }) >= 2
        else { return false }
        return linksOne(page, in: index + 1..<end)
    }

    /// Whether the blocks link one paper and no other.
    private static func linksOne(_ page: MarkdownPage, in range: Range<Int>) -> Bool {
        StandingLinks.paperCount(in: page.blocks[range]) == 1
    }

    /// Whether a paragraph is nothing but bold words, or a block the summary of what is to unfold.
    private static func isHeading(_ block: MarkdownBlock) -> Bool {
        if isSummary(block) { return true }
        guard block.kind == .paragraph, let bold = block.text.stretch(of: .strong, at: 0) else {
            return false
        }
        return block.text.bytes.trimmed(bold) == block.text.bytes.trimmed(block.text.range)
    }

    /// The paper that a paragraph opens with, set apart from the words behind it.
    private static func head(_ block: MarkdownBlock) -> EntryHead? {
        guard block.kind == .paragraph || isSummary(block), !block.text.bytes.isEmpty,
            let head = EntryHead(block.text),
            head.title.isMarked, head.titleLength >= 2
        else { return nil }
        let others = block.text.links.filter {
            !$0.range.isEmpty && $0.range.lowerBound >= head.title.end
                && !LinkLabel.isLabel($0, in: block.text)
        }
        let isSlanted =
            head.title.link == nil
            && block.text.run(at: head.title.range.lowerBound)?.style.contains(.emphasis) == true
            && block.text.run(at: head.title.range.lowerBound)?.style.contains(.strong) == false
        guard others.count <= 1, !isSlanted || head.linksPaper else { return nil }
        let rest = block.text.bytes.trimmed(head.title.end..<block.text.bytes.count)
        guard let first = rest.first else { return head }
        let isWord = UTF8Scanner.isLetter(block.text.bytes.scalar(first).value)
        let isBroken =
            block.text.bytes[head.title.end..<first].contains(UInt8(ascii: "\n"))
            && !UTF8Scanner.isLower(block.text.bytes.scalar(first).value)
        let isApart =
            isBroken || block.text.run(at: first)?.style.isEmpty == false
            || block.text.run(at: first)?.link != nil
        return !isWord || isApart || VenueText(block.text.bytes.slice(rest)) != nil
            || !head.facts.authors.isEmpty
            ? head : nil
    }

    /// `<details><summary>Title</summary>` and no more.
    private static func isSummary(_ block: MarkdownBlock) -> Bool {
        guard block.kind == .html else { return false }
        let words = block.text.bytes.trimmed(block.text.range)
        return !words.isEmpty
            && block.text.runs.allSatisfy {
                $0.style.contains(.strong) || block.text.bytes.trimmed($0.range).isEmpty
            }
    }

    /// Whether a block belongs to the paper above it.
    private static func goesOn(_ block: MarkdownBlock) -> Bool {
        switch block.kind {
        case .html: return block.text.bytes.trimmed(block.text.range).isEmpty && block.text.images.isEmpty
        case .heading, .rule, .table: return false
        case .paragraph:
            guard let head = head(block) else { return true }
            return !(head.isCertain || head.title.range.count + 4 >= block.text.bytes.count)
        case .list:
            return isFields(block)
                || !block.children.contains {
                    BulletItem($0).head.map { $0.isCertain && $0.title.isMarked } ?? false
                }
        default: return true
        }
    }

    /// Whether a list or paragraph is made of labelled links: `- arXiv：<…>`, `Code: [repo](…)`.
    private static func isFields(_ block: MarkdownBlock) -> Bool {
        let texts = block.isList ? block.children.map(\.lead) : block.kind == .paragraph ? [block.text] : []
        let lines = texts.flatMap { text in LineCut.lines(of: text, text.range).map { (text, $0) } }
        let fields = lines.count { text, line in
            guard let name = FieldName.split(text, in: line)?.name else { return false }
            return [.paper, .code, .links, .authors, .venue].contains(name)
        }
        return fields > 0 && fields * 2 >= lines.count
    }
}
