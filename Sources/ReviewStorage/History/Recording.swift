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
        try database.run("DELETE FROM change_mark WHERE change = ?", with: [.integer(change)])
        for (name, last) in marks {
            try database.run(
                "INSERT INTO change_mark (change, name, last) VALUES (?, ?, ?)",
                with: [.integer(change), .text(name), .integer(last)])
        }
        let logged = "SELECT 1 FROM change_row WHERE change = ? LIMIT 1"
        if try database.first(logged, with: [.integer(change)], read: { _ in true }) ?? false { return true }
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
