internal import ReviewModel

/// The full view of an item: what is known of it, field by field, and its text.
struct ItemPage {
    let item: LibraryItem
    let layout: TextLayout
    private let facts: ItemFacts

    /// Columns of the names of fields.
    private static let column = 11

    init(_ item: LibraryItem, options: RenderingOptions) {
        self.item = item
        layout = TextLayout(options)
        facts = ItemFacts(item)
    }

    /// Appends the page.
    func write(to out: inout [UInt8]) {
        layout.paragraph(facts.heading, to: &out)
        rule(to: &out)
        for (number, paper) in item.review.papers.enumerated() { write(paper, number: number, to: &out) }
        writeLinks(to: &out)
        writeFindings(to: &out)
        writeOrigin(to: &out)
        writeCuration(to: &out)
        writeClaims(to: &out)
        section("Captions", item.review.captions, bullet: true, to: &out)
        section("Notes", [item.curation.notes ?? ""], bullet: false, to: &out)
        section("Text", [item.review.text], bullet: false, to: &out)
    }

    private func rule(to out: inout [UInt8]) {
        let line = String(repeating: "─", count: min(layout.width ?? 72, 100))
        layout.append(Span(verbatim: line, .faint), to: &out)
        out.append(UInt8(ascii: "\n"))
    }

    private func field(_ name: String, _ value: [Span], to out: inout [UInt8]) {
        guard value.contains(where: { !$0.text.isEmpty && $0.text != " " }) else { return }
        layout.append(Span(verbatim: name, .faint), to: &out)
        layout.pad(ItemPage.column - name.utf8.count, to: &out)
        layout.paragraph(value, start: ItemPage.column, indent: ItemPage.column, to: &out)
    }

    private func field(_ name: String, _ value: String?, _ style: TextStyle = .plain, to out: inout [UInt8]) {
        if let value { field(name, [Span(value, style)], to: &out) }
    }

    private func field(_ name: String, chunks: [[Span]], to out: inout [UInt8]) {
        guard !chunks.isEmpty else { return }
        layout.append(Span(verbatim: name, .faint), to: &out)
        layout.pad(ItemPage.column - name.utf8.count, to: &out)
        layout.flow(chunks, start: ItemPage.column, indent: ItemPage.column, to: &out)
    }
}

// MARK: - Fields

extension ItemPage {
    private func write(_ paper: Paper, number: Int, to out: inout [UInt8]) {
        let isSeveral = item.review.papers.count > 1
        if number > 0 { out.append(UInt8(ascii: "\n")) }
        if isSeveral || paper.title != item.review.title {
            field(isSeveral ? "Paper \(number + 1)" : "Paper", paper.title, .title, to: &out)
        }
        let authors = paper.authors.map(\.name).joined(separator: ", ")
        field("Authors", authors + (paper.authorsTruncated ? " et al." : ""), to: &out)
        field("From", paper.affiliations.joined(separator: ", "), to: &out)
        field("Venue", paper.venue, to: &out)
        field("Year", paper.year.map { "\($0)\(ItemPage.origin(of: paper.yearSource))" }, to: &out)
        field("Awards", paper.awards.joined(separator: ", "), to: &out)
        field("arXiv", paper.arxiv, to: &out)
        field("DOI", paper.doi, to: &out)
        field("URL", paper.url, .link, to: &out)
    }

    private static func origin(of source: Paper.YearSource?) -> String {
        switch source {
        case .arxiv: " (from the arXiv number)"
        case .doi: " (from the DOI)"
        case .stated, nil: ""
        }
    }

    private func writeLinks(to out: inout [UInt8]) {
        for (number, link) in item.review.links.enumerated() {
            var spans = [Span(verbatim: link.role.rawValue, .label)]
            if let url = link.url { spans += [.space, Span(url, .link)] }
            if let label = link.label { spans += [.space, Span(label)] }
            if !link.official { spans += [.space, Span(verbatim: "(unofficial)", .faint)] }
            if link.url == nil { spans += [.space, Span(verbatim: "(address lost)", .faint)] }
            field(number == 0 ? "Links" : "", spans, to: &out)
        }
    }

    private func writeFindings(to out: inout [UInt8]) {
        let review = item.review
        field("Models", chunks: review.models.map(ItemPage.spans), to: &out)
        field("Datasets", review.datasets.joined(separator: ", "), to: &out)
        field("Topics", review.topics.map(\.id).joined(separator: ", "), .topic, to: &out)
    }

    private static func spans(of model: ModelMention) -> [Span] {
        var spans = [Span(model.name, model.role == .primary ? .model : .plain)]
        if !model.aliases.isEmpty {
            spans += [.space, Span("(\(ItemFacts.some(model.aliases, limit: 3)))", .faint)]
        }
        return model.mentions > 1 ? spans + [Span(verbatim: " ×\(model.mentions)", .faint)] : spans
    }

    private func writeOrigin(to out: inout [UInt8]) {
        let (review, source) = (item.review, item.review.source)
        if let reviewer = review.reviewer { field("Reviewer", ItemPage.text(of: reviewer), to: &out) }
        field(
            "Channel", [source.channelTitle, source.channel].compactMap { $0 }.joined(separator: " · "),
            to: &out)
        field("Posted", review.date?.writable.map(ItemPage.text), to: &out)
        field("Edited", review.edited?.writable.map(ItemPage.text), to: &out)
        field(
            "Reactions", review.reactions.map { "\($0.emoji ?? "?") \($0.count)" }.joined(separator: "  "),
            to: &out)
        field("Post", source.url, .link, to: &out)
        field("Source", place, to: &out)
        if review.incomplete { field("", "the source is cut off here", .faint, to: &out) }
        field("Id", review.id, .id, to: &out)
    }

    private static func text(of reviewer: Reviewer) -> String {
        let handles = reviewer.handles.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let details = handles + [reviewer.affiliation].compactMap { $0 }
        return details.isEmpty ? reviewer.name : "\(reviewer.name) (\(details.joined(separator: ", ")))"
    }

    private static func text(of date: Timestamp) -> String {
        "\(date.isoDate) \(date.iso8601.dropFirst(11).prefix(5)) UTC"
    }

    /// `path:73-109, 120-130`, with the lines that repeat them.
    private var place: String {
        let source = item.review.source
        let lines = ItemPage.text(of: source.lines)
        let duplicates = ItemPage.text(of: source.duplicates)
        let place = lines.isEmpty ? source.path : "\(source.path):\(lines)"
        return duplicates.isEmpty ? place : "\(place), repeated in \(duplicates)"
    }

    private static func text(of lines: [ClosedRange<Int>]) -> String {
        lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }

    private func writeCuration(to out: inout [UInt8]) {
        let isNews =
            item.curation.status != .unread || item.curation.rating != nil || !item.curation.tags.isEmpty
        if isNews { field("Marks", chunks: facts.marks, to: &out) }
        field("Lists", item.curation.lists.joined(separator: ", "), to: &out)
    }
}

// MARK: - Sections

extension ItemPage {
    private func heading(_ name: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\n"))
        layout.append(Span(verbatim: name, .heading), to: &out)
        out.append(UInt8(ascii: "\n"))
    }

    private func writeClaims(to out: inout [UInt8]) {
        guard !item.review.claims.isEmpty else { return }
        heading("Claims", to: &out)
        for claim in item.review.claims {
            var spans = [Span(verbatim: claim.kind.rawValue, .label), .space, Span(claim.text)]
            let quantities = claim.quantities.map(ItemPage.text).joined(separator: "; ")
            if !quantities.isEmpty { spans += [.space, Span("[\(quantities)]", .faint)] }
            layout.append(Span(verbatim: "  - "), to: &out)
            layout.paragraph(spans, start: 4, indent: 4, to: &out)
        }
    }

    /// `12 B parameters`, with what it measures where that is known.
    private static func text(of quantity: Quantity) -> String {
        let amount = quantity.unit.isEmpty ? quantity.value : "\(quantity.value) \(quantity.unit)"
        return quantity.of.map { "\($0): \(amount)" } ?? amount
    }

    private func section(_ name: String, _ texts: [String], bullet: Bool, to out: inout [UInt8]) {
        let paragraphs = texts.map(PlainText.lines).map(ItemPage.withoutBlankEnds).filter { !$0.isEmpty }
        guard !paragraphs.isEmpty else { return }
        heading(name, to: &out)
        for lines in paragraphs {
            for (number, line) in lines.enumerated() {
                let mark = bullet && number == 0 ? "  - " : bullet ? "    " : "  "
                if !line.isEmpty { layout.append(Span(verbatim: mark), to: &out) }
                layout.paragraph([Span(line)], start: mark.count, indent: mark.count, to: &out)
            }
        }
    }

    /// `lines` without blank ones at the ends, and never two of them in a row.
    private static func withoutBlankEnds(_ lines: [String]) -> [String] {
        var kept: [String] = []
        for line in lines where !(line.isEmpty && kept.last?.isEmpty != false) { kept.append(line) }
        if kept.last?.isEmpty == true { kept.removeLast() }
        return kept
    }
}
