import ReviewModel
import TextAnalysis

/// The lines under a title: authors, date, labelled links, a quoted link to the paper, badges.
struct SectionHead: Sendable {
    /// What they say.
    private(set) var facts = EntryFacts()
    /// Index of the first block that is prose.
    private(set) var end: Int
    /// Title that a quoted link states where the heading only names a model.
    private(set) var quotedTitle: String?
    /// Title that the first line under the heading opens with, its authors and address behind it.
    private(set) var entryTitle: String?
    /// Whether names of authors stand on a line of their own.
    private(set) var hasAuthorsLine = false
    /// Whether a summary in a few words opens the text.
    private(set) var hasSummary = false
    /// Whether it has a date on a line of its own.
    private(set) var hasDate = false
    /// Whether a labelled field tells of the paper: its authors, venue, year, address.
    private(set) var hasFields = false
    private let isTold: Bool
    /// Whether a heading above says that the authors follow.
    private var isUnderAuthors = false

    /// Whether another paragraph below is the entry of a paper too.
    private let isListed: Bool
    /// How many paragraphs have a title as a field: two are papers of their own.
    private let titles: Int
    /// Whether the heading has three words at most.
    private let isUnderNickname: Bool

    /// Reads the blocks of `page` from `start` up to the first that is prose.
    ///
    /// `isTold` says that a heading above them names them what they are: there, what is no field is passed over.
    init(
        _ page: MarkdownPage, from start: Int, to limit: Int, isSingleAuthorLikely: Bool, isTold: Bool = false
    ) {
        end = start
        self.isTold = isTold
        let heading = start > 0 ? page.blocks[start - 1].text : StyledText()
        isUnderNickname = EntryWords.count(heading.all) <= 3
        isListed =
            isUnderNickname
            && (start + 1..<max(start + 1, min(limit, start + 9))).contains {
                ParagraphLayout.listsPaper(page, at: $0)
            }
        titles = page.blocks[start..<max(start, min(limit, start + 9))].count { block in
            block.kind == .paragraph
                && LineCut.lines(of: block.text, block.text.range).contains {
                    FieldName.split(block.text, in: $0)?.name == .title
                }
        }
        while end < limit, end - start < 8, !ParagraphLayout.areReferences(page, from: end),
            read(page.blocks[end], isFirst: end == start, isSingleAuthorLikely: isSingleAuthorLikely)
        { end += 1 }
        if end < limit { hasSummary = Self.isSummary(page.blocks[end].text) }
        for block in page.blocks[start..<max(start, limit)] {
            if let entry = BibTeXBlock(block) { facts.add(entry) }
        }
    }

    /// Reads a block; false when it is no part of the head.
    private mutating func read(_ block: MarkdownBlock, isFirst: Bool, isSingleAuthorLikely: Bool) -> Bool {
        if isUnderAuthors, block.kind == .paragraph || block.kind == .html, readNames(block.text) {
            return true
        }
        switch block.kind {
        case .heading: return readHeading(block.text)
        case .paragraph:
            return readParagraph(block.text, isFirst: isFirst, isSingleAuthorLikely: isSingleAuthorLikely)
        case .quote:
            return readQuote(block)
                || block.children.count == 1 && isFirst
                    && readParagraph(block.children[0].text, isFirst: isFirst, isSingleAuthorLikely: false)
        case .list: return readList(block)
        case .table: return readTable(block)
        case .rule: return true
        case .html:
            facts.read(block.text, in: block.text.range)
            return block.text.bytes.count < 200
        default: return false
        }
    }

    private mutating func readParagraph(_ text: StyledText, isFirst: Bool, isSingleAuthorLikely: Bool)
        -> Bool
    {
        if Self.isSummary(text) || Self.paperCount(in: [text]) > 1 || Self.isNumberedReference(text) {
            return false
        }
        if readFields(text) { return true }
        if isFirst, isUnderNickname, let entry = EntryHead(text), entry.linksPaper,
            !entry.facts.authors.isEmpty,
            entry.facts.prose == 0, entry.titleLength >= 3, entry.title.link == nil, !isListed
        {
            entryTitle = entry.titleWords
            hasAuthorsLine = true
            facts.merge(entry.facts)
            return true
        }
        let known = self
        var opening = self
        let lines = LineCut.lines(of: text, text.range).filter { !FieldName.isForeign(text.slice($0)) }
        for (place, line) in lines.enumerated() {
            guard isHeadLine(text, line: line, isFirst: isFirst, isSingleAuthorLikely: isSingleAuthorLikely)
            else {
                // Names over a text are authors; below another line they are part of what that opens.
                self = place > 0 ? opening : known
                return false
            }
            if place == 0 { opening = self }
        }
        var read = facts
        read.read(text, in: text.range)
        guard read.prose - facts.prose <= 60 else { return false }
        facts = read
        return true
    }

    /// Where the head of what begins at `start` ends at the latest: at the next heading that tells nothing of the paper.
    /// Those right below the title may have its authors and its venue, a heading each.
    static func limit(_ page: MarkdownPage, from start: Int) -> Int {
        var head = HeadingFacts()
        var at = min(start, page.blocks.count)
        while at < page.blocks.count, head.goesOn(page.blocks[at]) { at += 1 }
        return page.blocks[at...].firstIndex { $0.headingLevel != nil } ?? page.blocks.count
    }

    private mutating func readHeading(_ text: StyledText) -> Bool {
        switch HeadingFacts.Fact(text) {
        case .label: isUnderAuthors = true
        case .names(let list):
            hasAuthorsLine = true
            facts.add(list)
            facts.add(year: list.citedYear)
        case .field:
            if FieldName.split(text, in: text.range)?.name == .authors { hasAuthorsLine = true }
            hasFields = true
            facts.readLine(text, in: text.range)
        case .venue(let found): facts.add(found)
        case nil: return false
        }
        return true
    }

    /// Names below a heading that says so.
    private mutating func readNames(_ text: StyledText) -> Bool {
        let list = NameList(text.bytes.slice(text.range))
        guard list.isConvincing || list.share == 1 else { return false }
        isUnderAuthors = false
        hasAuthorsLine = true
        facts.add(list)
        return true
    }

    /// Reads lines all of which are labelled, some of them with what is known of a paper: "Authors: …", "Read: yes".
    private mutating func readFields(_ text: StyledText) -> Bool {
        let lines = LineCut.lines(of: text, text.range).filter { !FieldName.isForeign(text.slice($0)) }
        let fields = lines.map { FieldName.split(text, in: $0) }
        guard fields.count(where: { $0 != nil }) >= 2,
            titles < 2 || !fields.contains(where: { $0?.name == .title }),
            fields.contains(where: { $0?.name.isOfPaper ?? false }),
            !fields.contains(where: { $0?.name == .summary }),
            zip(lines, fields).allSatisfy({ line, field in
                let slice = text.slice(line)
                let colon = slice.prefix(40).first(UInt8(ascii: ":"))
                return field != nil
                    || slice.count <= 100 && ArxivNumbers.find(in: slice).isEmpty
                        && colon.map { slice.before($0).tokens.count <= 3 } ?? false
            })
        else { return false }
        for (line, field) in zip(lines, fields) {
            guard let field else { continue }
            if field.name == .authors { hasAuthorsLine = true }
            hasFields = hasFields || field.name.isOfPaper
            facts.readLine(text, in: line)
        }
        return true
    }

    /// "[1] A. One, “Small Nets,” 2020.": an item of a list, not the authors of what stands above.
    private static func isNumberedReference(_ text: StyledText) -> Bool {
        text.bytes.first == UInt8(ascii: "[") && LeadingMarks(text, in: text.range).end > 0
            && Reference(text) != nil
    }

    /// Whether a line is authors, a date, fields or links.
    private mutating func isHeadLine(
        _ text: StyledText, line: Range<Int>, isFirst: Bool, isSingleAuthorLikely: Bool
    ) -> Bool {
        if let field = FieldName.split(text, in: line) {
            if field.name == .authors { hasAuthorsLine = true }
            hasFields = hasFields || field.name.isOfPaper
            return field.name != .summary
        }
        if DateLine.date(text.bytes.slice(EntryWords.trimmed(text.bytes.slice(line)))) != nil {
            hasDate = true
            return true
        }
        let hasLinks =
            text.links.contains {
                $0.range.overlaps(line) || $0.range.isEmpty && line.contains($0.range.lowerBound)
            } || !text.images.isEmpty
        if hasLinks { return Self.isLinkLine(text, line: line) || isNamesWithLinks(text, line: line) }
        let list = NameList(text.bytes.slice(line))
        if list.isConvincing,
            list.names.count >= 2 || list.truncated || isSingleAuthorLikely && isFirst || list.year != nil
        {
            hasAuthorsLine = true
            return true
        }
        return isTaggedNames(text, line: line) || VenueText(text.bytes.slice(line)) != nil
            || DigestHead.label(in: text.bytes.slice(line)) != nil
            || text.bytes[line.lowerBound] == UInt8(ascii: "@") && line.count < 40
    }

    /// "`NeurIPS 2020` · Ada One, Bob Two": names with a venue or a year beside them, and nothing else.
    private mutating func isTaggedNames(_ text: StyledText, line: Range<Int>) -> Bool {
        guard line.count <= 400 else { return false }
        var read = EntryFacts()
        read.readLine(text, in: line)
        guard read.prose == 0, !read.authors.isEmpty, read.year != nil || read.venue != nil else {
            return false
        }
        hasAuthorsLine = true
        return true
    }

    /// `Ada One, Bob Two. NeurIPS 2020. [arXiv](…)`: names, and nothing else but a venue and labels.
    private mutating func isNamesWithLinks(_ text: StyledText, line: Range<Int>) -> Bool {
        var read = EntryFacts()
        read.readLine(text, in: line)
        let isOne =
            read.authors.count == 1 && AuthorList.isName(TextSlice(read.authors[0]))
            && LinkRoles.role(ofLabel: read.authors[0]) == nil
        guard read.authors.count >= 2 || read.authorsTruncated || isOne, read.prose == 0 else { return false }
        hasAuthorsLine = true
        return true
    }

    /// Whether a line is made of labels that are links, badges or addresses.
    private static func isLinkLine(_ text: StyledText, line: Range<Int>, others most: Int = 6) -> Bool {
        var others = 0
        for piece in InlinePiece.pieces(of: text, line) {
            if case .link(let index) = piece.kind {
                if !LinkLabel.isLabel(text.links[index], in: text) { return false }
            } else {
                others += EntryWords.count(text.bytes.slice(piece.range))
            }
        }
        return others <= most
    }

    /// `> [Title](https://arxiv.org/abs/…)`
    private mutating func readQuote(_ block: MarkdownBlock) -> Bool {
        guard block.children.count == 1, let text = block.children.first?.text, text.bytes.count <= 400,
            let head = EntryHead(text),
            head.title.link != nil, head.linksPaper, head.facts.prose == 0
        else { return false }
        quotedTitle = head.titleWords
        for link in head.facts.links { facts.add(link: link.url, label: link.label) }
        return true
    }

    /// A list of nothing but labelled links and fields.
    private mutating func readList(_ block: MarkdownBlock) -> Bool {
        guard block.children.count <= 12, Self.paperCount(in: block.children.map(\.lead)) <= 1 else {
            return false
        }
        if isFieldsWithSummary(block) {
            hasSummary = true
            hasAuthorsLine = hasAuthorsLine || Self.fields(block).contains(.authors)
            facts.read(block)
            return false
        }
        if isTold, Self.fields(block).contains(where: \.isOfPaper) {
            for item in block.children {
                guard let field = FieldName.split(item.lead, in: item.lead.range) else { continue }
                if field.name == .authors { hasAuthorsLine = true }
                hasFields = hasFields || field.name.isOfPaper
                facts.readLine(item.lead, in: item.lead.range)
            }
            return true
        }
        for item in block.children {
            let text = item.lead
            guard item.children.count <= 1, !text.bytes.isEmpty else { return false }
            if let field = FieldName.split(text, in: text.range), field.name != .summary {
                if field.name == .authors { hasAuthorsLine = true }
                hasFields = hasFields || field.name.isOfPaper
                continue
            }
            guard !text.links.isEmpty, Self.isLinkLine(text, line: text.range, others: 3),
                !Self.isEntry(text)
            else { return false }
        }
        facts.read(block)
        return true
    }

    /// Fields of the paper and among them one that describes it: no head, as it is to be read as prose.
    private func isFieldsWithSummary(_ block: MarkdownBlock) -> Bool {
        let fields = Self.fields(block)
        return fields.contains(.summary) && fields.contains { $0 == .authors || $0 == .paper || $0 == .links }
    }

    /// How many papers the addresses in `texts` lead to: the head of one names one.
    private static func paperCount(in texts: [StyledText]) -> Int {
        texts.reduce(into: Set<String>()) { $0.formUnion(PaperAddress.keys(of: $1)) }.count
    }

    /// Whether an item names a paper beside its address: "Small Nets, https://…".
    private static func isEntry(_ text: StyledText) -> Bool {
        guard text.links.count == 1, let link = text.links.first, PaperAddress.key(of: link.url) != nil,
            LinkLabel.isAddress(text.bytes.slice(link.range))
        else { return false }
        let words = text.slice(EntryWords.trimmed(text.bytes.slice(0..<link.range.lowerBound)))
        return words.tokens.count >= 2 && LinkRoles.role(ofLabel: words.string) == nil
    }

    /// The fields that items of a list are.
    private static func fields(_ block: MarkdownBlock) -> [FieldName] {
        block.children.compactMap { FieldName.split($0.lead, in: $0.lead.range)?.name }
    }

    /// A table of two columns, the first of which names fields.
    private mutating func readTable(_ block: MarkdownBlock) -> Bool {
        let rows = block.children.map(\.children).filter { row in row.contains { !$0.text.bytes.isEmpty } }
        guard (1...16).contains(rows.count), rows.allSatisfy({ $0.count == 2 }) else { return false }
        let names = rows.map {
            FieldName(label: TextSlice($0[0].text.bytes, in: EntryWords.trimmed($0[0].text.all)))
        }
        guard names.count(where: { $0 != nil }) * 2 > names.count else { return false }
        for (row, name) in zip(rows, names) {
            guard let name, name != .summary else { continue }
            if name == .authors { hasAuthorsLine = true }
            hasFields = hasFields || name.isOfPaper
            let label = row[0].text.words(row[0].text.range)
            facts.readField(name, label: label, in: row[1].text, value: row[1].text.range)
        }
        return true
    }

    /// `TL;DR …`, `tl;dr: …`
    private static func isSummary(_ text: StyledText) -> Bool {
        let words = text.bytes.folded(0..<min(text.bytes.count, 12))
        return words.hasPrefix("tl;dr") || words.hasPrefix("tldr") || words.hasPrefix("tl; dr")
    }
}
