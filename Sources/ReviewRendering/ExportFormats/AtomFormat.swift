internal import ReviewModel

/// A feed after RFC 4287: an entry an item, dated by its post.
struct AtomFormat: ExportFormat {
    static let name = "atom"
    static let summary = "Atom feed for feed readers"
    static let fileExtension = "atom"
    static let notes = NotePolicy.onRequest

    private var latest: Timestamp?
    private let options: RenderingOptions

    init(options: RenderingOptions) { self.options = options }

    mutating func begin(_ out: inout [UInt8]) {
        out.append(
            contentsOf: """
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom">
                <id>urn:digest:reviews</id>
                <title>\(Markup.line(options.title ?? "Reviews"))</title>
                <author><name>digest</name></author>

                """.utf8)
    }

    mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        let entry = AtomEntry(item: item, time: options.time)
        latest = max(latest ?? entry.updated, entry.updated)
        out.append(contentsOf: entry.text.utf8)
    }

    /// RFC 4287 gives the parts of a feed no order, so that its date may come when it is known.
    mutating func end(_ out: inout [UInt8]) {
        out.append(contentsOf: "<updated>\((latest ?? options.time).iso8601)</updated>\n</feed>\n".utf8)
    }
}
