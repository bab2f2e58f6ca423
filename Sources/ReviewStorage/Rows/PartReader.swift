internal import ReviewModel
internal import SQLite

/// Reads the links, claims, models, data sets and topics of a review.
final class PartReader {
    private let links: Statement
    private let claims: Statement
    private let models: Statement
    private let datasets: Statement
    private let topics: Statement

    init(_ database: Database) throws {
        links = try database.prepare(
            """
            SELECT url, role, label, placement, official, paper FROM link
            WHERE review = ? ORDER BY position
            """)
        claims = try database.prepare(
            """
            SELECT kind, text, "start", "end", quantities FROM claim
            WHERE review = ? ORDER BY position
            """)
        models = try database.prepare(
            """
            SELECT m.name, m.aliases, u.role, u.mentions
            FROM model_mention u JOIN model m ON m.number = u.model
            WHERE u.review = ? ORDER BY u.position
            """)
        datasets = try database.prepare(
            """
            SELECT d.name FROM dataset_mention u JOIN dataset d ON d.number = u.dataset
            WHERE u.review = ? ORDER BY u.position
            """)
        topics = try database.prepare(
            "SELECT topic, score FROM review_topic WHERE review = ? ORDER BY position")
    }

    /// Fills in the parts of the review with that number.
    func read(into review: inout Review, number: Int64) throws {
        review.links = try all(links, number, PartReader.link)
        review.claims = try all(claims, number, PartReader.claim)
        review.models = try all(models, number, PartReader.model)
        review.datasets = try all(datasets, number) { $0.text(0) }
        review.topics = try all(topics, number) { TopicScore(id: $0.text(0), score: $0.real(1)) }
    }

    private func all<Part>(_ statement: Statement, _ review: Int64, _ read: (Row) -> Part) throws -> [Part] {
        var parts: [Part] = []
        statement.bind(review)
        try statement.each { parts.append(read($0)) }
        return parts
    }

    private static func link(_ row: Row) -> Link {
        Link(
            url: row.optionalText(0), role: Link.Role(rawValue: row.text(1)) ?? .other,
            label: row.optionalText(2), placement: Link.Placement(rawValue: row.text(3)) ?? .body,
            official: row.integer(4) != 0, paper: row.optionalInteger(5).map(Int.init))
    }

    private static func claim(_ row: Row) -> Claim {
        let start = Int(row.integer(2))
        return Claim(
            text: row.text(1), kind: Claim.Kind(rawValue: row.text(0)) ?? .result,
            quantities: row.json(4).quantities, range: start..<max(start, Int(row.integer(3))))
    }

    private static func model(_ row: Row) -> ModelMention {
        ModelMention(
            name: row.text(0), aliases: row.json(1).strings,
            role: ModelMention.Role(rawValue: row.text(2)) ?? .mentioned, mentions: Int(row.integer(3)))
    }
}
