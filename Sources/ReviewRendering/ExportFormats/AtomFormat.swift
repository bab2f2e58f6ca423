internal import ReviewModel

/// A feed after RFC 4287: an entry an item, dated by its post.
struct AtomFormat: ExportFormat {
    static let name = "atom"
    static let summary = "Atom feed for feed readers"
    static let fileExtension = "atom"
    static let isFeed = true
    static let notes = NotePolicy.onRequest

    private var latest: Timestamp?
    private let options: RenderingOptions

    init(options: RenderingOptions) { self.options = options }

    mutating func begin(_ out: inout [UInt8]) {
        out.append(
            contentsOf: """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom">
                <id>urn:digest:\(options.feed.map { "feed:\($0)" } ?? "reviews")</id>
                <title>\(Markup.line(options.title ?? "Reviews"))</title>
                <author><name>digest</name></author>

                """.utf8)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        let entry = AtomEntry(item: item, time: options.time)
        latest = max(latest ?? entry.updated, entry.updated)
        out.append(contentsOf: entry.text.utf8)
    }

    /// RFC 4287 gives the parts of a feed no order, so that its date may come when it is known.
    mutating func end(_ out: inout [UInt8]) {
        out.append(contentsOf: "<updated>\((latest ?? options.time).rfc3339)</updated>\n</feed>\n".utf8)
    }
}

/// An item as an entry of an Atom feed.
struct AtomEntry {
    let item: LibraryItem
    /// For items of which no time is known.
    let time: Timestamp

    /// When the post was last edited, else when it was posted, else when it came into the library: readers drop
    /// what seems old.
    var updated: Timestamp { item.review.edited ?? item.review.date?.plausible ?? item.added ?? time }

    /// The entry, ending with a line feed.
    var text: String {
        let review = item.review
        let html = ItemHTML(item)
        let content = html.byline + html.papers + html.claims + html.abstractClaims + html.names + html.notes
        let parts = [
            "<id>urn:digest:item:\(Markup.line(SafeAddress.encoded(review.id)))</id>",
            "<title>\(Markup.line(review.title))</title>",
            "<updated>\(updated.rfc3339)</updated>",
            review.date?.plausible.flatMap {
                // A feed has no word for a month.
                $0.precision >= .day ? "<published>\($0.rfc3339)</published>" : nil
            },
            address.map { "<link rel=\"alternate\" href=\"\($0)\"/>" },
            review.reviewer.map { "<author><name>\(Markup.line($0.name))</name></author>" },
        ]
        let topics = review.topics.map { "<category term=\"\(Markup.line($0.id))\"/>" }
        let body = "<content type=\"html\">\(Markup.lines(content))</content>"
        let lines = parts.compactMap { $0 } + topics + [body]
        return "<entry>\n\(lines.joined(separator: "\n"))\n</entry>\n"
    }

    /// The post, else the paper.
    private var address: String? {
        item.review.source.url.flatMap(Markup.address)
            ?? item.review.papers.first.flatMap { CitedPaper($0, in: item.review).address }.flatMap(
                Markup.address)
    }
}
