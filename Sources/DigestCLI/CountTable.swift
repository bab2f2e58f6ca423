import ReviewRendering

/// Values with how often they occur.
struct CountTable {
    private let rows: [(value: String, count: Int)]

    init(_ rows: [(value: String, count: Int)]) {
        self.rows = rows
    }

    /// Prints the rows in their order: the count, aligned, and the value; or objects with both.
    func print(as format: ResultFormat, to output: Output) throws(OutputError) {
        let width = rows.map { String($0.count).utf8.count }.max() ?? 0
        let table = ResultRows(
            rows: rows, text: { Count.aligned($0.count, width) + "  " + SafeText.line($0.value) },
            json: { json, row in
                json.field("value", row.value)
                json.field("count", row.count)
            })
        try table.print(as: format, to: output)
    }
}
