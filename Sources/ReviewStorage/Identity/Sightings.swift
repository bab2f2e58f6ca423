internal import ReviewModel
internal import SQLite

/// Which source holds which review.
final class Sightings {
    private let findReview: Statement
    private let findNumber: Statement
    private let findFingerprint: Statement
    private let upsert: Statement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        let columns = """
            SELECT r.number, r.key, r.fingerprint, r.source, r.position, s.path, r.added, r.gone, r.reactions
            FROM review r JOIN source s ON s.number = r.source
            """
        findReview = try database.prepare("\(columns) WHERE r.key = ?")
        findNumber = try database.prepare("\(columns) WHERE r.number = ?")
        findFingerprint = try database.prepare(
            "SELECT fingerprint FROM sighting WHERE source = ? AND review = ?")
        // Nothing is written where nothing differs: an import of the same file leaves no trace.
        upsert = try database.prepare(
            """
            INSERT INTO sighting (source, review, position, fingerprint, file, lines, duplicates, bytes, evidence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, review) DO UPDATE SET position = excluded.position,
                fingerprint = excluded.fingerprint, file = excluded.file, lines = excluded.lines,
                duplicates = excluded.duplicates, bytes = excluded.bytes, evidence = excluded.evidence
            WHERE (position, fingerprint, file, lines, duplicates, bytes, evidence)
                IS NOT (excluded.position, excluded.fingerprint, excluded.file, excluded.lines,
                    excluded.duplicates, excluded.bytes, excluded.evidence)
            """)
    }

    /// The review with `key`.
    func review(key: String) throws -> KnownReview? {
        findReview.bind(key)
        return try findReview.first(Sightings.known)
    }

    /// The review with that number.
    func review(number: Int64) throws -> KnownReview? {
        findNumber.bind(number)
        return try findNumber.first(Sightings.known)
    }

    private static func known(_ row: Row) -> KnownReview {
        KnownReview(
            number: row.integer(0), key: row.text(1), fingerprint: row.integer(2), source: row.integer(3),
            position: Int(row.integer(4)), path: row.text(5), added: row.integer(6),
            isGone: row.integer(7) != 0,
            reactions: row.text(8))
    }

    /// The content that `source` gave for the review last time.
    func fingerprint(review: Int64, source: Int64) throws -> Int64? {
        findFingerprint.bind(source)
        findFingerprint.bind(review)
        return try findFingerprint.first { $0.integer(0) }
    }

    /// What the values of the review rest on in `source`; empty where it does not show the review.
    func evidence(review: Int64, source: Int64) throws -> String {
        let sql = "SELECT evidence FROM sighting WHERE source = ? AND review = ?"
        return try database.first(sql, [.integer(source), .integer(review)]) { $0.text(0) } ?? ""
    }

    /// Notes where the source of `sighting` holds the review.
    func put(_ sighting: Sighting, review: Int64) throws {
        upsert.bind(sighting.source)
        upsert.bind(review)
        upsert.bind(sighting.position)
        upsert.bind(sighting.fingerprint)
        upsert.bind(sighting.file)
        upsert.bind(sighting.lines)
        upsert.bind(sighting.duplicates)
        upsert.bind(sighting.bytes)
        upsert.bind(sighting.evidence)
        try upsert.run()
    }

    /// Lets `source` show the review from now on.
    func show(review: Int64, source: Int64, position: Int) throws {
        try database.run(
            "UPDATE review SET source = ?, position = ? WHERE number = ?",
            [.integer(source), .integer(Int64(position)), .integer(review)])
    }

    /// Lets the first source by path that has the content of the review show it; any that has it at
    /// all where there is none. Tells whether there is one.
    @discardableResult
    func settle(review: Int64) throws -> Bool {
        let heir = try database.first(
            """
            SELECT s.source, s.position FROM sighting s JOIN source f ON f.number = s.source
                JOIN review r ON r.number = s.review
            WHERE s.review = ? ORDER BY s.fingerprint <> r.fingerprint, f.path LIMIT 1
            """, [.integer(review)]
        ) { ($0.integer(0), Int($0.integer(1))) }
        guard let heir else { return false }
        try show(review: review, source: heir.0, position: heir.1)
        return true
    }

    /// Numbers of the reviews that `source` holds.
    func reviews(of source: Int64) throws -> [Int64] {
        try database.all("SELECT review FROM sighting WHERE source = ?", [.integer(source)]) {
            $0.integer(0)
        }
    }

    /// Takes back what `source` said of the review; tells whether another source has it.
    func remove(review: Int64, source: Int64) throws -> Bool {
        try database.run(
            "DELETE FROM sighting WHERE source = ? AND review = ?", [.integer(source), .integer(review)])
        return try settle(review: review)
    }
}
