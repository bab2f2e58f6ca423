internal import ReviewModel

/// What the two text views say of an item in the same words.
struct ItemFacts {
    let review: Review
    let curation: Curation

    init(_ item: LibraryItem) {
        review = item.review
        curation = item.curation
    }

    /// Kind, label and title; the kind only where it is no review.
    var heading: [Span] {
        var spans: [Span] = []
        if review.kind != .review { spans += [Span("(\(review.kind.rawValue))", .faint), .space] }
        if let label = review.label { spans += [Span("[\(label)]", .label), .space] }
        let title = Span(review.title, .title)
        return spans + [title.text.isEmpty ? Span(verbatim: "untitled", .faint) : title]
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
            curation.tags.map { Span("#\($0)", .tag) }
            + [stars.map { Span(verbatim: $0, .rating) }, status.map { Span(verbatim: $0, .faint) }]
            .compactMap { $0 }
        return Array(marks.map { [$0] }.joined(separator: [.space]))
    }

    /// The first `limit` of `names`, and how many more there are.
    static func some(_ names: [String], limit: Int) -> String {
        let list = names.prefix(limit).map(PlainText.line).joined(separator: ", ")
        return names.count > limit ? "\(list) +\(names.count - limit)" : list
    }
}
