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
