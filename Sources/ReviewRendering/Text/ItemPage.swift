internal import ReviewModel
internal import Wording

/// The full view of an item: what is known of it, field by field, its claims and its text.
struct ItemPage {
    let item: LibraryItem
    let layout: TextLayout

    /// Lines longer than this are hard to read, however wide the terminal is.
    static let widest = 100

    init(_ item: LibraryItem, options: RenderingOptions) {
        var options = options
        options.width = options.width.map { min($0, ItemPage.widest) }
        self.item = item
        layout = TextLayout(options)
    }

    /// Appends the page: what it is, who wrote it, what it says; then where to go from it, the rest of what is
    /// known, and the text.
    func write(to out: inout [UInt8]) {
        writeHead(to: &out)
        let rule = String(repeating: "─", count: layout.width ?? 72)
        layout.append(Span(verbatim: rule, style: .faint), to: &out)
        out.append(UInt8(ascii: "\n"))
        writeClaims(to: &out)
        section("Notes", texts: [item.curation.notes ?? ""], bullet: false, to: &out)
        for (number, group) in ItemFields(item, in: layout.catalogue).groups.enumerated() {
            if number > 0 || hasClaims || item.curation.notes != nil {
                out.append(UInt8(ascii: "\n"))
            }
            group.write(layout, to: &out)
        }
        section("Captions", texts: item.review.captions, bullet: true, to: &out)
        section("Abstract", texts: item.review.papers.compactMap(\.abstract), bullet: false, to: &out)
        section("Text", texts: [item.review.text], bullet: false, to: &out)
        if let context = item.context { write(context, to: &out) }
    }

    /// Title, authors, places, and a line of models, topics and marks.
    private func writeHead(to out: inout [UInt8]) {
        let facts = ItemFacts(item, in: layout.catalogue)
        layout.paragraph(facts.heading, to: &out)
        if let paper = item.review.papers.first, !paper.authors.isEmpty {
            layout.paragraph([Span(ItemFields.authors(of: paper))], to: &out)
        }
        for line in [facts.origin, facts.findings] where !line.isEmpty {
            layout.flow(line, start: 0, indent: 0, to: &out)
        }
    }

    private func write(_ context: ItemContext, to out: inout [UInt8]) {
        let others: [(Phrase, [ItemContext.Neighbour])] = [
            ("Refers to", context.refersTo), ("Referred to by", context.referredBy),
        ]
        for (name, items) in others {
            guard !items.isEmpty else { continue }
            heading(name, to: &out)
            for item in items {
                let spans = [Span(item.id, style: .id), Span(verbatim: "  "), Span(item.title)]
                layout.append(Span(verbatim: "  "), to: &out)
                layout.paragraph(spans, start: 2, indent: 4 + item.id.utf8.count, to: &out)
            }
        }
        for former in context.formerTexts {
            let date = former.date.map { ", \($0.isoDate)" } ?? ""
            section("Former text" + Phrase(verbatim: date), texts: [former.text], bullet: false, to: &out)
        }
    }

    private func heading(_ name: Phrase, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\n"))
        layout.append(Span(verbatim: layout.catalogue.text(name), style: .heading), to: &out)
        out.append(UInt8(ascii: "\n"))
    }

    private var hasClaims: Bool { !item.review.claims.isEmpty || item.review.abstractClaims != nil }

    private func writeClaims(to out: inout [UInt8]) {
        write(item.review.claims, called: "Claims", leads: ClaimLeads(item.review), to: &out)
        guard let stated = item.review.abstractClaims else { return }
        if !item.review.claims.isEmpty { out.append(UInt8(ascii: "\n")) }
        let heading: Phrase =
            stated.origin.map { "Claims of the abstract (\($0.name))" } ?? "Claims of the abstract"
        write(stated.claims, called: heading, to: &out)
    }

    private func write(
        _ claims: [Claim], called heading: Phrase, leads: ClaimLeads? = nil, to out: inout [UInt8]
    ) {
        guard !claims.isEmpty else { return }
        // They stand right under the head.
        layout.append(Span(verbatim: layout.catalogue.text(heading), style: .heading), to: &out)
        out.append(UInt8(ascii: "\n"))
        for claim in claims {
            var spans = [Span(verbatim: "\(claim.kind.rawValue):", style: .label), .space]
            if let lead = leads?.lead(of: claim) { spans += [Span(lead), .space] }
            spans.append(Span(claim.text))
            layout.append(Span(verbatim: "  - "), to: &out)
            layout.paragraph(spans, start: 4, indent: 4, to: &out)
        }
    }

    private func section(_ name: Phrase, texts: [String], bullet: Bool, to out: inout [UInt8]) {
        let paragraphs = texts.map(PlainText.lines).map(ItemPage.withoutSpareLines).filter { !$0.isEmpty }
        guard !paragraphs.isEmpty else { return }
        heading(name, to: &out)
        for lines in paragraphs {
            for (number, line) in lines.enumerated() {
                let mark = !bullet ? "  " : number == 0 ? "  - " : "    "
                if !line.isEmpty { layout.append(Span(verbatim: mark), to: &out) }
                layout.paragraph([Span(line)], start: mark.count, indent: mark.count, to: &out)
            }
        }
    }

    /// `lines` without blank ones at the ends, and never two of them in a row.
    private static func withoutSpareLines(_ lines: [String]) -> [String] {
        var kept: [String] = []
        for line in lines where !(line.isEmpty && kept.last?.isEmpty != false) { kept.append(line) }
        if kept.last?.isEmpty == true { kept.removeLast() }
        return kept
    }
}

/// The fields of an item's page, in groups.
struct ItemFields {
    let item: LibraryItem
    private let catalogue: Catalogue
    private var review: Review { item.review }

    init(_ item: LibraryItem, in catalogue: Catalogue) {
        self.item = item
        self.catalogue = catalogue
    }

    /// The groups that say something, in the order of the page.
    var groups: [FieldList] {
        ([links] + review.papers.indices.map(paper) + [findings, origin]).filter { !$0.isEmpty }
    }

    private func paper(_ number: Int) -> FieldList {
        let paper = review.papers[number]
        let isOneOfMany = review.papers.count > 1
        var fields = FieldList()
        // Spellings of one title are no other title.
        if isOneOfMany || PaperIdentity.letters(of: paper.title) != PaperIdentity.letters(of: review.title) {
            fields.add(isOneOfMany ? "Paper \(number + 1)" : "Paper", value: paper.title, style: .title)
        }
        // Those of an only paper stand at the head of the page.
        if isOneOfMany { fields.add("Authors", value: ItemFields.authors(of: paper)) }
        fields.add("From", value: paper.affiliations.joined(separator: ", "))
        fields.add("Venue", value: paper.venue)
        fields.add(
            "Year",
            value: paper.year.map { "\($0)\(catalogue.text(ItemFields.origin(of: paper.yearSource)))" })
        fields.add("Awards", value: paper.awards.joined(separator: ", "))
        fields.add("arXiv", value: paper.arxiv)
        fields.add("DOI", value: paper.doi)
        // Most often it is among the links.
        if let url = paper.url, !review.links.contains(where: { $0.url == url }) {
            fields.add("URL", spans: [Span(address: url)])
        }
        return fields
    }

    /// All authors as they are named, and whether there are more.
    static func authors(of paper: Paper) -> String {
        paper.authors.map(\.shown).joined(separator: ", ")
            + (paper.authorsTruncated ? " \(Paper.othersMark)" : "")
    }

    private static func origin(of source: Paper.YearSource?) -> Phrase {
        switch source {
        case .arxiv: " (from the arXiv number)"
        case .doi: " (from the DOI)"
        case .stated, nil: ""
        }
    }

    private var links: FieldList {
        var fields = FieldList()
        for link in review.links { fields.add("Links", spans: spans(of: link)) }
        return fields
    }

    /// Role in a column of its own, address, label where it says more than the role.
    private func spans(of link: Link) -> [Span] {
        let role = link.role.rawValue
        let gap = String(repeating: " ", count: max(1, 9 - role.utf8.count))
        var spans = [Span(verbatim: role, style: .label), Span(verbatim: gap)]
        if let url = link.url { spans += [Span(address: url), .space] }
        if let label = link.label, label.lowercased() != role { spans += [Span(label), .space] }
        if !link.official {
            spans += [Span(verbatim: catalogue.text("(unofficial)"), style: .faint), .space]
        }
        if link.url == nil { spans.append(Span(verbatim: catalogue.text("(address lost)"), style: .faint)) }
        return spans
    }

    private var findings: FieldList {
        var fields = FieldList()
        fields.add("Models", chunks: review.models.map(ItemFields.spans))
        fields.add("Datasets", value: review.datasets.joined(separator: ", "))
        if review.topics.count > ItemFacts.most {
            fields.add("Topics", value: review.topics.map(\.id).joined(separator: ", "), style: .topic)
        }
        fields.add("Lists", value: item.curation.lists.joined(separator: ", "))
        return fields
    }

    private static func spans(of model: ModelMention) -> [Span] {
        var spans = [Span(model.name, style: model.role == .primary ? .model : .plain)]
        if !model.aliases.isEmpty {
            spans += [.space, Span("(\(ItemFacts.some(model.aliases, limit: 3)))", style: .faint)]
        }
        return model.mentions > 1 ? spans + [Span(verbatim: " ×\(model.mentions)", style: .faint)] : spans
    }

    private var origin: FieldList {
        let source = review.source
        var fields = FieldList()
        fields.add("Reviewer", value: review.reviewer.map(ItemFields.text))
        let channel = [source.channelTitle, source.channel.map { "@\($0)" }].compactMap { $0 }
        fields.add("Channel", chunks: channel.map { [Span($0)] })
        fields.add("Posted", value: review.date.map(ItemFields.text))
        fields.add("Edited", value: review.edited.map(ItemFields.text))
        fields.add("Reactions", chunks: review.reactions.map { [Span("\($0.emoji ?? "?") \($0.count)")] })
        if let url = source.url { fields.add("Post", spans: [Span(address: url)]) }
        fields.add("Source", value: place)
        if review.incomplete {
            fields.add("Source", value: catalogue.text("(cut off in the middle)"), style: .faint)
        }
        if item.context?.isGone == true {
            fields.add("Gone", value: catalogue.text("deleted from the channel or source since it was read"))
        }
        fields.add("Id", value: review.id, style: .id)
        return fields
    }

    private static func text(of reviewer: Reviewer) -> String {
        let handles = reviewer.handles.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let details = handles + [reviewer.affiliation].compactMap { $0 }
        return details.isEmpty ? reviewer.name : "\(reviewer.name) (\(details.joined(separator: ", ")))"
    }

    private static func text(of date: Timestamp) -> String {
        date.precision == .second
            ? "\(date.isoDate) \(date.rfc3339.dropFirst(11).prefix(5)) UTC" : date.isoDate
    }

    /// `path:73-109, 120-130`, with the lines that repeat them.
    private var place: String {
        let source = review.source
        let lines = ItemFields.text(of: source.lines)
        let duplicates = ItemFields.text(of: source.duplicates)
        let place = lines.isEmpty ? source.path : "\(source.path):\(lines)"
        return duplicates.isEmpty ? place : catalogue.text("\(place), repeated in \(duplicates)")
    }

    private static func text(of lines: [ClosedRange<Int>]) -> String {
        let ends = lines.map {
            $0.lowerBound == $0.upperBound ? [$0.lowerBound] : [$0.lowerBound, $0.upperBound]
        }
        return ends.map { $0.map(String.init).joined(separator: "-") }.joined(separator: ", ")
    }
}

/// Names of fields with their values beside them, a field a line.
struct FieldList {
    private enum Value {
        case text([Span])
        case chunks([[Span]])
    }

    private var rows: [(name: Phrase, value: Value)] = []

    /// Columns of the names.
    private static let column = 11

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a field, unless there is nothing to say.
    mutating func add(_ name: Phrase, value: String?, style: TextStyle = .plain) {
        add(name, spans: [Span(value ?? "", style: style)])
    }

    /// Adds a field with text of several styles, unless there is nothing to say.
    mutating func add(_ name: Phrase, spans: [Span]) {
        if spans.contains(where: { !$0.text.isEmpty }) { rows.append((name, .text(spans))) }
    }

    /// Adds a field with several things, unless there are none.
    mutating func add(_ name: Phrase, chunks: [[Span]]) {
        if !chunks.isEmpty { rows.append((name, .chunks(chunks))) }
    }

    /// Appends the fields. A name that is the same as the one before it is not repeated.
    func write(_ layout: TextLayout, to out: inout [UInt8]) {
        var last: String?
        for (phrase, value) in rows {
            let name = layout.catalogue.text(phrase)
            let shown = name == last ? "" : name
            last = name
            layout.append(Span(verbatim: shown, style: .faint), to: &out)
            layout.pad(FieldList.column - DisplayWidth.of(shown), to: &out)
            switch value {
            case .text(let spans):
                layout.paragraph(spans, start: FieldList.column, indent: FieldList.column, to: &out)
            case .chunks(let chunks):
                layout.flow(chunks, start: FieldList.column, indent: FieldList.column, to: &out)
            }
        }
    }
}
