import ReviewModel
import TextAnalysis

/// A heading a paper: the heading is or holds the title, and authors, links, a date or a summary stand
/// under it. One note a file without front matter is such a section, and so is the README of a model.
struct SectionLayout: MarkdownLayout {
    let name = "sections"
    let examples = [
        MarkdownExample(
            "# Small Nets Learn Too\n\nAda One, Bob Two, NIPS, 2015\n\n## Summary\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "## [Small Nets Learn Too](https://arxiv.org/abs/2001.00001)\n\nTLDR; They do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# Reading\n\n## Small Nets Learn Too (2019)\n\nAda One\n\n---\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# SmallNet\n\n> [Small Nets Learn Too](https://arxiv.org/abs/2001.00001)\n\n## Abstract\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "### Small Nets Learn Too\n- **Authors:** Ada One, Bob Two\n- **arXiv:** 2001.00001\n- **Summary:** They do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# Small Nets Learn Too\n\n| | |\n|---|---|\n| Authors | Ada One, Bob Two |\n| Venue | NeurIPS 2020 |\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# Small Nets Learn Too\n\n> Ada One, Bob Two. NeurIPS 2020. [arXiv](https://arxiv.org/abs/2001.00001)\n\nThey do.\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# SmallNet\n\n> [Small Nets Learn Too](https://arxiv.org/abs/2001.00001)\n\n## Citation\n\n```bibtex\n@article{one,\n title={Small Nets Learn Too},\n author={One, Ada},\n}\n```\n",
            titles: ["Small Nets Learn Too"]),
        MarkdownExample(
            "# Notes\n\n## Small Nets Learn Too\nhttps://arxiv.org/abs/2001.00001\nThe authors train a small net for long and find that it learns as much as a large one.\n\n## Large Nets Forget\n\nA large net is trained on one task and then on another one; of the first it keeps next to nothing.\n\n- Paper: https://arxiv.org/abs/2002.00002\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "# Tool\n\nInstall it with care.\n\n## Usage\n\nRead [the paper](https://arxiv.org/abs/2001.00001) first.\n",
            titles: []),
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard trail.purpose != .frame, let section = page.section(at: index) else { return nil }
        let sectionEnd = max(page.sectionEnd(of: index), section.bodyStart)
        let inner = Self.inner(page, in: section.bodyStart..<sectionEnd)
        let end = inner.first ?? sectionEnd
        guard !Self.listsPapers(page, in: index + 1..<end), inner.count < 2 || section.isLinked else {
            return nil
        }
        var facts = section.facts
        PaperLinkSearch.read(page.blocks[index + 1..<end], into: &facts)
        if StandingLinks.paperCount(in: page.blocks[index + 1..<end]) == 1 {
            PaperLinkSearch.readOnly(page.blocks[index + 1..<end], into: &facts)
        }
        BibTeXBlock.read(page.blocks[index + 1..<end], about: section.title, into: &facts)
        for block in page.blocks[section.bodyStart..<end] { facts.count(block) }
        var text = BlockText()
        text.block(page.blocks[index], isHead: true)
        for block in page.blocks[index + 1..<section.bodyStart] { text.block(block, isHead: true) }
        text.blocks(page.blocks[section.bodyStart..<end])
        let record = MarkdownRecord(
            lines: page.lines(index..<end), facts: facts, title: section.title, text: text,
            trail: trail.above(page.blocks[index].headingLevel ?? 1), threshold: .section)
        return LayoutMatch(end: end, parts: [.record(record)])
    }

    /// What a heading and the lines under it say of a paper.
    struct Section: Sendable {
        var title: String
        var facts: EntryFacts
        /// Whether the heading itself links the paper.
        var isLinked: Bool
        /// Index of the first block of prose.
        var bodyStart: Int
    }

    /// The section of the heading at `index`, when it is about a paper.
    static func section(at index: Int, of page: MarkdownPage) -> Section? {
        guard page.blocks[index].headingLevel != nil else { return nil }
        let text = page.blocks[index].text
        guard let head = EntryHead(text) ?? plain(text), !isGeneric(text, head: head),
            !TitleGate.isPlaceholder(TextSlice(head.titleWords))
        else { return nil }
        let limit = SectionHead.limit(page, from: index + 1)
        guard !page.blocks[index + 1..<limit].contains(where: BibliographyLayout.holdsSeveral) else {
            return nil
        }
        let under = SectionHead(
            page, from: index + 1, to: limit, isSingleAuthorLikely: head.facts.year != nil)
        guard (index + 1..<limit).lazy.filter({ BoldTitleLayout.opens(page, at: $0) }).prefix(2).count < 2
        else {
            return nil
        }
        var facts = head.facts
        facts.merge(under.facts)
        let standing = StandingLinks.papers(in: page.blocks[index + 1..<limit], about: head.titleWords)
        let links = standing.map(\.link), quoted = standing.count == 1 ? standing[0].quoted : nil
        let isCited = quoted != nil && head.titleLength <= 3
        guard
            isPaper(head, under: under, facts: facts)
                || isDescribed(head, links: links, isCited: isCited, body: page.blocks[under.end..<limit])
        else {
            return nil
        }
        if !facts.linksPaper, standing.count == 1 {
            facts.add(link: links[0].url, label: links[0].label)
        }
        return Section(
            title: under.quotedTitle ?? under.entryTitle ?? facts.title
                ?? (isCited ? quoted : nil) ?? head.titleWords,
            facts: facts,
            isLinked: head.linksPaper, bodyStart: under.end)
    }

    /// A heading of one word, which is a title only where much speaks for it.
    private static func plain(_ text: StyledText) -> EntryHead? { EntryHead(wholeOf: text) }

    private static func isPaper(_ head: EntryHead, under: SectionHead, facts: EntryFacts) -> Bool {
        if under.quotedTitle != nil || head.linksPaper || under.hasAuthorsLine { return true }
        let isLinked = head.title.link != nil
        if isLinked, under.hasSummary || under.hasDate { return true }
        if under.facts.linksPaper {
            // A word alone is a title where a year stands beside it.
            return head.titleLength >= 2
                ? !isCollection(head) : head.facts.year != nil && under.facts.prose == 0
        }
        return head.titleLength >= 3 && under.hasSummary
            && !TitleWords(head.titleWords).words.contains { NoteWords.collections.contains($0) }
    }

    /// Whether words and one address that stands alone follow a heading that can be a title, or the name of a model
    /// where the address has the title beside it.
    private static func isDescribed(
        _ head: EntryHead, links: [KnownLink], isCited: Bool, body: ArraySlice<MarkdownBlock>
    ) -> Bool {
        guard links.count == 1, HeadingTrail.purpose(of: head.text) == .papers,
            head.titleLength >= 2 || isCited,
            !body.contains(where: { $0.kind == .table || opensWithTitle($0) }),
            !Topics.isTopic(head.titleWords), !isCollection(head)
        else { return false }
        var facts = EntryFacts()
        for block in body { facts.count(block) }
        return facts.prose >= (head.titleLength >= 3 ? 80 : 160)
    }

    /// Whether a paragraph opens with a title of its own: the heading is that of a group.
    private static func opensWithTitle(_ block: MarkdownBlock) -> Bool {
        guard block.kind == .paragraph, let head = EntryHead(block.text) else { return false }
        return head.title.isMarked && head.titleLength >= 3 && head.title.range.lowerBound <= 8
    }

    /// "Best papers of 2023": a title that speaks of several.
    private static func isCollection(_ head: EntryHead) -> Bool {
        TitleWords(head.titleWords).words.contains { NoteWords.collections.contains($0) }
            && PartialDate.find(in: head.text.all) != nil
    }

    /// Headings that every note has.
    static let generic = WordFiles.markdown.phrases("heading.generic")

    /// "Introduction", "Papers", "2020".
    private static func isGeneric(_ text: StyledText, head: EntryHead) -> Bool {
        if head.title.link != nil { return false }
        if PartialDate.find(in: text.all)?.month != nil
            || DateLine.date(text.all) != nil
        {
            return true
        }
        // Tags over a rule, which to Markdown are a heading.
        if let first = text.lines.first, !first.isEmpty,
            text.slice(first).fields.allSatisfy({ $0.first == UInt8(ascii: "#") && $0.count > 1 })
        {
            return true
        }
        let words = text.slice(EntryWords.trimmed(text.all))
        if generic.contains(words.folded) { return true }
        // A heading of a word or two that notes on papers have: "Rough notes".
        return words.tokens.count <= 2 && NoteWords.opens(words.foldedPhrase, with: NoteWords.sections)
    }

    /// Whether two headings and more within `range` link a paper each: the page has a section for each of them.
    static func hasLinkedSections(_ page: MarkdownPage, in range: Range<Int>) -> Bool {
        var keys: Set<String> = []
        for block in page.blocks[range] where block.headingLevel ?? 1 > 1 {
            for link in block.text.links where !LinkLabel.isLabel(link, in: block.text) {
                if let key = PaperAddress.key(of: link.url) { keys.insert(key) }
            }
        }
        return keys.count >= 2
    }

    /// Whether the blocks are for the most part a list or table of papers.
    static func listsPapers(_ page: MarkdownPage, in range: Range<Int>) -> Bool {
        var papers = 0
        var lines = 0
        for block in page.blocks[range] {
            if block.isList {
                let certain = block.children.map { BulletItem($0) }.filter {
                    $0.head?.linksPaper == true && ($0.head?.titleLength ?? 0) >= 2
                }
                papers += certain.count
                lines += certain.reduce(0) { $0 + $1.block.lines.count }
            } else if block.kind == .table, TableColumns(block) != nil {
                papers += block.children.count - 1
                lines += block.lines.count
            }
        }
        return papers >= 4 && lines * 5 >= page.lines(range).count * 2
    }

    /// Indices of the headings within that are papers themselves.
    private static func inner(_ page: MarkdownPage, in range: Range<Int>) -> [Int] {
        range.filter { page.blocks[$0].headingLevel != nil && page.section(at: $0) != nil }
    }
}

extension MarkdownPage {
    /// The section of the heading at `index`, when it is about a paper.
    fileprivate func section(at index: Int) -> SectionLayout.Section? {
        keptSections[index].get { SectionLayout.section(at: index, of: self) }
    }
}

extension EntryFacts {
    /// Counts the words of a block as description.
    mutating func count(_ block: MarkdownBlock) {
        block.forEach { inner in
            if inner.kind == .paragraph || inner.kind == .cell {
                add(prose: UTF8Scanner.scalarCount(inner.text.all))
            }
        }
    }

    /// Adds what the lines under a title say.
    mutating func merge(_ other: EntryFacts) {
        if authors.isEmpty { set(authors: other.authors, truncated: other.authorsTruncated) }
        if venue == nil, let found = other.venue { set(venue: found) }
        if let found = other.year { add(year: found) }
        add(date: other.date)
        for link in other.links { add(link: link.url, label: link.label) }
        add(keywords: other.keywords)
        add(affiliations: other.affiliations)
        if let found = other.title { set(title: found) }
        if let found = other.parenthesis { set(parenthesis: found) }
    }
}
