internal import ReviewModel

/// Tab-separated values as registered with IANA: no quoting, so a cell is one line without tabs.
struct TSVFormat: ExportFormat {
    static let name = "tsv"
    static let summary = "tab-separated values, one line an item"
    static let fileExtension = "tsv"

    init(options: RenderingOptions) {}

    mutating func begin(_ out: inout [UInt8]) { record(ItemTable.header, to: &out) }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) {
        record(ItemTable.row(item).map(PlainText.line), to: &out)
    }

    private func record(_ cells: [String], to out: inout [UInt8]) {
        let start = out.count
        out.append(contentsOf: cells.joined(separator: "\t").utf8)
        EditorText.disarm(&out, from: start)
        out.append(UInt8(ascii: "\n"))
    }
}
