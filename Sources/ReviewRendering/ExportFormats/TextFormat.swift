public import ReviewModel

/// Text for people, in a terminal or a file.
public struct TextFormat: ExportFormat {
    public static let name = "text"
    public static let summary = "plain text for people"
    public static let fileExtension = "txt"

    private let options: RenderingOptions
    private var isFirst = true

    public init(options: RenderingOptions) { self.options = options }

    public mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        let gap = options.view == .list ? "\n" : "\n\n"
        if !isFirst { out.append(contentsOf: gap.utf8) }
        isFirst = false
        switch options.view {
        case .list: ItemSummary(item, options: options).write(to: &out)
        case .full: ItemPage(item, options: options).write(to: &out)
        }
    }
}
