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
        guard !isField else { return }
        if !isContents { head = EntryHead(block.lead) }
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
        guard inner.isEmpty, isNickname,
            let list = block.children.first(where: \.isList), let first = list.children.first,
            FieldName.split(first.lead, in: first.lead.range) == nil,
            var nested = EntryHead(first.lead), nested.facts.prose == 0, nested.titleLength >= 2,
            !NameList(first.lead.slice(nested.title.range)).isConvincing,
            nested.title.isMarked
                || nested.titleLength >= 3 && !nested.facts.authors.isEmpty && nested.facts.year != nil
        else { return nil }
        for link in block.lead.links {
            nested.facts.add(link: link.url, label: LinkLabel.words(block.lead, in: link.range))
        }
        var others = list
        others.children.removeFirst()
        nested.facts.read(others)
        let isPaper = !nested.facts.authors.isEmpty || nested.linksPaper || nested.facts.year != nil
        return isPaper ? nested : nil
    }

    /// Whether the item opens with a few words and labels that are links at most.
    private var isNickname: Bool {
        let lead = block.lead
        guard !lead.links.isEmpty else { return EntryWords.count(lead.all) <= 3 }
        let labels = lead.links.reduce(0) { $0 + EntryWords.count(lead.bytes.slice($1.range)) }
        return lead.links.allSatisfy { LinkLabel.isLabel($0, in: lead) }
            && (1...5).contains(EntryWords.count(lead.all) - labels)
    }

    /// Whether the title stands under the line that the item opens with.
    var isNested: Bool { head.map { $0.text.bytes != block.lead.bytes } ?? false }

    /// Whether it has words of its own.
    var hasWords: Bool { !block.lead.bytes.isEmpty }

    /// Whether it leads to another place of the page.
    var isContents: Bool {
        let links = block.lead.links
        let linked = links.reduce(0) { $0 + $1.range.count }
        // A reference may lead back to where it is cited.
        return !links.isEmpty && links.allSatisfy { LinkLabel.isAnchor($0.url) }
            && linked * 3 >= block.lead.bytes.count
    }

    /// Whether it is an address behind a label, which belongs to the words above the list.
    private var isField: Bool {
        guard let field = FieldName.split(block.lead, in: block.lead.range) else { return false }
        return LinkLabel.isAddress(block.lead.bytes.slice(field.value))
    }

    private mutating func read(_ child: MarkdownBlock) {
        if child.isList, Self.listsPapers(child) || !(head?.linksPaper ?? false) && Self.holdsNotes(child) {
            inner.append(child)
        } else {
            head?.facts.read(child)
        }
    }

    /// Whether a list within an item, as in a journal, has a linked paper with a list of notes under it.
    private static func holdsNotes(_ list: MarkdownBlock) -> Bool {
        list.children.contains { item in
            guard item.children.contains(where: \.isList), let head = EntryHead(item.lead) else {
                return false
            }
            return head.linksPaper && head.title.isMarked && head.titleLength >= 3 && head.facts.prose <= 24
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
