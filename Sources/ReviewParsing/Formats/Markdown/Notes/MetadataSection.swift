import ReviewModel
import TextAnalysis

/// The section of a note that tells of the paper as a thing: a heading such as "Metadata", or whatever heading over labels
/// with its authors, title or address.
enum MetadataSection {
    /// Blocks among which one is looked for.
    private static let most = 12

    /// Whether the block at `index` is the heading of one.
    static func opens(_ page: MarkdownPage, at index: Int) -> Bool {
        guard page.blocks.indices.contains(index), page.blocks[index].headingLevel != nil else {
            return false
        }
        let heading = page.blocks[index].text
        return NoteWords.metadata.contains(heading.slice(heading.range).foldedPhrase)
            || index + 1 < page.blocks.count && isLabelled(page.blocks[index + 1])
    }

    /// What the first of them says; nil where there is none.
    static func find(in page: MarkdownPage) -> EntryFacts? {
        guard let index = (0..<min(most, page.blocks.count)).first(where: { opens(page, at: $0) }) else {
            return nil
        }
        let head = SectionHead(
            page, from: index + 1, to: SectionHead.limit(page, from: index + 1), isSingleAuthorLikely: false,
            isTold: true)
        return head.facts
    }

    /// Whether most lines of a list or a paragraph are labels with what they say of one paper, its authors among them.
    private static func isLabelled(_ block: MarkdownBlock) -> Bool {
        let texts =
            block.isList
            ? block.children.prefix(16).map(\.lead) : block.kind == .paragraph ? [block.text] : []
        let lines = texts.flatMap { text in LineCut.lines(of: text, text.range).map { (text, $0) } }
        let fields = lines.compactMap { FieldName.split($0.0, in: $0.1)?.name }
        return fields.count >= 2 && fields.count * 2 >= lines.count && fields.count { $0 == .authors } == 1
            && fields.count { $0 == .title } <= 1
    }
}

/// The line near the top of a note that has the title with its authors around it, or right above them:
///
///     > Ada One, Bob Two, *Small Nets Learn Too*, 2020.
///
///     * Small Nets Learn Too
///     * Ada One, Bob Two
enum TitledLine {
    /// Blocks, and lines of each, that are looked at.
    private static let most = (blocks: 6, lines: 6)

    /// Adds the authors that it has to `facts`.
    static func read(_ page: MarkdownPage, about title: String, into facts: inout EntryFacts) {
        let wanted = TitleWords(title)
        guard wanted.words.count >= 2 else { return }
        for block in page.blocks.prefix(most.blocks) {
            let lines = Self.lines(of: block)
            for (index, (text, line)) in lines.enumerated() where line.count <= 800 {
                let part = text.part(line)
                if let head = EntryHead(part), !head.facts.authors.isEmpty,
                    TitleWords(head.titleWords).matches(wanted)
                {
                    return facts.merge(head.facts)
                }
                guard TitleWords(text.slice(line)) == wanted else { continue }
                for place in [index + 1, index - 1] where lines.indices.contains(place) {
                    let (other, names) = lines[place]
                    let list = NameList(other.bytes.slice(names))
                    if list.isConvincing { return facts.add(list) }
                }
            }
        }
    }

    private static func lines(of block: MarkdownBlock) -> [(StyledText, Range<Int>)] {
        let texts =
            switch block.kind {
            case .paragraph: [block.text]
            case .quote: block.children.filter { $0.kind == .paragraph }.map(\.text)
            case .list: block.children.prefix(most.lines).map(\.lead)
            default: [StyledText]()
            }
        return texts.flatMap { text in
            text.lines.prefix(most.lines).filter { !$0.isEmpty }.map { (text, text.bytes.trimmed($0)) }
        }
    }
}
