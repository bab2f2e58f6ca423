public import ReviewModel
internal import SQLite

/// Something that was done to a library and can be taken back.
public struct Change: Sendable, Equatable {
    /// Counts the changes of a library.
    public var number: Int
    /// When it was made.
    public var date: Timestamp
    /// What was typed.
    public var words: String
    /// Whether it was taken back.
    public var isUndone: Bool
}

extension ReviewStore {
    /// How many changes are kept.
    public static let longestHistory = 100
    /// How many rows are kept of what all but the latest changes overwrote.
    private static let mostRows = 1_000_000

    /// Does all of `body` or nothing of it, and keeps in the history what is needed to take it back.
    /// `words` is what the user typed. What changes nothing leaves no trace; anything else makes an end of
    /// what could be done again. Inside another change it is a part of that. `body` touches nothing outside
    /// of `scope`: that could not be taken back.
    @discardableResult
    public func recordingChange<Result>(
        _ words: String, in scope: ChangeScope = .everything, body: () throws -> Result
    ) throws -> Result {
        guard !isRecording, !database.isInTransaction else { return try transaction(body) }
        isRecording = true
        defer { isRecording = false }
        return try transaction(keepsSeal: true) {
            let last = try database.first("SELECT max(number) FROM change WHERE undone = 0") { $0.integer(0) }
            // Above those that could be done again: what changes nothing leaves them.
            let next = try database.first("SELECT max(number) FROM change") { $0.integer(0) }
            let number = (next ?? 0) &+ 1
            guard number > 0 else {
                throw LibraryError.damaged(path: path, problem: "a change has a number that none can follow")
            }
            let recording = try Recording(database, change: number, only: scope.tables)
            let result = try body()
            if try recording.end() {
                try enter(number, after: last ?? 0, words: words)
            } else {
                try forget(after: number - 1, before: number + 1)
            }
            return result
        }
    }

    /// The changes that are kept, latest first, those that were taken back included.
    public func changes() throws -> [Change] {
        try database.all("SELECT number, made, words, undone FROM change ORDER BY number DESC") { row in
            Change(
                number: Int(row.integer(0)), date: Timestamp(seconds: row.integer(1)), words: row.text(2),
                isUndone: row.integer(3) != 0)
        }
    }

    /// Takes back the `count` latest changes, or as many as there are; returns them, latest first.
    @discardableResult
    public func undo(_ count: Int = 1) throws -> [Change] {
        try reverse(count, condition: "undone = 0 ORDER BY number DESC")
    }

    /// Does again what was taken back last, `count` changes at most; returns them in their order.
    @discardableResult
    public func redo(_ count: Int = 1) throws -> [Change] {
        try reverse(count, condition: "undone = 1 ORDER BY number")
    }

    private func reverse(_ count: Int, condition: String) throws -> [Change] {
        // Each row is put back by itself, those that others refer to as well as those that refer.
        try database.execute("PRAGMA foreign_keys = OFF")
        defer { try? database.execute("PRAGMA foreign_keys = ON") }
        // A transaction around this one may have changed what no reversal has noted.
        return try transaction(keepsSeal: !database.isInTransaction) {
            var reversed: [Change] = []
            while reversed.count < count {
                let sql = "SELECT number FROM change WHERE version = ? AND \(condition) LIMIT 1"
                let version = Int64(Schema.version)
                guard let number = try database.first(sql, with: [.integer(version)], read: { $0.integer(0) })
                else {
                    break
                }
                try Reversal(database, change: number).run()
                try database.run(
                    "UPDATE change SET undone = 1 - undone WHERE number = ?", with: [.integer(number)])
                try noteSize(of: number)
                try HistorySeal(database).keep(number)
                reversed += try changes().filter { $0.number == Int(number) }
            }
            if !reversed.isEmpty {
                forgetTables()
                try indexMissing()
            }
            return reversed
        }
    }

    /// Enters a change into the history, ends what could be done again, and drops what is too old.
    private func enter(_ number: Int64, after last: Int64, words: String) throws {
        try forget(after: last, before: number)
        try database.run(
            "INSERT INTO change (number, made, words, undone, rows, version) VALUES (?, ?, ?, 0, 0, ?)",
            with: [
                .integer(number), .integer(now().seconds), .text(words),
                .integer(Int64(Schema.version)),
            ])
        try noteSize(of: number)
        try HistorySeal(database).keep(number)
        let oldest = try database.first(
            """
            SELECT min(number) FROM (SELECT number, sum(rows) OVER (ORDER BY number DESC) - rows AS later,
                row_number() OVER (ORDER BY number DESC) AS place, version FROM change)
            WHERE place = 1 OR place <= ? AND later <= ? AND version = ?
            """,
            with: [
                .integer(Int64(ReviewStore.longestHistory)), .integer(Int64(ReviewStore.mostRows)),
                .integer(Int64(Schema.version)),
            ]
        ) { $0.integer(0) }
        try forget(after: 0, before: oldest ?? 0)
    }

    private func noteSize(of number: Int64) throws {
        try database.run(
            "UPDATE change SET rows = (SELECT count(*) FROM change_row WHERE change = ?1) WHERE number = ?1",
            with: [.integer(number)])
    }

    /// Drops the changes between two numbers.
    private func forget(after lower: Int64, before upper: Int64) throws {
        for (table, column) in [("change_row", "change"), ("change_mark", "change"), ("change", "number")] {
            try database.run(
                "DELETE FROM \(table) WHERE \(column) > ? AND \(column) < ?",
                with: [.integer(lower), .integer(upper)])
        }
        try HistorySeal(database).forgetMissing()
    }
}

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
            "SELECT 1 FROM change_mark WHERE change = ? LIMIT 1", with: [.integer(change)]
        ) { _ in true }
        touched =
            hasMarks != nil
            ? nil
            : Set(
                try database.all(
                    "SELECT DISTINCT name FROM change_row WHERE change = ?", with: [.integer(change)]
                ) { $0.text(0) })
        let tables = try RecordedTable.all(database, only: touched)
        self.tables = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Does it, and turns what the history keeps of the change into what brings it back.
    func run() throws {
        let numbers = try database.all(
            "SELECT number FROM change_row WHERE change = ? ORDER BY number DESC", with: [.integer(change)]
        ) { $0.integer(0) }
        let marks = try database.all(
            "SELECT name, last FROM change_mark WHERE change = ?", with: [.integer(change)]
        ) {
            ($0.text(0), $0.integer(1))
        }
        let last = numbers.first ?? 0
        // While both are there, the old rows must not be taken for new ones.
        try database.run("UPDATE change_row SET change = -change WHERE change = ?", with: [.integer(change)])
        let recording = try Recording(database, change: change, only: touched, isReversal: true)
        try removeNew(Dictionary(marks) { first, _ in first })
        for number in numbers { try takeBack(number) }
        _ = try recording.end()
        try database.run(
            "DELETE FROM change_row WHERE change = ? AND number <= ?",
            with: [.integer(-change), .integer(last)])
    }

    /// Removes the rows that the change made.
    private func removeNew(_ marks: [String: Int64]) throws {
        for table in tables.values.sorted(by: { $0.name < $1.name }) {
            guard let age = table.age, let last = marks[age.table] else { continue }
            try database.run(
                "DELETE FROM \"\(table.name)\" WHERE \"\(age.column)\" > ?", with: [.integer(last)])
        }
    }

    private func takeBack(_ number: Int64) throws {
        let sql = "SELECT name, operation FROM change_row WHERE number = ?"
        let entry = try database.first(sql, with: [.integer(number)]) { ($0.text(0), $0.text(1)) }
        guard let entry, let table = tables[entry.0] else { return }
        let hasCome = entry.1 == "came"
        let indices = hasCome ? table.key : Array(table.columns.indices)
        let columns = indices.map { "c\($0)" }.joined(separator: ", ")
        let values = try database.first(
            "SELECT \(columns) FROM change_row WHERE number = ?", with: [.integer(number)]
        ) { row in indices.indices.map { row.argument(Int32($0)) } }
        try database.run(hasCome ? table.deletion : table.insertion, with: values ?? [])
    }
}
