import ReviewModel
import TextAnalysis

/// Paragraphs that open with a name in bold and end with the title of the paper, which is a link.
struct EndingTitleLayout: MarkdownLayout {
    let name = "ending-titles"
    let examples = [
        MarkdownExample(
            "# This week\n\n**SmallNet.** A small net learns. *[Small Nets Learn Too](https://arxiv.org/abs/2001.00001)*\n\n**BigNet.** A large one does not. *[Large Nets Forget](https://arxiv.org/abs/2002.00002)*\n",
            titles: ["Small Nets Learn Too", "Large Nets Forget"])
    ]

    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch? {
        guard trail.purpose != .frame, !trail.isUnderReferences,
            let link = Self.title(page.blocks[index]),
            [index - 1, index + 1].contains(where: {
                page.blocks.indices.contains($0) && Self.title(page.blocks[$0]) != nil
            })
        else { return nil }
        let block = page.blocks[index]
        var facts = EntryFacts()
        for link in block.text.links {
            facts.add(
                link: link.url,
                label: LinkLabel.isLabel(link, in: block.text) ? block.text.words(link.range) : nil)
        }
        facts.count(block)
        var text = BlockText()
        text.block(block)
        let title = block.text.words(EntryWords.trimmed(block.text.bytes.slice(link.range)))
        let record = MarkdownRecord(
            lines: block.lines, facts: facts, title: title, text: text, trail: trail, threshold: .line)
        return LayoutMatch(end: index + 1, parts: [.record(record)])
    }

    /// The link with the words of a title at the end of a paragraph that opens with bold words and names one paper.
    private static func title(_ block: MarkdownBlock) -> StyledText.Link? {
        guard block.kind == .paragraph, let bold = block.text.stretch(of: .strong, at: 0),
            EntryWords.count(block.text.bytes.slice(bold)) <= 4, let link = block.text.links.last,
            !link.range.isEmpty, link.range.lowerBound >= bold.upperBound,
            block.text.bytes[link.range.upperBound...].allSatisfy({
                !UTF8Scanner.isLetter(UInt32($0)) && $0 < 0x80
            }),
            PaperAddress.keys(of: block.text).count == 1,
            PaperAddress.key(of: link.url) != nil, !LinkLabel.isLabel(link, in: block.text),
            NoteTitleWords.looksLikeOne(block.text.slice(link.range), least: 2)
        else { return nil }
        return link
    }
}
