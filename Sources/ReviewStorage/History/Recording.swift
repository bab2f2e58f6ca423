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
    /// transaction.
    init(_ database: Database, change: Int64, only: Set<String>? = nil) throws {
        self.database = database
        self.change = change
        tables = try RecordedTable.all(database, only: only)
        marks = try Recording.marks(tables, database)
        let marks = marks
        let triggers = tables.map { $0.triggers(change: change, last: $0.age.flatMap { marks[$0.table] }) }
        try database.execute(triggers.joined())
    }

    /// Ends it, and tells whether anything has changed.
    func end() throws -> Bool {
        try database.execute(tables.map(\.withoutTriggers).joined())
        try database.run("DELETE FROM change_mark WHERE change = ?", [.integer(change)])
        for (name, last) in marks {
            try database.run(
                "INSERT INTO change_mark (change, name, last) VALUES (?, ?, ?)",
                [.integer(change), .text(name), .integer(last)])
        }
        let logged = "SELECT 1 FROM change_row WHERE change = ? LIMIT 1"
        if try database.first(logged, [.integer(change)], { _ in true }) ?? false { return true }
        return try marks != Recording.marks(tables, database)
    }

    /// The last number of each table that has numbers.
    private static func marks(_ tables: [RecordedTable], _ database: Database) throws -> [String: Int64] {
        var marks: [String: Int64] = [:]
        for table in tables where table.isNumbered {
            marks[table.name] =
                try database.first("SELECT max(number) FROM \"\(table.name)\"") { $0.integer(0) } ?? 0
        }
        return marks
    }
}
