internal import SQLite

// What this program has written outside of the library, so that it takes the place of nothing else. It is no
// part of what the library holds: neither dump nor history have it.

extension ReviewStore {
    /// How many files are remembered.
    private static let mostWritten = 1_000

    /// Whether a file with that hash, in the notation of `note(written:)`, was written by this program.
    public func hasWritten(hash: String) throws -> Bool {
        try database.first("SELECT 1 FROM library WHERE name = ?", [.text(ReviewStore.row(hash))]) { _ in true
        }
            ?? false
    }

    /// Remembers that a file with that hash is about to be written.
    public func note(written hash: String) throws {
        guard try !hasWritten(hash: hash) else { return }
        let order = "CAST(value AS INTEGER)"
        let written = "name GLOB 'written *'"
        try database.run(
            """
            INSERT INTO library (name, value)
            SELECT ?, ifnull(max(\(order)), 0) + 1 FROM library WHERE \(written)
            """, [.text(ReviewStore.row(hash))])
        try database.run(
            """
            DELETE FROM library WHERE \(written) AND \(order) <=
                (SELECT max(\(order)) FROM library WHERE \(written)) - ?
            """, [.integer(Int64(ReviewStore.mostWritten))])
    }

    /// What is remembered of all files, as rows of the table `library`.
    func writtenRows() throws -> [(name: String, value: String)] {
        try database.all("SELECT name, value FROM library WHERE name GLOB 'written *'") {
            (name: $0.text(0), value: $0.text(1))
        }
    }

    /// Puts rows back of which the library knows nothing.
    func keep(writtenRows rows: [(name: String, value: String)]) throws {
        for row in rows {
            try database.run(
                "INSERT OR IGNORE INTO library (name, value) VALUES (?, ?)",
                [.text(row.name), .text(row.value)])
        }
    }

    private static func row(_ hash: String) -> String { "written \(hash)" }
}
