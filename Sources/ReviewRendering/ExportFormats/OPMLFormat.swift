internal import ReviewModel

/// An outline after OPML 2.0: an item a line, its claims and links below it.
struct OPMLFormat: ExportFormat {
    static let name = "opml"
    static let summary = "OPML outline for outliners and feed readers"
    static let fileExtension = "opml"
    static let hasHeadings = true
    static let notes = NotePolicy.onRequest

    private let title: String
    private var section: String?

    init(options: RenderingOptions) { title = options.title ?? "Reading list" }

    mutating func begin(_ out: inout [UInt8]) {
        out.append(
            contentsOf: """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                <head><title>\(Markup.line(title))</title></head>
                <body>

                """.utf8)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        if item.section != section {
            if section != nil { out.append(contentsOf: "</outline>\n".utf8) }
            if let heading = item.section {
                out.append(contentsOf: (OPMLFormat.opening(heading, url: nil) + ">\n").utf8)
            }
            section = item.section
        }
        let review = item.review
        let inner =
            review.claims.map { OPMLFormat.outline($0.text) }
            + review.links.compactMap { link in
                link.url.map { OPMLFormat.outline(link.label ?? link.role.rawValue, url: $0) }
            }
        let address = review.source.url ?? review.papers.first.flatMap { CitedPaper($0, in: review).address }
        let note =
            item.curation.notes.map { " _note=\"\(Markup.lines($0).replacing("\n", with: "&#10;"))\"" } ?? ""
        let opening = OPMLFormat.opening(review.title, url: address) + note
        let text = inner.isEmpty ? opening + "/>\n" : "\(opening)>\n\(inner.joined())</outline>\n"
        out.append(contentsOf: text.utf8)
    }

    mutating func end(_ out: inout [UInt8]) {
        if section != nil { out.append(contentsOf: "</outline>\n".utf8) }
        out.append(contentsOf: "</body>\n</opml>\n".utf8)
    }

    private static func outline(_ text: String, url: String? = nil) -> String {
        opening(text, url: url) + "/>\n"
    }

    /// An element whose tag is still open.
    private static func opening(_ text: String, url: String?) -> String {
        let link = url.flatMap(Markup.address).map { " type=\"link\" url=\"\($0)\"" } ?? ""
        return "<outline text=\"\(Markup.line(text))\"\(link)"
    }
}
