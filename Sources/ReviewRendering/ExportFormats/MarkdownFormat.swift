internal import ReviewModel

/// A reading list in Markdown (CommonMark), a section an item, which can be edited and imported again: the
/// data of the items stand in comments behind their sections, and a mark of all at the end.
struct MarkdownFormat: ExportFormat {
    static let name = "markdown"
    static let summary = "reading list in Markdown, to read and edit; import takes the edits back"
    static let fileExtension = "md"
    static let hasHeadings = true

    private let title: String
    private let introduction: String?
    private var section: String?
    private var records = DocumentRecords()
    private var mark = DocumentMark()

    init(options: RenderingOptions) {
        title = PlainText.line(options.title ?? "Reading list")
        introduction = options.introduction.map { PlainText.lines($0).joined(separator: "\n") }
    }

    mutating func begin(_ out: inout [UInt8]) {
        var name = JSONWriter()
        name.value(title)
        var head = Array("---\ntitle: ".utf8) + name.bytes
        head += "\ndigest: 1\n---\n\n# \(MarkdownText.escaped(title))\n".utf8
        if let introduction { head += "\n\(introduction)\n".utf8 }
        write(head, to: &out)
    }

    mutating func item(_ item: LibraryItem, _ out: inout [UInt8]) {
        var lines: [UInt8] = []
        if let heading = item.section, heading != section {
            records.write(to: &lines)
            lines += "\n# \(MarkdownText.escaped(heading))\n".utf8
        }
        section = item.section
        let start = lines.count
        for block in MarkdownItem(item).blocks { lines += "\n\(block)\n".utf8 }
        records.add(item, section: lines[start...])
        if records.isFull { records.write(to: &lines) }
        write(lines, to: &out)
    }

    mutating func end(_ out: inout [UInt8]) {
        var lines: [UInt8] = []
        records.write(to: &lines)
        write(lines, to: &out)
        out += DocumentSeal.line(mark).utf8
    }

    private mutating func write(_ lines: [UInt8], to out: inout [UInt8]) {
        mark.take(lines)
        out += lines
    }
}
