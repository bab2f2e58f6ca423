import JSON
import ReviewRendering

/// Results that are not items, one row each.
struct ResultRows<Row> {
    /// The rows in their order.
    let rows: [Row]
    /// A row for people, without a line feed.
    let text: (Row) -> String
    /// The members of a row's object.
    let json: (inout JSONWriter, Row) -> Void

    /// Prints the rows: a line each, one array, or one object a line.
    func print(as format: ResultFormat, to output: Output) throws(OutputError) {
        switch format {
        case .text: for row in rows { try output.line(text(row)) }
        case .json:
            var writer = JSONWriter()
            writer.array(rows) { writer, row in writer.object { json(&$0, row) } }
            try output.write(writer.bytes)
            try output.line()
        case .ndjson:
            for row in rows {
                var writer = JSONWriter()
                writer.object { json(&$0, row) }
                try output.write(writer.bytes)
                try output.line()
            }
        }
    }
}

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
            rows: rows, text: { Count.aligned($0.count, to: width) + "  " + SafeText.line($0.value) },
            json: { json, row in
                json.field("value", row.value)
                json.field("count", row.count)
            })
        try table.print(as: format, to: output)
    }
}
