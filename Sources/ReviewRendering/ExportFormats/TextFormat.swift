internal import ReviewModel

/// Text for people, in a terminal or a file.
struct TextFormat: ExportFormat {
    static let name = "text"
    static let summary = "plain text for people"
    static let fileExtension = "txt"
    static let hasHeadings = true

    private let options: RenderingOptions
    private var isFirst = true
    private var section: String?

    init(options: RenderingOptions) { self.options = options }

    mutating func begin(_ out: inout [UInt8]) {
        let head = [options.title, options.introduction].compactMap { $0 }.flatMap {
            PlainText.lines($0) + [""]
        }
        let start = out.count
        for line in head { out.append(contentsOf: "\(line)\n".utf8) }
        EditorText.disarm(&out, from: start)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        let start = out.count
        defer { EditorText.disarm(&out, from: start) }
        let gap = options.view == .list ? "\n" : "\n\n"
        if !isFirst { out.append(contentsOf: gap.utf8) }
        isFirst = false
        if let heading = item.section, heading != section {
            out.append(contentsOf: "\(PlainText.line(heading))\n\n".utf8)
        }
        section = item.section
        switch options.view {
        case .list: ItemSummary(item, options: options).write(to: &out)
        case .full: ItemPage(item, options: options).write(to: &out)
        }
    }
}
