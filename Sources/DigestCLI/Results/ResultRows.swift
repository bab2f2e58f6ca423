import ArgumentParsing
import JSON
import ReviewModel
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
    private let session: Session

    /// Columns of a value in front of a bar at most.
    private static let widest = 40
    /// Columns that a bar has to have at least, and at most.
    private static let bar = 10...40

    init(_ rows: [(value: String, count: Int)], in session: Session) {
        self.rows = rows
        self.session = session
    }

    /// Prints the rows in their order: the count, aligned, the value, and where there is a terminal a bar; or objects
    /// with both.
    func print(as format: ResultFormat) throws(OutputError) {
        let digits = rows.map { String($0.count).utf8.count }.max() ?? 0
        let values =
            rows.map { DisplayWidth.of(SafeText.line($0.value)) }.filter { $0 <= CountTable.widest }.max()
            ?? 0
        let room = session.environment.layoutWidth.map { $0 - digits - values - 4 } ?? 0
        let most = Double(rows.map(\.count).max() ?? 1)
        let columns = min(room, CountTable.bar.upperBound)
        let table = ResultRows(
            rows: rows,
            text: { row in
                let value = SafeText.line(row.value)
                let line = Count.aligned(row.count, to: digits) + "  " + value
                guard columns >= CountTable.bar.lowerBound, DisplayWidth.of(value) <= values else {
                    return session.fitted(line, indent: digits + 2)
                }
                let bar = Bars.bar(Double(row.count) / most, columns: columns)
                return TextWrapping.padded(line, to: digits + 2 + values) + "  " + bar
            },
            json: { json, row in
                json.field("value", is: row.value)
                json.field("count", is: row.count)
            })
        try table.print(as: format, to: session.output)
    }
}

/// How results are printed.
enum ResultFormat: String, NamedFormat {
    /// For people.
    case text
    /// One array.
    case json
    /// One object a line.
    case ndjson

    /// `--format` of a command that prints results.
    static func parameter<Options: CommandOptions>() -> Parameter<Options> {
        .option(
            "format", taking: "NAME", into: \Options.shared.format, value: .oneOf(allCases.map(\.rawValue)),
            help: "how to print")
    }
}

/// Formats that `--format` of a command chooses from, `text` among them.
protocol NamedFormat: RawRepresentable<String>, CaseIterable, Sendable {
    /// The one for people.
    static var text: Self { get }
}

extension NamedFormat {
    /// The format called `name`; text when nothing is said.
    init(_ name: String?) throws(CommandError) {
        guard let name else {
            self = .text
            return
        }
        guard let format = Self(rawValue: name) else {
            let names = Self.allCases.map(\.rawValue)
            throw .unknownFormat(name, expected: names, nearest: NearestWord.find(name, in: names))
        }
        self = format
    }
}
