internal import SQLite

/// Brings the rows of a library back to what they were before a change. Foreign keys have to be off: every
/// row is put back by itself.
struct Reversal {
    private let database: Database
    private let change: Int64
    private let tables: [String: RecordedTable]
    /// Names of the tables that the change has touched; nil where it may be any.
    private let touched: Set<String>?

    init(_ database: Database, change: Int64) throws {
        self.database = database
        self.change = change
        // A change that made numbered rows has marks; of any other all is told by the rows that it kept.
        let hasMarks = try database.first(
            "SELECT 1 FROM change_mark WHERE change = ? LIMIT 1", [.integer(change)]
        ) { _ in true }
        touched =
            hasMarks != nil
            ? nil
            : Set(
                try database.all(
                    "SELECT DISTINCT name FROM change_row WHERE change = ?", [.integer(change)]
                ) { $0.text(0) })
        let tables = try RecordedTable.all(database, only: touched)
        self.tables = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Does it, and turns what the history keeps of the change into what brings it back.
    func run() throws {
        let numbers = try database.all(
            "SELECT number FROM change_row WHERE change = ? ORDER BY number DESC", [.integer(change)]
        ) { $0.integer(0) }
        let marks = try database.all(
            "SELECT name, last FROM change_mark WHERE change = ?", [.integer(change)]
        ) {
            ($0.text(0), $0.integer(1))
        }
        let last = numbers.first ?? 0
        // While both are there, the old rows must not be taken for new ones.
        try database.run("UPDATE change_row SET change = -change WHERE change = ?", [.integer(change)])
        let recording = try Recording(database, change: change, only: touched)
        try removeNew(Dictionary(marks) { first, _ in first })
        for number in numbers { try takeBack(number) }
        _ = try recording.end()
        try database.run(
            "DELETE FROM change_row WHERE change = ? AND number <= ?", [.integer(-change), .integer(last)])
    }

    /// Removes the rows that the change made.
    private func removeNew(_ marks: [String: Int64]) throws {
        for table in tables.values.sorted(by: { $0.name < $1.name }) {
            guard let age = table.age, let last = marks[age.table] else { continue }
            try database.run(
                "DELETE FROM \"\(table.name)\" WHERE \"\(age.column)\" > ?", [.integer(last)])
        }
    }

    private func takeBack(_ number: Int64) throws {
        let sql = "SELECT name, operation FROM change_row WHERE number = ?"
        let entry = try database.first(sql, [.integer(number)]) { ($0.text(0), $0.text(1)) }
        guard let entry, let table = tables[entry.0] else { return }
        let hasCome = entry.1 == "came"
        let indices = hasCome ? table.key : Array(table.columns.indices)
        let columns = indices.map { "c\($0)" }.joined(separator: ", ")
        let values = try database.first(
            "SELECT \(columns) FROM change_row WHERE number = ?", [.integer(number)]
        ) { row in indices.indices.map { row.argument(Int32($0)) } }
        try database.run(hasCome ? table.deletion : table.insertion, values ?? [])
    }
}
