import ReviewModel
import TextAnalysis

/// A paper a paragraph: the title on the first line, then names, a venue and the address, on lines of their own or in a
/// list right below.
struct ParagraphLayout: MarkdownLayout {
    let name = "paragraphs"
    let examples = [
        MarkdownExample(
            "Small Nets Learn Too (2020)\nAda One, Bob Two\n[[arXiv](https://arxiv.org/abs/2001.00001)]\n\nLarge Nets Forget (2020)\nCleo Three, Dan Four\nhttps://arxiv.org/abs/2002.00002\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
        MarkdownExample(
            "# Papers\n\nSmallNet: Small Nets Learn Too\n- https://arxiv.org/abs/2001.00001\n\n# Blogs\n\nSmall nets for all\n- https://example.org/small\n",
            titles: ["SmallNet: Small Nets Learn Too"]),
        MarkdownExample(
            "# Reading\n\nSmall Nets Learn Too — https://arxiv.org/abs/2001.00001\n\nLarge Nets Forget — https://arxiv.org/abs/2002.00002\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"]),
    ]

    /// Bytes of a title.
    private static let longest = 250

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard trail.purpose != .frame, !trail.isUnderReferences, let entry = Self.entry(at: index, of: page)
        else { return nil }
        var text = BlockText()
        text.block(page.blocks[index], isHead: true)
        for block in page.blocks[index + 1..<entry.end] { text.block(block) }
        let record = MarkdownRecord(
            lines: page.lines(index..<entry.end), facts: entry.facts, title: entry.title, text: text,
            trail: trail, threshold: .line)
        return LayoutMatch(end: entry.end, parts: [.record(record)])
    }

    /// Whether the paragraph at `index` lists a paper.
    static func listsPaper(_ page: MarkdownPage, at index: Int) -> Bool {
        isListed(at: index, of: page)
            || page.blocks[index].kind == .paragraph && entry(at: index, of: page) != nil
    }

    private static func entry(at index: Int, of page: MarkdownPage) -> (
        title: String, facts: EntryFacts, end: Int
    )? {
        let block = page.blocks[index]
        if isReference(at: index, of: page),
            [index - 1, index + 1].contains(where: { isReference(at: $0, of: page) }),
            let head = EntryHead(block.text)
        {
            return (head.titleWords, head.facts, index + 1)
        }
        if isListed(at: index, of: page),
            [index - 1, index + 1].contains(where: { isListed(at: $0, of: page) }),
            let head = EntryHead(block.text)
        {
            return (head.titleWords, head.facts, index + 1)
        }
        guard block.kind == .paragraph, let first = LineCut.lines(of: block.text, block.text.range).first,
            let head = title(in: block.text, line: first)
        else { return nil }
        var facts = head.facts
        let rest = LineCut.lines(of: block.text, first.upperBound..<block.text.bytes.count)
        if rest.isEmpty {
            guard index + 1 < page.blocks.count,
                page.blocks[index + 1].lines.lowerBound == block.lines.upperBound,
                addressesPaper(page.blocks[index + 1])
            else { return nil }
            facts.read(page.blocks[index + 1])
            return facts.linksPaper ? (head.titleWords, facts, index + 2) : nil
        }
        for line in rest { facts.readLine(block.text, in: line) }
        guard facts.prose <= head.facts.prose, facts.linksPaper, paperCount(facts) == 1 else { return nil }
        return (head.titleWords, facts, index + 1)
    }

    /// Whether two paragraphs that are a reference each follow on one another: a list, not the facts of what is above.
    static func areReferences(_ page: MarkdownPage, from index: Int) -> Bool {
        isReference(at: index, of: page) && isReference(at: index + 1, of: page)
    }

    /// Whether the paragraph at `index` is a reference with its year and its venue or address, and no more.
    private static func isReference(at index: Int, of page: MarkdownPage) -> Bool {
        guard page.blocks.indices.contains(index), page.blocks[index].kind == .paragraph,
            case let text = page.blocks[index].text, Reference.mayHaveYear(text.slice(text.range)),
            let reference = Reference(text)
        else { return false }
        return !isOverNames(text) && reference.year != nil && (reference.venue != nil || !text.links.isEmpty)
    }

    /// Whether the second line is names, which belong to the title over them.
    private static func isOverNames(_ text: StyledText) -> Bool {
        let second = LineCut.lines(of: text, text.range).dropFirst().first
        return second.map { NameList(text.bytes.slice($0)).isConvincing } ?? false
    }

    /// Whether the paragraph at `index` is a title, the address of its paper, and facts and labels at most.
    private static func isListed(at index: Int, of page: MarkdownPage) -> Bool {
        guard page.blocks.indices.contains(index), page.blocks[index].kind == .paragraph,
            case let text = page.blocks[index].text, text.bytes.count <= 600, !isOverNames(text),
            let head = EntryHead(text),
            head.linksPaper, head.facts.prose == 0, head.titleLength >= 2, paperCount(head.facts) == 1,
            case let words = text.slice(head.title.range), let first = words.first
        else { return false }
        let behind = text.bytes[head.title.range.upperBound...].first { $0 > 0x20 }
        return (first < 0x61 || first > 0x7A) && behind != UInt8(ascii: ":")
            && EntryWords.sentenceEnd(words) == nil && words.count <= longest
    }

    /// The title that a line of plain words is, with a year or a venue behind it at most.
    private static func title(in text: StyledText, line: Range<Int>) -> EntryHead? {
        guard line.count <= longest, text.link(at: line.lowerBound) == nil,
            !text.links.contains(where: { $0.range.overlaps(line) }),
            WebAddress.find(in: text.bytes.slice(line)).isEmpty, FieldName.split(text, in: line) == nil,
            !text.slice(line).hasSuffix("."), !text.slice(line).hasSuffix(":")
        else { return nil }
        let alone = text.part(line)
        guard let head = EntryHead(wholeTitle: alone), head.titleLength >= 2, head.facts.prose == 0 else {
            return nil
        }
        let words = text.slice(line)
        return TitleLine.isCapitalised(words) || words.letterCounts.cyrillic > 0 || head.facts.year != nil
            || head.titleLength >= 4 && EntryWords.sentenceEnd(words) == nil
            ? head : nil
    }

    /// Whether the first item of a list is the address of a paper and nothing else.
    private static func addressesPaper(_ block: MarkdownBlock) -> Bool {
        guard block.isList, block.children.count <= 12, let first = block.children.first?.lead,
            first.links.count == 1, let link = first.links.first, PaperAddress.key(of: link.url) != nil
        else { return false }
        return link.range.count + 2 >= first.bytes.trimmed(first.range).count
            && LinkLabel.isLabel(link, in: first)
    }

    private static func paperCount(_ facts: EntryFacts) -> Int {
        Set(facts.links.compactMap { PaperAddress.key(of: $0.url) }).count
    }
}
