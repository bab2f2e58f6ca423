internal import ReviewModel
internal import SQLite

/// A review as the library has it, for comparison with what a source gives.
struct KnownReview {
    var number: Int64
    var fingerprint: Int64
    var source: Int64
    var position: Int
    var path: String
    var edited: Int64
    var added: Int64
}

/// Where a source holds a review.
struct Sighting {
    var source: Int64
    var position: Int
    var fingerprint: Int64
    var lines: String
    var duplicates: String
    var bytes: String
    var evidence: String

    init(source: Int64, position: Int, fingerprint: Int64, of review: Review) {
        self.source = source
        self.position = position
        self.fingerprint = fingerprint
        lines = JSONValue(review.source.lines).text
        duplicates = JSONValue(review.source.duplicates).text
        bytes = JSONValue(review.source.bytes).text
        evidence = JSONValue(review.evidence).text
    }
}

/// Which source holds which review. A review stays as long as one source has it.
final class Sightings {
    private let findReview: Statement
    private let findFingerprint: Statement
    private let upsert: Statement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        findReview = try database.prepare(
            """
            SELECT r.number, r.fingerprint, r.source, r.position, s.path,
                coalesce(r.edited, r.date, -9223372036854775808), r.added
            FROM review r JOIN source s ON s.number = r.source
            WHERE r.key = ?
            """)
        findFingerprint = try database.prepare(
            "SELECT fingerprint FROM sighting WHERE source = ? AND review = ?")
        // Nothing is written where nothing differs: an import of the same file leaves no trace.
        upsert = try database.prepare(
            """
            INSERT INTO sighting (source, review, position, fingerprint, lines, duplicates, bytes, evidence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, review) DO UPDATE SET position = excluded.position,
                fingerprint = excluded.fingerprint, lines = excluded.lines,
                duplicates = excluded.duplicates, bytes = excluded.bytes, evidence = excluded.evidence
            WHERE (position, fingerprint, lines, duplicates, bytes, evidence)
                IS NOT (excluded.position, excluded.fingerprint, excluded.lines, excluded.duplicates,
                    excluded.bytes, excluded.evidence)
            """)
    }

    /// The review with `key`.
    func review(key: String) throws -> KnownReview? {
        findReview.bind(key)
        return try findReview.first { row in
            KnownReview(
                number: row.integer(0), fingerprint: row.integer(1), source: row.integer(2),
                position: Int(row.integer(3)), path: row.text(4), edited: row.integer(5),
                added: row.integer(6))
        }
    }

    /// The content that `source` gave for the review last time.
    func fingerprint(review: Int64, source: Int64) throws -> Int64? {
        findFingerprint.bind(source)
        findFingerprint.bind(review)
        return try findFingerprint.first { $0.integer(0) }
    }

    /// Length of the text of a review in UTF-8 bytes.
    func length(review: Int64) throws -> Int {
        try database.first("SELECT text FROM review_text WHERE review = ?", [.integer(review)]) {
            $0.withText(0) { $0.count }
        } ?? 0
    }

    /// Notes where the source of `sighting` holds the review.
    func put(_ sighting: Sighting, review: Int64) throws {
        upsert.bind(sighting.source)
        upsert.bind(review)
        upsert.bind(sighting.position)
        upsert.bind(sighting.fingerprint)
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

    /// Frees the key and the id of a review for its successor.
    func vacate(_ review: Int64) throws {
        try database.run(
            "UPDATE review SET key = char(1) || number, id = char(1) WHERE number = ?", [.integer(review)])
    }

    /// Hands all sightings of a review over to its successor.
    func move(from old: Int64, to new: Int64) throws {
        try database.run(
            "UPDATE sighting SET review = ? WHERE review = ?", [.integer(new), .integer(old)])
    }

    /// Numbers of the reviews that `source` holds.
    func reviews(of source: Int64) throws -> [Int64] {
        try database.all("SELECT review FROM sighting WHERE source = ?", [.integer(source)]) {
            $0.integer(0)
        }
    }

    /// Takes back what `source` said of the review, and the review with it when no other source
    /// has it; else the first of them by path shows it.
    func remove(review: Int64, source: Int64) throws {
        try database.run(
            "DELETE FROM sighting WHERE source = ? AND review = ?", [.integer(source), .integer(review)])
        let heir = try database.first(
            """
            SELECT s.source, s.position FROM sighting s JOIN source f ON f.number = s.source
            WHERE s.review = ? ORDER BY f.path LIMIT 1
            """, [.integer(review)]
        ) { ($0.integer(0), Int($0.integer(1))) }
        guard let heir else { return try remove(review: review) }
        try database.run(
            "UPDATE review SET source = ?, position = ? WHERE number = ? AND source = ?",
            [.integer(heir.0), .integer(Int64(heir.1)), .integer(review), .integer(source)])
    }

    /// Removes a review with all its parts.
    func remove(review: Int64) throws {
        try database.run("DELETE FROM review WHERE number = ?", [.integer(review)])
    }
}
