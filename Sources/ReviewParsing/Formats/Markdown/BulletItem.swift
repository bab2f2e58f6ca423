import ReviewModel
import TextAnalysis

/// An item of a list with what it says of a paper.
struct BulletItem: Sendable {
    /// The item.
    let block: MarkdownBlock
    /// The paper it lists, with the facts of the lines under it; nil when it opens with no title.
    private(set) var head: EntryHead?
    /// Lists in it that list papers of their own.
    private(set) var inner: [MarkdownBlock] = []

    /// Reads `block`, an item of a list.
    init(_ block: MarkdownBlock) {
        self.block = block
        guard !isContents else { return }
        head = EntryHead(block.lead)
        var isLead = true
        for child in block.children {
            if isLead, child.kind == .paragraph { isLead = false } else { read(child) }
        }
    }

    /// Whether it has words of its own.
    var hasWords: Bool { !block.lead.bytes.isEmpty }

    /// Whether it leads to another place of the page.
    var isContents: Bool {
        let links = block.lead.links
        return !links.isEmpty && links.allSatisfy { LinkLabel.isAnchor($0.url) }
    }

    private mutating func read(_ child: MarkdownBlock) {
        if child.isList, Self.listsPapers(child) {
            inner.append(child)
        } else {
            head?.facts.read(child)
        }
    }

    /// Whether most items of a list within an item are papers rather than notes on one.
    private static func listsPapers(_ list: MarkdownBlock) -> Bool {
        let heads = list.children.compactMap { item -> EntryHead? in
            FieldName.split(item.lead, item.lead.range) == nil ? EntryHead(item.lead) : nil
        }
        let papers = heads.count {
            $0.linksPaper && $0.titleLength >= 3 && $0.title.isMarked
                || $0.isCertain && $0.titleLength >= 3 && !$0.facts.links.isEmpty
        }
        let nested = list.children.contains { item in item.children.contains { $0.isList && listsPapers($0) }
        }
        return papers * 2 > list.children.count || nested
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
        case .html: read(block.text, block.text.range)
        default: block.forEach { add(prose: UTF8Scanner.scalarCount($0.text.bytes, $0.text.range)) }
        }
    }

    private mutating func readItem(_ item: MarkdownBlock) {
        for child in item.children {
            if child.kind == .paragraph { readUnderTitle(child.text) } else { read(child) }
        }
    }

    private mutating func readUnderTitle(_ text: StyledText) {
        let items = LineCut.items(text, text.range)
        if text.links.isEmpty, items.count >= 2, prose == 0, KeywordLine.fits(text) {
            return add(keywords: items)
        }
        read(text, text.range)
    }
}

/// Lines of keywords: `rl, atari, replay-memory`.
enum KeywordLine {
    /// Whether `text` is nothing but short items in lower case between commas.
    static func fits(_ text: StyledText) -> Bool {
        guard text.bytes.count <= 200, FieldName.split(text, text.range) == nil,
            text.bytes.last != UInt8(ascii: ".")
        else { return false }
        let items = LineCut.items(text, text.range).map { Array($0.utf8) }
        return items.allSatisfy {
            EntryWords.count($0, 0..<$0.count) <= 3 && !UTF8Scanner.isUpper($0.scalar(0).value)
        }
    }
}
