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

    /// Reads `block`, an item of a list; each of a document once.
    init(_ block: MarkdownBlock) {
        self =
            if let kept = block.findings {
                kept.get { BulletItem(reading: block.alone) }
            } else {
                BulletItem(reading: block)
            }
    }

    private init(reading block: MarkdownBlock) {
        self.block = block
        guard !isContents, !isField else { return }
        head = EntryHead(block.lead)
        var isLead = true
        for child in block.children {
            if isLead, child.kind == .paragraph { isLead = false } else { read(child) }
        }
        if let nested = nestedHead { head = nested }
    }

    /// The title in the first line under a nickname, where names, a year or an address of the paper are among the others:
    ///
    ///     - **SN**
    ///       - *Small Nets Learn Too*
    ///       - One et al., 2020
    private var nestedHead: EntryHead? {
        guard inner.isEmpty, block.lead.links.isEmpty,
            EntryWords.count(block.lead.all) <= 3,
            let list = block.children.first(where: \.isList), let first = list.children.first,
            FieldName.split(first.lead, in: first.lead.range) == nil,
            var nested = EntryHead(first.lead), nested.title.isMarked, nested.facts.prose == 0,
            nested.titleLength >= 2
        else { return nil }
        var others = list
        others.children.removeFirst()
        nested.facts.read(others)
        let isPaper = !nested.facts.authors.isEmpty || nested.linksPaper || nested.facts.year != nil
        return isPaper ? nested : nil
    }

    /// Whether the title stands under the line that the item opens with.
    var isNested: Bool { head.map { $0.text.bytes != block.lead.bytes } ?? false }

    /// Whether it has words of its own.
    var hasWords: Bool { !block.lead.bytes.isEmpty }

    /// Whether it leads to another place of the page.
    var isContents: Bool {
        let links = block.lead.links
        return !links.isEmpty && links.allSatisfy { LinkLabel.isAnchor($0.url) }
    }

    /// Whether it is an address behind a label, which belongs to the words above the list.
    private var isField: Bool {
        guard let field = FieldName.split(block.lead, in: block.lead.range) else { return false }
        return LinkLabel.isAddress(block.lead.bytes.slice(field.value))
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
            FieldName.split(item.lead, in: item.lead.range) == nil ? EntryHead(item.lead) : nil
        }
        let papers = heads.count {
            $0.linksPaper && $0.titleLength >= 3 && $0.title.isMarked
                || $0.isCertain && $0.titleLength >= 3 && !$0.facts.links.isEmpty
        }
        let linked = Set(
            heads.filter { $0.titleLength >= 2 && $0.facts.prose == 0 }.compactMap { head in
                head.facts.links.lazy.compactMap { PaperAddress.key(of: $0.url) }.first
            })
        let nested = list.children.contains { item in item.children.contains { $0.isList && listsPapers($0) }
        }
        return papers * 2 > list.children.count
            || linked.count >= 2 && linked.count == list.children.count || nested
    }
}
