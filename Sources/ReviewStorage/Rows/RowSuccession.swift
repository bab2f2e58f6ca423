internal import ReviewModel
internal import SQLite

/// Puts a row of `review` with other parts in the place of an old one.
struct RowSuccession {
    private let database: Database

    /// Tables that are written anew with the row; all others that refer to it go over to its successor.
    static let parts: Set<String> = [
        "review_text", "review_paper", "link", "claim", "review_topic", "model_mention", "dataset_mention",
        "authorship", "affiliation", "paper_award", "uncorrected",
    ]

    /// Columns of `review` that the writing of the row decides.
    private static let written: Set<String> = [
        "number", "id", "key", "kind", "title", "label", "reviewer",
    ]

    init(_ database: Database) { self.database = database }

    /// Lets `write` write the row that follows `old`; returns its number.
    func succeed(_ old: Int64, write: (ReviewRows.Place) throws -> Void) throws -> Int64 {
        guard let place = try place(after: old) else { return old }
        try database.run(
            "UPDATE review SET key = char(1) || number, id = char(1) WHERE number = ?", with: [.integer(old)])
        try write(place)
        let kept = try columns().map { "\"\($0)\"" }.joined(separator: ", ")
        try database.run(
            "UPDATE review SET (\(kept)) = (SELECT \(kept) FROM review WHERE number = ?) WHERE number = ?",
            with: [.integer(old), .integer(place.number)])
        for table in try dependents() {
            try database.run(
                "UPDATE OR IGNORE \"\(table)\" SET review = ? WHERE review = ?",
                with: [.integer(place.number), .integer(old)])
        }
        try database.run("DELETE FROM review WHERE number = ?", with: [.integer(old)])
        return place.number
    }

    private func place(after old: Int64) throws -> ReviewRows.Place? {
        let next = try TextIndex.nextNumber(database)
        let sql = "SELECT source, position, added, fingerprint FROM review WHERE number = ?"
        return try database.first(sql, with: [.integer(old)]) { row in
            ReviewRows.Place(
                number: next, source: row.integer(0), position: Int(row.integer(1)), added: row.integer(2),
                fingerprint: row.integer(3))
        }
    }

    private func columns() throws -> [String] {
        try database.all("SELECT name FROM pragma_table_info('review')") { $0.text(0) }
            .filter { !RowSuccession.written.contains($0) }
    }

    private func dependents() throws -> [String] {
        let sql = """
            SELECT DISTINCT t.name FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
            WHERE t.type = 'table' AND k."table" = 'review' AND k."from" = 'review'
            """
        return try database.all(sql) { $0.text(0) }.filter { !RowSuccession.parts.contains($0) }
    }
}
