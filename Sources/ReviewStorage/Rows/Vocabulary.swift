internal import SQLite

/// One of the tables of names that items share: `author`, `venue`, `model`, … A name is written
/// once, under a number, with the spellings it is looked up under.
final class Vocabulary {
    private let database: Database
    private let find: Statement
    private let insert: Statement
    private let file: Statement?
    private var known: [String: Int64] = [:]
    /// Names remembered at a time; the rest is asked of the database.
    private static let capacity = 50_000

    /// The vocabulary `table`, whose names consist of `columns`. `isFiled` tells whether it has a
    /// table of spellings beside it.
    init(_ database: Database, table: String, columns: [String] = ["name"], isFiled: Bool = true) throws {
        self.database = database
        let matches = columns.map { "\($0) = ?" }.joined(separator: " AND ")
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        find = try database.prepare("SELECT number FROM \(table) WHERE \(matches)")
        insert = try database.prepare(
            """
            INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))
            """)
        file =
            isFiled
            ? try database.prepare("INSERT OR IGNORE INTO \(table)_word (word, \(table)) VALUES (?, ?)") : nil
    }

    /// The number of a name, given now if it has none; `spellings` are then filed with it.
    func number(_ parts: String..., spellings: () -> [String] = { [] }) throws -> Int64 {
        let key = parts.count == 1 ? parts[0] : parts.map { "\($0.utf8.count):\($0)" }.joined()
        if let number = known[key] { return number }
        let number = try existing(parts) ?? add(parts, spellings())
        if known.count >= Vocabulary.capacity { forget() }
        known[key] = number
        return number
    }

    /// Forgets all numbers, as they may have been taken back or swept away.
    func forget() {
        known.removeAll()
    }

    private func existing(_ parts: [String]) throws -> Int64? {
        parts.forEach { find.bind($0) }
        return try find.first { $0.integer(0) }
    }

    private func add(_ parts: [String], _ spellings: [String]) throws -> Int64 {
        parts.forEach { insert.bind($0) }
        try insert.run()
        let number = database.lastInsertedRow
        if let file {
            for spelling in spellings where !spelling.isEmpty {
                file.bind(spelling)
                file.bind(number)
                try file.run()
            }
        }
        return number
    }
}
