internal import ReviewModel
internal import SQLite

/// Reads what a list says of reviews.
final class SummaryReader {
    private let review: Statement
    private let papers: PaperReader
    private let models: Statement
    private let topics: Statement
    private let tags: Statement

    init(_ database: Database) throws {
        review = try database.prepare(
            """
            SELECT r.kind, r.title, r.id, r.key, r.label, r.date, c.handle, c.title, w.name, m.status, m.rating
            FROM review r
                LEFT JOIN channel c ON c.number = r.channel
                LEFT JOIN reviewer w ON w.number = r.reviewer
                LEFT JOIN mark m ON m.key = r.key
            WHERE r.number = ?
            """)
        papers = try PaperReader(database, withAwards: false)
        models = try database.prepare(
            """
            SELECT m.name, u.role FROM model_mention u JOIN model m ON m.number = u.model
            WHERE u.review = ? ORDER BY u.position
            """)
        topics = try database.prepare("SELECT topic FROM review_topic WHERE review = ? ORDER BY position")
        tags = try database.prepare("SELECT tag FROM tag WHERE key = ? ORDER BY tag")
    }

    /// The item; nil when there is no such row.
    func item(number: Int64) throws -> LibraryItem? {
        review.bind(number)
        guard var item = try review.first(SummaryReader.scalars) else { return nil }
        item.review.papers = try papers.papers(review: number)
        models.bind(number)
        try models.each { row in
            let role = ModelMention.Role(rawValue: row.text(1)) ?? .mentioned
            item.review.models.append(ModelMention(name: row.text(0), role: role))
        }
        topics.bind(number)
        try topics.each { item.review.topics.append(TopicScore(id: $0.text(0), score: 0)) }
        tags.bind(item.review.key)
        try tags.each { item.curation.tags.append($0.text(0)) }
        return item
    }

    /// A review of what the first columns say: kind, title, id, key, label.
    static func heading(_ row: Row) -> Review {
        var review = Review(
            kind: Kind(rawValue: row.text(0)) ?? .other, title: row.text(1), text: "",
            source: SourceReference(path: "", format: ""))
        review.id = row.text(2)
        review.key = row.text(3)
        review.label = row.optionalText(4)
        return review
    }

    private static func scalars(_ row: Row) -> LibraryItem {
        var review = heading(row)
        review.date = row.optionalInteger(5).map(Timestamp.init(seconds:))
        review.source.channel = row.filledText(6)
        review.source.channelTitle = row.filledText(7)
        review.reviewer = row.optionalText(8).map { Reviewer(name: $0) }
        var item = LibraryItem(review: review)
        item.curation.status = row.optionalText(9).flatMap(Curation.Status.init(rawValue:)) ?? .unread
        item.curation.rating = row.optionalInteger(10).map(Int.init)
        return item
    }
}
