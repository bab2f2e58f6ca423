internal import ReviewModel

/// Comma-separated values after RFC 4180: a header, then a record an item.
struct CSVFormat: ExportFormat {
    static let name = "csv"
    static let summary = "comma-separated values for spreadsheets (RFC 4180)"
    static let fileExtension = "csv"

    init(options: RenderingOptions) {}

    mutating func begin(_ out: inout [UInt8]) { record(ItemTable.header, to: &out) }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { record(ItemTable.row(item), to: &out) }

    private func record(_ cells: [String], to out: inout [UInt8]) {
        let start = out.count
        defer { EditorText.disarm(&out, from: start) }
        for (number, cell) in cells.enumerated() {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            append(cell, to: &out)
        }
        out.append(contentsOf: "\r\n".utf8)
    }

    /// A field, in quotes where it has a comma, a quote or a line break.
    private func append(_ cell: String, to out: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = cell.utf8.contains {
            $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D
        }
        guard needsQuotes else { return out.append(contentsOf: cell.utf8) }
        out.append(quote)
        for byte in cell.utf8 {
            if byte == quote { out.append(quote) }
            out.append(byte)
        }
        out.append(quote)
    }
}
