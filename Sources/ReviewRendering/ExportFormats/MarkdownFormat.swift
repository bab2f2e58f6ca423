internal import ReviewModel

/// A reading list in Markdown (CommonMark), a section an item.
struct MarkdownFormat: ExportFormat {
    static let name = "markdown"
    static let summary = "reading list in Markdown"
    static let fileExtension = "md"

    private let title: String
    private let introduction: String?
    private var section: String?

    init(options: RenderingOptions) {
        title = options.title.map { MarkdownText.escaped($0) } ?? "Reading list"
        introduction = options.introduction.map { PlainText.lines($0).joined(separator: "\n") }
    }

    mutating func begin(_ out: inout [UInt8]) {
        out.append(contentsOf: "# \(title)\n".utf8)
        if let introduction { out.append(contentsOf: "\n\(introduction)\n".utf8) }
    }

    mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        if let heading = item.section, heading != section {
            out.append(contentsOf: "\n# \(MarkdownText.escaped(heading))\n".utf8)
        }
        section = item.section
        for block in MarkdownItem(item).blocks { out.append(contentsOf: "\n\(block)\n".utf8) }
    }
}
