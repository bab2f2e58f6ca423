public import ReviewModel

/// A reading list in Markdown (CommonMark), a section an item.
public struct MarkdownFormat: ExportFormat {
    public static let name = "markdown"
    public static let summary = "reading list in Markdown"
    public static let fileExtension = "md"

    public init(options: RenderingOptions) {}

    public mutating func begin(_ out: inout [UInt8]) { out.append(contentsOf: "# Reading list\n".utf8) }

    public mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        for block in MarkdownItem(item).blocks { out.append(contentsOf: "\n\(block)\n".utf8) }
    }
}
