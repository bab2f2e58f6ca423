internal import JSON
internal import ReviewCoding
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
        func write(_ value: JSONValue, as name: String) throws {
            try line(JSONValue.object([.init(name: name, value: value)]).text)
        }
        try write(.string(LibraryDump.schema), as: "dump")
        try sources { try write($0, as: "source") }
        try items(by: "r.key") { try line("{\"item\":\($0)}") }
        for table in DumpedTable.all + (isFull ? DumpedTable.passing : []) {
            try rows(of: table) { try write($0, as: table.name) }
        }
    }

    /// Calls `body` with each source, by path.
    func sources(_ body: (JSONValue) throws -> Void) throws {
        let columns =
            ["path", "format", "traits", "channel", "channel_title", "size", "modified", "hash"]
            + (isFull ? ["imported"] : [])
        try rows(
            columns, by: "SELECT \(columns.joined(separator: ", ")) FROM source ORDER BY path", body: body)
    }

    /// Calls `body` with the JSON of each item, in the order of columns of its row `r` and its source `s`.
    func items(by order: String, _ body: (String) throws -> Void) throws {
        let sql = "SELECT r.number FROM review r JOIN source s ON s.number = r.source ORDER BY \(order)"
        let numbers = try database.all(sql) { $0.integer(0) }
        for number in numbers { if let item = try item(number) { try body(item) } }
    }

    /// Calls `body` with each row of a table.
    func rows(of table: DumpedTable, body: (JSONValue) throws -> Void) throws {
        let columns = try table.columns(database, isFull: isFull)
        try rows(columns, by: table.selection(columns), body: body)
    }

    private func rows(_ columns: [String], by sql: String, body: (JSONValue) throws -> Void) throws {
        try database.each(sql) { row in
            try body(
                .object(
                    columns.enumerated().map {
                        .init(name: $1, value: JSONValue(row.argument(Int32($0))))
                    }))
        }
    }

    /// The item as the rules read it; corrections have lines of their own.
    private func item(_ number: Int64) throws -> String? {
        guard let review = try store.asRead(number) else { return nil }
        let place: JSONValue? = try database.first(
            """
            SELECT s.path, r.position, r.fingerprint, r.gone, r.added FROM review r
                JOIN source s ON s.number = r.source WHERE r.number = ?
            """, with: [.integer(number)]
        ) { row in
            let place: JSONValue = [
                "source": .string(row.text(0)), "position": .integer(Int(row.integer(1))),
                "fingerprint": .integer(Int(row.integer(2))), "gone": .bool(row.integer(3) != 0),
                "added": .integer(Int(row.integer(4))),
            ]
            return isFull ? place : .object(place.members.dropLast())
        }
        let marks = try rows("SELECT mark FROM likeness WHERE review = ? ORDER BY mark", of: number) {
            .integer(Int($0.integer(0)))
        }
        let references = try rows(
            "SELECT channel, message FROM reference WHERE review = ? ORDER BY channel, message", of: number
        ) { .array([.string($0.text(0)), .integer(Int($0.integer(1)))]) }
        let rest: JSONValue = [
            "sightings": try sightings(number, text: review.text), "posts": try posts(number), "marks": marks,
            "references": references,
        ]
        let marked = try groups(among: review)
        var json = JSONWriter(escaping: .required)
        json.object { json in
            StoredReview.writeMembers(of: review, to: &json)
            for member in (place?.members ?? []) + rest.members {
                json.key(member.name)
                json.value(member.value)
            }
            // Of groups that their names tell nothing is said.
            if !marked.isEmpty {
                json.key("groups")
                json.value(.strings(marked))
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Authors that only their source, or a person, has marked as groups.
    private func groups(among review: Review) throws -> [String] {
        let names = Set(review.papers.flatMap(\.authors).filter(\.isGroup).map(\.name)).sorted()
        return try names.filter { name in
            try database.first("SELECT 1 FROM author WHERE name = ? AND is_group = 1", with: [.text(name)]) {
                _ in
                true
            } ?? false
        }
    }

    private func sightings(_ number: Int64, text: String) throws -> JSONValue {
        // What values rest on is kept only for the source that shows the item.
        try rows(
            """
            SELECT s.path, g.position, g.fingerprint, g.file, g.lines, g.duplicates, g.bytes,
                CASE WHEN g.source = r.source THEN e.list END, g.content
            FROM sighting g JOIN source s ON s.number = g.source JOIN review r ON r.number = g.review
                LEFT JOIN evidence e ON e.number = g.number
            WHERE g.review = ? ORDER BY s.path
            """, of: number
        ) { row in
            .array(
                [
                    .string(row.text(0)), .integer(Int(row.integer(1))), .integer(Int(row.integer(2))),
                    .optional(row.optionalText(3)), row.json(4), row.json(5), row.json(6),
                    EvidenceList.dumped(row.json(7), text: text, places: row.list(6, as: .ranges)),
                ] + (row.text(8).isEmpty ? [] : [row.json(8)]))
        }
    }

    private func posts(_ number: Int64) throws -> JSONValue {
        try rows(
            """
            SELECT p.channel, p.message, s.path FROM post p JOIN source s ON s.number = p.source
            WHERE p.review = ? ORDER BY p.channel, p.message, s.path
            """, of: number
        ) { .array([.string($0.text(0)), .integer(Int($0.integer(1))), .string($0.text(2))]) }
    }

    private func rows(_ sql: String, of number: Int64, read: (Row) -> JSONValue) throws -> JSONValue {
        .array(try database.all(sql, with: [.integer(number)], read: read))
    }
}

extension ReviewStore {
    /// Calls `line` with each line of a dump: the whole library but its history as JSON, one thing a line,
    /// without line feeds. The same content gives the same lines, whatever came in first; a full dump tells
    /// also when things came in and what ids items had before.
    public func dump(isFull: Bool = false, _ line: (String) throws -> Void) throws {
        try database.execute(Pragmas.readingAll)
        try database.snapshot { try LibraryDump(self, isFull: isFull).write(line) }
    }

    /// Fills the library with the dump whose lines `next` gives, nil at its end; returns how many items
    /// there were. What the library holds goes when `isReplacing`. Throws `DumpError`, and changes nothing
    /// then.
    @discardableResult
    public func load(isReplacing: Bool = false, _ next: () throws -> [UInt8]?) throws -> Int {
        try transaction {
            if isReplacing { try empty() }
            guard try isEmpty() else { throw DumpError.notEmpty }
            let count = try LibraryLoading(self).load(next)
            try reapplyCorrections()
            try enrich()
            // What was corrected has been written twice.
            try sweep(isThorough: true)
            forgetTables()
            return count
        }
    }

    /// Whether there is nothing in the library, not even a note on something that has gone.
    private func isEmpty() throws -> Bool {
        let tables = ["source", "review"] + (DumpedTable.all + DumpedTable.passing).map(\.name)
        let sql = tables.map { "SELECT 1 FROM \($0)" }.joined(separator: " UNION ALL ")
        return try database.first("\(sql) LIMIT 1") { _ in true } == nil
    }

    private func empty() throws {
        for table in ["review"] + (DumpedTable.all + DumpedTable.passing).reversed().map(\.name) + ["source"]
        {
            try database.run("DELETE FROM \(table)")
        }
        try sweep()
    }
}

/// A table that a dump holds row by row: what cannot be read again from sources, and what is known of
/// sources beside their items.
struct DumpedTable {
    /// Its name, which is also what its lines begin with.
    let name: String
    /// Columns that tell only in which order or when things came in; left out unless asked for.
    var passing: [String] = []
    /// What its rows are in the order of, after the key of the item; nil for all columns.
    var order: String?

    /// All of them, those that others refer to first.
    static let all = [
        DumpedTable(name: "coverage"), DumpedTable(name: "channel_fact"),
        DumpedTable(name: "former_text", passing: ["replaced"]),
        DumpedTable(name: "correction", order: "number"),
        DumpedTable(name: "tag"), DumpedTable(name: "untagged"), DumpedTable(name: "tag_rule"),
        DumpedTable(name: "tag_alias"), DumpedTable(name: "mark"), DumpedTable(name: "note"),
        DumpedTable(name: "list"),
        DumpedTable(name: "list_entry"), DumpedTable(name: "saved_search"), DumpedTable(name: "citation_key"),
        DumpedTable(name: "boundary"), DumpedTable(name: "apart"), DumpedTable(name: "followed"),
        DumpedTable(name: "metadata", passing: ["made"]),
    ]

    /// Ids that items had before; they depend on what came first.
    static let passing = [DumpedTable(name: "alias")]

    /// Columns that are dumped; a number of its own says nothing elsewhere.
    func columns(_ database: Database, isFull: Bool) throws -> [String] {
        try database.all("SELECT name FROM pragma_table_info(?) ORDER BY cid", with: [.text(name)]) {
            $0.text(0)
        }
        .filter { !(numbered && $0 == "number") && (isFull || !passing.contains($0)) }
    }

    /// Selects the rows in an order that the rows alone decide; sources by their paths.
    func selection(_ columns: [String]) -> String {
        let values = columns.map { column in
            column == "source"
                ? "(SELECT path FROM source WHERE source.number = \(name).source)" : "\"\(column)\""
        }
        let places = columns.indices.map { String($0 + 1) }
        let by = order.map { ["key", $0] } ?? places
        return "SELECT \(values.joined(separator: ", ")) FROM \(name) ORDER BY \(by.joined(separator: ", "))"
    }

    private var numbered: Bool { name == "former_text" || name == "correction" }
}

/// A source as a line of a dump tells it.
enum DumpedSource {
    /// Writes the source at `path`, in the place of what was known of it; returns its number. `now` is when it
    /// came in where the dump does not tell.
    static func write(_ value: JSONValue, path: String, now: Int64, to database: Database) throws -> Int64 {
        let format = value["format"].string ?? ""
        let traits = value["traits"].integer ?? Schema.traits(ofFormer: format).rawValue
        try database.run(
            """
            INSERT INTO source (path, format, traits, channel, channel_title, size, modified, hash, imported)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET format = excluded.format, traits = excluded.traits,
                channel = excluded.channel,
                channel_title = excluded.channel_title, size = excluded.size, modified = excluded.modified,
                hash = excluded.hash, imported = excluded.imported
            """,
            with: [
                .text(path), .text(format), .integer(Int64(traits)), value["channel"].columnValue,
                value["channel_title"].columnValue, .integer(Int64(max(0, value["size"].integer ?? 0))),
                .integer(Int64(value["modified"].integer ?? 0)), .text(value["hash"].string ?? ""),
                .integer(Int64(value["imported"].integer ?? Int(now))),
            ])
        let number = try database.first("SELECT number FROM source WHERE path = ?", with: [.text(path)]) {
            $0.integer(0)
        }
        return number ?? database.lastInsertedRow
    }
}

extension JSONValue {
    /// A value of a column.
    init(_ argument: Argument) {
        switch argument {
        case .null: self = .null
        case .integer(let value): self = .integer(Int(value))
        case .real(let value): self = .decimal(value)
        case .text(let value): self = .string(value)
        case .blob(let value): self = .string(String(decoding: value, as: UTF8.self))
        }
    }

    /// The value as a column takes it; lists and objects as their text, nothing as an empty one.
    var columnValue: Argument {
        switch self {
        case .null: .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .number(let text): Int64(text).map(Argument.integer) ?? .real(Double(text) ?? 0)
        case .string(let value): .text(value)
        case .array, .object: .text(text)
        }
    }
}
