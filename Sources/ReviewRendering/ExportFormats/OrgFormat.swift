internal import ReviewModel

/// An outline of Emacs Org mode: a headline an item, with a drawer of properties.
struct OrgFormat: ExportFormat {
    static let name = "org"
    static let summary = "outline for Emacs Org mode"
    static let fileExtension = "org"
    static let hasHeadings = true

    private let title: String
    private var section: String?

    init(options: RenderingOptions) { title = PlainText.line(options.title ?? "Reading list") }

    mutating func begin(_ out: inout [UInt8]) { out.append(contentsOf: "#+TITLE: \(title)\n".utf8) }

    mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        if let heading = item.section, heading != section {
            out.append(contentsOf: "\n* \(OrgText.plain(heading))\n".utf8)
        }
        section = item.section
        out.append(contentsOf: OrgItem(item: item, level: section == nil ? 1 : 2).text.utf8)
    }
}
