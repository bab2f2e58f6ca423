internal import ReviewModel

/// A reading list as one file of HTML that needs nothing else: no script, no picture, no request.
struct HTMLFormat: ExportFormat {
    static let name = "html"
    static let summary = "reading list in one HTML file"
    static let fileExtension = "html"
    static let hasHeadings = true
    static let notes = NotePolicy.onRequest

    private let options: RenderingOptions
    private var section: String?

    init(options: RenderingOptions) { self.options = options }

    mutating func begin(_ out: inout [UInt8]) {
        let title = Markup.line(options.title ?? "Reading list")
        out.append(
            contentsOf: """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <meta name="color-scheme" content="light dark">
                <title>\(title)</title>
                <style>
                \(SiteFiles.styleSheet)</style>
                </head>
                <body>
                <main>
                <h1>\(title)</h1>
                \(options.introduction.map(ItemHTML.paragraphs) ?? "")
                """.utf8)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        let html = ItemHTML(item)
        let language = item.review.language.map { " lang=\"\($0.rawValue)\"" } ?? ""
        let id = item.review.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        if let heading = item.section, heading != section {
            out.append(contentsOf: "<h2 class=\"section\">\(Markup.line(heading))</h2>\n".utf8)
        }
        section = item.section
        let level = section == nil ? "h2" : "h3"
        out.append(
            contentsOf: """
                <article id="r-\(id)"\(language)>
                <\(level)>\(html.heading)</\(level)>
                \(html.byline)\(html.comment)\(html.papers)\(html.claims)\(html.abstractClaims)\(html.names)\(html.notes)</article>

                """.utf8)
    }

    mutating func end(_ out: inout [UInt8]) { out.append(contentsOf: "</main>\n</body>\n</html>\n".utf8) }
}
