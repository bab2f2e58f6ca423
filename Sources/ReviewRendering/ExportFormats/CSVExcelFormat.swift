internal import ReviewModel

/// Comma-separated values that begin with a byte-order mark: without it Excel takes the file for one in the
/// letters of the place, and shows Cyrillic as rubbish. Programs that read CSV would take the mark for a part of
/// the first name.
struct CSVExcelFormat: ExportFormat {
    static let name = "csv-excel"
    static let summary = "the same with a byte-order mark, which Excel needs"
    static let fileExtension = "excel.csv"

    private var table: CSVFormat

    init(options: RenderingOptions) { table = CSVFormat(options: options) }

    mutating func begin(_ out: inout [UInt8]) {
        out += [0xEF, 0xBB, 0xBF]
        table.begin(&out)
    }

    mutating func item(_ item: LibraryItem, to out: inout [UInt8]) { table.item(item, to: &out) }
}
