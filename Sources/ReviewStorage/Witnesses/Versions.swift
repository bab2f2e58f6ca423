internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// What bibliographies say of a record that another one of them shows. Each is a witness of its own for the paper,
/// and shows the record where the fuller ones are forgotten.
struct Versions {
    /// A version that is not shown.
    struct Version {
        let source: Int64
        let position: Int
        let fingerprint: Int64
        /// Path of its source.
        let path: String
        let traits: SourceTraits
        let review: Review

        var standing: Standing { Standing(review, traits: traits, fingerprint: fingerprint) }
    }

    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The versions that are kept of the record with that number, each once, by the paths of their sources.
    func versions(of number: Int64) throws -> [Version] {
        let found = try database.all(
            """
            SELECT g.content, g.source, g.position, g.fingerprint, s.path, s.traits, s.format, g.lines, g.duplicates,
                g.bytes
            FROM sighting g JOIN source s ON s.number = g.source
            WHERE g.review = ? AND g.content <> '' ORDER BY s.path
            """, with: [.integer(number)], read: Versions.version)
        var known: Set<Int64> = []
        return found.compactMap { $0 }.filter { known.insert($0.fingerprint).inserted }
    }

    private static func version(_ row: Row) -> Version? {
        let path = row.text(4)
        guard var review = StoredReview.version(in: row.json(0), path: path) else { return nil }
        review.source.format = row.text(6)
        review.source.lines = row.list(7, as: .lines)
        review.source.duplicates = row.list(8, as: .lines)
        review.source.bytes = row.list(9, as: .ranges)
        return Version(
            source: row.integer(1), position: Int(row.integer(2)), fingerprint: row.integer(3), path: path,
            traits: SourceTraits(rawValue: Int(row.integer(5))), review: review)
    }

    /// Keeps `review` as what bibliographies with its fingerprint say of the record, which shows another version.
    func keep(_ review: Review, fingerprint: Int64, of number: Int64) throws {
        try database.run(
            """
            UPDATE sighting SET content = ? WHERE review = ? AND fingerprint = ?
                AND source IN (\(Enrichment.bibliographies))
            """, with: [.text(StoredReview.version(of: review)), .integer(number), .integer(fingerprint)])
    }

    /// Lets the row with that number show `version`.
    func settle(_ version: Version, on number: Int64) throws {
        try database.run(
            "UPDATE sighting SET content = '' WHERE review = ? AND fingerprint = ?",
            with: [.integer(number), .integer(version.fingerprint)])
        try database.run(
            """
            INSERT OR REPLACE INTO evidence (number, list)
                SELECT number, ? FROM sighting WHERE review = ? AND source = ?
            """,
            with: [.text(EvidenceList.text(of: version.review)), .integer(number), .integer(version.source)])
    }
}
