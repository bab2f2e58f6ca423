internal import Bytes
internal import SQLite

/// A hash of each change that the history keeps, of what it says and of the rows and marks that take it back, so that an
/// undo never puts back what has turned on the disk.
///
/// It is made when a change is entered or reversed and goes with the change. Changes that an older program kept have none,
/// and nothing is told of them.
struct HistorySeal {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// How the rows of the table `library` are called, before the number of a change. Their values are hashes in decimal.
    static let prefix = "change "

    private static func name(of change: Int64) -> Argument { .text(prefix + String(change)) }

    /// Keeps the hash of the change as it is now.
    func keep(_ change: Int64) throws {
        try database.run(
            "INSERT OR REPLACE INTO library (name, value) VALUES (?, ?)",
            with: [HistorySeal.name(of: change), .text(String(try value(of: change)))])
    }

    /// Drops the hashes of changes that the history has no more.
    func forgetMissing() throws {
        let kept = try kept()
        let present = try changes()
        for change in kept.keys where !present.contains(change) {
            try database.run("DELETE FROM library WHERE name = ?", with: [HistorySeal.name(of: change)])
        }
    }

    /// Takes the changes as they are now; those without a hash stay without.
    func renew() throws {
        try forgetMissing()
        for change in try kept().keys { try keep(change) }
    }

    /// Numbers of the changes that are not as they were kept, in order.
    func broken() throws -> [Int64] {
        let present = try changes()
        return try kept().filter { change, hash in
            try !present.contains(change) || value(of: change) != hash
        }.map(\.key).sorted()
    }

    private func changes() throws -> Set<Int64> {
        Set(try database.all("SELECT number FROM change") { $0.integer(0) })
    }

    private func kept() throws -> [Int64: Int64] {
        let rows = try database.all(
            "SELECT substr(name, \(HistorySeal.prefix.utf8.count + 1)), value FROM library WHERE name GLOB ?",
            with: [.text(HistorySeal.prefix + "*")]
        ) { (Int64($0.text(0)), Int64($0.text(1))) }
        var kept: [Int64: Int64] = [:]
        for case (let change?, let hash?) in rows { kept[change] = hash }
        return kept
    }

    /// The hash of a change: of its own row, and of its marks and rows in any order, for each has its number in it.
    private func value(of change: Int64) throws -> Int64 {
        let values = (0..<Schema.historyColumns).map { ", c\($0)" }.joined()
        let parts = [
            "row_hash('change', made, words, undone, version) FROM change WHERE number = ?",
            "row_hash('mark', name, last) FROM change_mark WHERE change = ?",
            "row_hash('row', number, name, operation\(values)) FROM change_row WHERE change = ?",
        ]
        return try parts.reduce(0) { sum, part in
            try database.all("SELECT \(part)", with: [.integer(change)]) {
                Int64(bitPattern: StableHash.spread(UInt64(bitPattern: $0.integer(0))))
            }.reduce(sum, &+)
        }
    }
}
