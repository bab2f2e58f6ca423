internal import ReviewModel
internal import SQLite

/// Writes a library as lines of JSON, in an order that its content alone decides.
struct LibraryDump {
    /// What the first line says.
    static let schema = "digest.dump/1"

    private let store: ReviewStore
    private let isFull: Bool
    private var database: Database { store.database }

    /// A dump; a full one tells also when things came in and what ids items had before.
    init(_ store: ReviewStore, isFull: Bool) {
        self.store = store
        self.isFull = isFull
    }

    /// Calls `line` with each line, without its line feed.
    func write(_ line: (String) throws -> Void) throws {
        func write(_ name: String, _ value: JSONValue) throws {
            try line(JSONValue.object([(name, value)]).text)
        }
        try write("dump", .string(LibraryDump.schema))
        try sources { try write("source", $0) }
        try items(by: "r.key") { try write("item", $0) }
        for table in DumpedTable.all + (isFull ? DumpedTable.passing : []) {
            try rows(of: table) { try write(table.name, $0) }
        }
    }

    /// Calls `body` with each source, by path.
    func sources(_ body: (JSONValue) throws -> Void) throws {
        let columns =
            ["path", "format", "channel", "channel_title", "size", "modified", "hash"]
            + (isFull ? ["imported"] : [])
        try rows(
            columns, "SELECT \(columns.joined(separator: ", ")) FROM source ORDER BY path", body)
    }

    /// Calls `body` with each item, in the order of columns of its row `r` and its source `s`.
    func items(by order: String, _ body: (JSONValue) throws -> Void) throws {
        let sql = "SELECT r.number FROM review r JOIN source s ON s.number = r.source ORDER BY \(order)"
        let numbers = try database.all(sql) { $0.integer(0) }
        for number in numbers { if let item = try item(number) { try body(item) } }
    }

    /// Calls `body` with each row of a table.
    func rows(of table: DumpedTable, _ body: (JSONValue) throws -> Void) throws {
        let columns = try table.columns(database, isFull: isFull)
        try rows(columns, table.selection(columns), body)
    }

    private func rows(_ columns: [String], _ sql: String, _ body: (JSONValue) throws -> Void) throws {
        try database.each(sql) { row in
            try body(.object(columns.enumerated().map { ($1, JSONValue(row.argument(Int32($0)))) }))
        }
    }

    /// The item as the rules read it; corrections have lines of their own.
    private func item(_ number: Int64) throws -> JSONValue? {
        guard let review = try store.asRead(number) else { return nil }
        let place = try database.first(
            """
            SELECT s.path, r.position, r.fingerprint, r.gone, r.added FROM review r
                JOIN source s ON s.number = r.source WHERE r.number = ?
            """, [.integer(number)]
        ) { row in
            [
                ("source", JSONValue.string(row.text(0))), ("position", .integer(Int(row.integer(1)))),
                ("fingerprint", .integer(Int(row.integer(2)))), ("gone", .bool(row.integer(3) != 0)),
            ] + (isFull ? [("added", .integer(Int(row.integer(4))))] : [])
        }
        return .object(
            JSONValue(dumpOf: review).members + (place ?? []) + [
                ("sightings", try sightings(number)), ("posts", try posts(number)),
                (
                    "marks",
                    try rows("SELECT mark FROM likeness WHERE review = ? ORDER BY mark", number) {
                        .integer(Int($0.integer(0)))
                    }
                ),
                (
                    "references",
                    try rows(
                        "SELECT channel, message FROM reference WHERE review = ? ORDER BY channel, message",
                        number
                    ) { .array([.string($0.text(0)), .integer(Int($0.integer(1)))]) }
                ),
            ])
    }

    private func sightings(_ number: Int64) throws -> JSONValue {
        // What values rest on is kept only for the source that shows the item.
        try rows(
            """
            SELECT s.path, g.position, g.fingerprint, g.file, g.lines, g.duplicates, g.bytes,
                CASE WHEN g.source = r.source THEN g.evidence ELSE '' END
            FROM sighting g JOIN source s ON s.number = g.source JOIN review r ON r.number = g.review
            WHERE g.review = ? ORDER BY s.path
            """, number
        ) { row in
            .array([
                .string(row.text(0)), .integer(Int(row.integer(1))), .integer(Int(row.integer(2))),
                .optional(row.optionalText(3)), row.json(4), row.json(5), row.json(6), row.json(7),
            ])
        }
    }

    private func posts(_ number: Int64) throws -> JSONValue {
        try rows(
            """
            SELECT p.channel, p.message, s.path FROM post p JOIN source s ON s.number = p.source
            WHERE p.review = ? ORDER BY p.channel, p.message, s.path
            """, number
        ) { .array([.string($0.text(0)), .integer(Int($0.integer(1))), .string($0.text(2))]) }
    }

    private func rows(_ sql: String, _ number: Int64, _ read: (Row) -> JSONValue) throws -> JSONValue {
        .array(try database.all(sql, [.integer(number)], read))
    }
}
