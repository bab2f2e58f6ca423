internal import ReviewModel
internal import Wording

/// The list view of an item: three to five lines under a title, indented behind the id.
struct ItemSummary {
    let item: LibraryItem
    let layout: TextLayout
    let prefix: String?
    private let facts: ItemFacts
    private let more: Int

    init(_ item: LibraryItem, options: RenderingOptions) {
        self.item = item
        var narrow = options
        narrow.width = options.width.map { min($0, ItemPage.widest) }
        layout = TextLayout(narrow)
        prefix = options.idPrefixes[item.review.id]
        facts = ItemFacts(item, in: options.catalogue)
        more = options.more[item.review.id] ?? 0
    }

    /// Appends the lines.
    func write(to out: inout [UInt8]) {
        let id = shownID
        layout.append(Span(id.unique, style: .id), to: &out)
        layout.append(Span(id.rest, style: .faint), to: &out)
        layout.pad(2, to: &out)
        let columns = DisplayWidth.of(id.unique + id.rest) + 2
        let indent = (layout.width ?? 80) < 60 ? 2 : columns
        layout.paragraph(facts.heading, start: columns, indent: indent, to: &out)
        for line in [byline, origin, facts.findings] where !line.isEmpty {
            layout.pad(indent, to: &out)
            layout.flow(line, start: indent, indent: indent, to: &out)
        }
        writeSnippet(indent: indent, to: &out)
        for line in PlainText.lines(item.comment ?? "") where !line.isEmpty {
            layout.pad(indent, to: &out)
            layout.paragraph([Span("— \(line)")], start: indent, indent: indent, to: &out)
        }
    }

    /// The unique beginning of the id and what is shown after it: seven characters at least.
    private var shownID: (unique: String, rest: String) {
        let id = item.review.id
        guard let prefix, id.hasPrefix(prefix) else { return (id, "") }
        return (prefix, String(id.dropFirst(prefix.count).prefix(max(0, 7 - prefix.count))))
    }

    /// Who wrote the paper, and where they work.
    private var byline: [[Span]] {
        guard let paper = item.review.papers.first else { return [] }
        let parts = [AuthorNames.summary(paper), ItemFacts.some(paper.affiliations, limit: 3)]
        return parts.filter { !$0.isEmpty }.map { [Span($0)] }
    }

    /// Where the paper and its review were published, and how many more items there are of it.
    private var origin: [[Span]] {
        guard more > 0 else { return facts.origin }
        let words = layout.catalogue.text("+\(more) more of this paper")
        return facts.origin + [[Span(verbatim: words, style: .faint)]]
    }

    private func writeSnippet(indent: Int, to out: inout [UInt8]) {
        guard let snippet = item.snippet else { return }
        let spans = ItemSummary.spans(of: snippet)
        guard !spans.isEmpty else { return }
        layout.pad(indent, to: &out)
        layout.paragraph(spans, start: indent, indent: indent, limit: 2, to: &out)
    }

    /// A passage's stretches, with the spaces between them kept.
    private static func spans(of snippet: Passage) -> [Span] {
        var spans: [Span] = []
        for piece in snippet.pieces {
            if beginsWithSpace(piece.text) { spans.append(.space) }
            spans.append(Span(withoutSpaces(piece.text), style: piece.isHit ? .hit : .plain))
            if endsWithSpace(piece.text) { spans.append(.space) }
        }
        return spans
    }

    /// Text without a space at either end, which is most of what would have to be changed to make it a line.
    private static func withoutSpaces(_ text: String) -> String {
        var bytes = text.utf8[...]
        if bytes.first == 0x20 { bytes.removeFirst() }
        if bytes.last == 0x20 { bytes.removeLast() }
        return bytes.count == text.utf8.count ? text : String(Substring(bytes))
    }

    private static func beginsWithSpace(_ text: String) -> Bool {
        guard let byte = text.utf8.first, byte >= 0x80 else { return text.utf8.first.map(isSpace) ?? false }
        return text.first?.isWhitespace == true
    }

    private static func endsWithSpace(_ text: String) -> Bool {
        let end = text.utf8.suffix(2)
        guard let last = end.last, let before = end.first, last < 0x80, before < 0x80 else {
            return text.last?.isWhitespace == true
        }
        return isSpace(last)
    }

    private static func isSpace(_ ascii: UInt8) -> Bool { ascii == 0x20 || 0x09...0x0D ~= ascii }
}

/// What the two text views say of an item in the same words.
struct ItemFacts {
    let review: Review
    let curation: Curation
    private let catalogue: Catalogue

    init(_ item: LibraryItem, in catalogue: Catalogue = .english) {
        self.catalogue = catalogue
        review = item.review
        curation = item.curation
    }

    /// Kind, label and title; the kind only where it is no review.
    var heading: [Span] {
        var spans: [Span] = []
        if review.kind != .review { spans += [Span("(\(review.kind.rawValue))", style: .faint), .space] }
        if let label = review.label { spans += [Span("[\(label)]", style: .label), .space] }
        let title = Span(review.title, style: .title)
        return spans + [
            title.text.isEmpty ? Span(verbatim: catalogue.text("untitled"), style: .faint) : title
        ]
    }

    /// `ICLR 2020`, or the venue and the year where the venue does not say it.
    var published: [String] {
        guard let paper = review.papers.first else { return [] }
        let year = paper.year.map(String.init)
        guard let venue = paper.venue.map(PlainText.line), !venue.isEmpty else {
            return [year].compactMap { $0 }
        }
        guard let year, !venue.contains(year) else { return [venue] }
        return [year, venue]
    }

    /// Names and topics shown in one line at most.
    static let most = 4

    /// Where the paper and its review were published.
    var origin: [[Span]] {
        var parts = published.map { Span($0, style: .faint) }
        if let arxiv = review.papers.first?.arxiv {
            var span = Span("arXiv:\(arxiv)", style: .faint)
            span.address = SafeAddress.followable(ArxivIdentifier.address(of: arxiv))
            parts.append(span)
        }
        if review.papers.count > 1 {
            let others = Phrase(count: review.papers.count - 1, one: "paper", other: "papers")
            parts.append(Span(verbatim: "+" + catalogue.text(others), style: .faint))
        }
        if let reviewer = review.reviewer {
            parts.append(Span(catalogue.text("by \(reviewer.name)"), style: .faint))
        }
        if let channel { parts.append(Span(channel, style: .faint)) }
        if let date = review.date { parts.append(Span(date.isoDate, style: .faint)) }
        return parts.map { [$0] }
    }

    /// Models, topics and what the reader added.
    var findings: [[Span]] {
        let primary = review.models.filter { $0.role == .primary }.map(\.name)
        let models = primary.isEmpty ? review.models.map(\.name) : primary
        var chunks: [[Span]] = []
        if !models.isEmpty {
            chunks.append([Span(ItemFacts.some(models, limit: ItemFacts.most), style: .model)])
        }
        let topics = review.topics.map(\.id)
        if !topics.isEmpty {
            chunks.append([Span(ItemFacts.some(topics, limit: ItemFacts.most), style: .topic)])
        }
        return marks.isEmpty ? chunks : chunks + [marks]
    }

    /// The channel as people call it.
    var channel: String? { review.source.channel.map { "@\($0)" } ?? review.source.channelTitle }

    /// `★★★★☆`.
    var stars: String? {
        curation.rating.map { rating in
            let full = min(max(rating, 0), 5)
            return String(repeating: "★", count: full) + String(repeating: "☆", count: 5 - full)
        }
    }

    /// Tags, stars and reading state; empty when its reader has added nothing.
    var marks: [Span] {
        let status = curation.status == .unread ? nil : curation.status.rawValue
        let marks =
            curation.tags.map { Span("#\($0)", style: .tag) }
            + [
                stars.map { Span(verbatim: $0, style: .rating) },
                status.map { Span(verbatim: $0, style: .faint) },
            ]
            .compactMap { $0 }
        return Array(marks.map { [$0] }.joined(separator: [.space]))
    }

    /// The first `limit` of `names`, and how many more there are.
    static func some(_ names: [String], limit: Int) -> String {
        let list = names.prefix(limit).map(PlainText.line).joined(separator: ", ")
        return names.count > limit ? "\(list) +\(names.count - limit)" : list
    }
}
