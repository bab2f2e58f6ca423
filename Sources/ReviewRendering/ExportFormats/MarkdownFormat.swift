internal import ReviewModel

/// A reading list in Markdown (CommonMark), a section an item.
struct MarkdownFormat: ExportFormat {
    static let name = "markdown"
    static let summary = "reading list in Markdown"
    static let fileExtension = "md"

    init(options: RenderingOptions) {}

    mutating func begin(_ out: inout [UInt8]) { out.append(contentsOf: "# Reading list\n".utf8) }

    mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        for block in MarkdownItem(item).blocks { out.append(contentsOf: "\n\(block)\n".utf8) }
    }
}
