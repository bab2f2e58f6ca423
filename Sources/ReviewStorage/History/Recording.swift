internal import SQLite

/// What happens to the rows of a library while a change goes on, kept in the history. Triggers do it, so
/// that no writer of rows has to think of it; they are made anew for each change, so that none is left for
/// other programs to run.
struct Recording {
    private let database: Database
    private let change: Int64
    private let tables: [RecordedTable]
    private let marks: [String: Int64]

    /// Begins to keep what happens to the tables `only`, or to all, as the change with that number; inside a
    /// transaction. `isReversal` tells that rows may come back under numbers that they had before.
    init(_ database: Database, change: Int64, only: Set<String>? = nil, isReversal: Bool = false) throws {
        self.database = database
        self.change = change
        tables = try RecordedTable.all(database, only: only)
        marks = try Recording.marks(tables, database: database)
        let marks = marks
        let triggers = tables.map { table in
            table.triggers(
                change: change, last: table.age.flatMap { marks[$0.table] },
                noting: isReversal || !Recording.writtenOnce.contains(table.name))
        }
        try database.execute(triggers.joined())
    }

    /// Tables whose rows come with a number that no review had before, so that nothing that comes has to be noted.
    /// An insertion that a trigger watches is one of several statements to SQLite, which then keeps a journal to take
    /// it back alone: a third of the time of most rows of an import.
    private static let writtenOnce: Set<String> = RowSuccession.parts.subtracting(["uncorrected"]).union([
        "review"
    ])

    /// Ends it, and tells whether anything has changed.
    func end() throws -> Bool {
        try database.execute(tables.map(\.withoutTriggers).joined())
        try LibrarySeal(database).add(change: change, to: tables, after: marks)
        try database.run("DELETE FROM change_mark WHERE change = ?", [.integer(change)])
        for (name, last) in marks {
            try database.run(
                "INSERT INTO change_mark (change, name, last) VALUES (?, ?, ?)",
                [.integer(change), .text(name), .integer(last)])
        }
        let logged = "SELECT 1 FROM change_row WHERE change = ? LIMIT 1"
        if try database.first(logged, [.integer(change)], { _ in true }) ?? false { return true }
        return try marks != Recording.marks(tables, database: database)
    }

    /// The last number of each table that has numbers.
    private static func marks(_ tables: [RecordedTable], database: Database) throws -> [String: Int64] {
        var marks: [String: Int64] = [:]
        for table in tables where table.isNumbered {
            marks[table.name] =
                try database.first("SELECT max(number) FROM \"\(table.name)\"") { $0.integer(0) } ?? 0
        }
        return marks
    }
}

/// A table whose rows the history keeps, with the triggers that do it.
struct RecordedTable {
    /// Its name.
    let name: String
    /// Its columns, in order.
    let columns: [String]
    /// Indices of the columns of the primary key; of all columns where there is none.
    let key: [Int]
    /// The column that tells whether a row was there before a change, and the table whose numbers it holds;
    /// nil where every row is kept.
    let age: (column: String, table: String)?

    /// All tables of a library but the history itself, what is kept of the library as a whole, and the text index,
    /// which is made from the rest; of them those called `only`, where some are.
    static func all(_ database: Database, only: Set<String>? = nil) throws -> [RecordedTable] {
        let names = try database.all(
            """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                AND name NOT LIKE 'sqlite_%' AND name NOT IN ('library', 'change', 'change_mark', 'change_row')
            ORDER BY name
            """
        ) { $0.text(0) }
        let wanted = only.map { only in names.filter(only.contains) } ?? names
        return try wanted.map { try RecordedTable($0, among: names, database) }
    }

    private init(_ name: String, among names: [String], _ database: Database) throws {
        let info = try database.all(
            "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [.text(name)]
        ) { (name: $0.text(0), key: $0.integer(1)) }
        self.name = name
        columns = info.map(\.name)
        let primary = info.indices.filter { info[$0].key > 0 }
        key = primary.isEmpty ? Array(info.indices) : primary
        age = RecordedTable.age(of: name, info.map(\.name), key: key, among: names)
    }

    private static func age(of name: String, _ columns: [String], key: [Int], among names: [String]) -> (
        column: String, table: String
    )? {
        if columns.contains("review") { return ("review", "review") }
        if key.count == 1, columns[key[0]] == "number" { return ("number", name) }
        // Words of names: `author_word` has the number of an author.
        let owner = name.hasSuffix("_word") ? String(name.dropLast(5)) : ""
        return names.contains(owner) && columns.contains(owner) ? (owner, owner) : nil
    }

    /// Whether its own numbers tell how old rows of it and of others are.
    var isNumbered: Bool { age.map { $0.table == name } ?? false }

    // MARK: - Statements

    /// Triggers that keep in `change` what goes of the rows up to the number `last`, and note what comes where it has
    /// to be noted.
    func triggers(change: Int64, last: Int64?, noting: Bool) -> String {
        let (old, new) = (condition("OLD", last: last), condition("NEW", last: last))
        let went = row(change, operation: "went", indices: columns.indices, row: "OLD")
        let came = row(change, operation: "came", indices: key, row: "NEW")
        let insertion = """
            CREATE TEMP TRIGGER "history_\(name)_insert" AFTER INSERT ON main."\(name)" WHEN \(new)
                BEGIN \(came); END;

            """
        return (noting ? insertion : "") + """
            CREATE TEMP TRIGGER "history_\(name)_delete" AFTER DELETE ON main."\(name)" WHEN \(old)
                BEGIN \(went); END;
            CREATE TEMP TRIGGER "history_\(name)_update" AFTER UPDATE ON main."\(name)" WHEN \(old) OR \(new)
                BEGIN \(went) WHERE \(old); \(came) WHERE \(new); END;
            """
    }

    /// Removes the triggers.
    var withoutTriggers: String {
        ["insert", "delete", "update"].map { "DROP TRIGGER IF EXISTS temp.\"history_\(name)_\($0)\";" }
            .joined()
    }

    /// Deletes one row by its key.
    var deletion: String {
        "DELETE FROM \"\(name)\" WHERE "
            + key.map { "\"\(columns[$0])\" IS ?" }.joined(separator: " AND ")
    }

    /// Inserts one row.
    var insertion: String {
        "INSERT INTO \"\(name)\" VALUES (" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
    }

    private func condition(_ row: String, last: Int64?) -> String {
        guard let age, let last else { return "1" }
        return "\(row).\"\(age.column)\" <= \(last)"
    }

    private func row(_ change: Int64, operation: String, indices: some Sequence<Int>, row: String)
        -> String
    {
        let indices = Array(indices)
        let places = indices.map { ", c\($0)" }.joined()
        let values = indices.map { ", \(row).\"\(columns[$0])\"" }.joined()
        return "INSERT INTO change_row (change, name, operation\(places)) "
            + "SELECT \(change), '\(name)', '\(operation)'\(values)"
    }
}

/// What a change may touch. The less it is, the less there is to watch: making triggers for all tables takes longer
/// than most changes do.
public enum ChangeScope: Sendable {
    /// Any table.
    case everything
    /// Only tags, marks, notes, lists, saved searches and rules.
    case curation

    /// Names of the tables; nil for all.
    var tables: Set<String>? {
        switch self {
        case .everything: nil
        case .curation:
            [
                "tag", "untagged", "tag_rule", "tag_alias", "mark", "note", "list", "list_entry",
                "saved_search", "followed",
            ]
        }
    }
}
