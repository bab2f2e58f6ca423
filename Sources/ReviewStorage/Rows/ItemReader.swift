internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// Reads reviews back from their rows.
final class ItemReader {
    private let review: Statement
    private let added: Statement
    private let database: Database
    private let papers: PaperReader
    private let parts: PartReader
    private let curation: CurationReader
    private let corrections: CorrectionRows

    init(_ database: Database) throws {
        review = try database.prepare(
            """
            SELECT r.kind, r.title, t.text, coalesce(g.file, s.path), s.format, r.id, r.key, r.label, r.language, r.date,
                r.edited, r.incomplete, r.messages, r.url, r.reply_to, r.captions, r.reactions,
                c.handle, c.title, w.name, w.handles, w.affiliation, g.lines, g.duplicates, g.bytes, r.precision
            FROM review r JOIN review_text t ON t.review = r.number JOIN source s ON s.number = r.source
                LEFT JOIN sighting g ON g.source = r.source AND g.review = r.number
                LEFT JOIN channel c ON c.number = r.channel
                LEFT JOIN reviewer w ON w.number = r.reviewer
            WHERE r.number = ?
            """)
        added = try database.prepare("SELECT added FROM review WHERE number = ?")
        self.database = database
        papers = try PaperReader(database)
        parts = try PartReader(database)
        curation = try CurationReader(database)
        corrections = CorrectionRows(database)
    }

    /// The item with what its reader added; nil when there is no such row. Evidence is left out
    /// unless asked for: it is as long as the rest, and only explanations want it.
    func item(number: Int64, withEvidence: Bool = false) throws -> LibraryItem? {
        guard let review = try review(number: number, withEvidence: withEvidence) else { return nil }
        var item = LibraryItem(review: review, curation: try curation.curation(key: review.key))
        item.works = papers.works
        added.bind(number)
        item.added = try added.first { Timestamp(seconds: $0.integer(0)) }
        return item
    }

    /// The review alone.
    func review(number: Int64, withEvidence: Bool = false) throws -> Review? {
        review.bind(number)
        guard var result = try review.first(ItemReader.scalars) else { return nil }
        result.papers = try papers.papers(review: number)
        try parts.read(into: &result, number: number)
        if withEvidence {
            result.evidence = try evidence(of: result, number: number)
            for correction in try corrections.corrections(key: result.key) {
                correction.change(&result.evidence)
            }
        }
        return result
    }

    private func evidence(of review: Review, number: Int64) throws -> [Evidence] {
        let sql = """
            SELECT e.list FROM review r JOIN sighting g ON g.source = r.source AND g.review = r.number
                JOIN evidence e ON e.number = g.number
            WHERE r.number = ?
            """
        let list = try database.first(sql, with: [.integer(number)]) { $0.json(0) } ?? .null
        return EvidenceList.evidence(list, text: review.text, places: review.source.bytes)
    }

    private static func scalars(_ row: Row) -> Review {
        var review = Review(
            kind: Kind(rawValue: row.text(0)) ?? .other, title: row.text(1), text: row.text(2),
            source: source(row))
        review.id = row.text(5)
        review.key = row.text(6)
        review.label = row.optionalText(7)
        review.language = row.optionalText(8).flatMap(Language.init(rawValue:))
        review.date = row.date(9, precision: 25)
        review.edited = row.optionalInteger(10).flatMap(Timestamp.init(exactly:))
        review.incomplete = row.integer(11) != 0
        review.captions = row.json(15).strings
        review.reactions = row.list(16, as: .reactions)
        if let name = row.optionalText(19) {
            review.reviewer = Reviewer(
                name: name, handles: Coding.handles.value(in: row.json(20)) ?? [:],
                affiliation: row.filledText(21))
        }
        return review
    }

    private static func source(_ row: Row) -> SourceReference {
        var source = SourceReference(path: row.text(3), format: row.text(4))
        source.messages = row.json(12).integers
        source.url = row.optionalText(13)
        source.replyTo = row.optionalInteger(14).map(Int.init)
        source.channel = row.filledText(17)
        source.channelTitle = row.filledText(18)
        source.lines = row.list(22, as: .lines)
        source.duplicates = row.list(23, as: .lines)
        source.bytes = row.list(24, as: .ranges)
        return source
    }
}

extension Row {
    /// The date of a column, as precise as another column says.
    func date(_ column: Int32, precision: Int32) -> Timestamp? {
        let precision = Timestamp.Precision(rawValue: Int(integer(precision))) ?? .second
        return optionalInteger(column).flatMap { Timestamp(exactly: $0, precision) }
    }

    /// The JSON of a column; null where it is none.
    func json(_ column: Int32) -> JSONValue {
        withText(column) { text in
            // Most lists are empty.
            text.count == 2 ? .array([]) : JSONValue(parsing: text) ?? .null
        }
    }

    /// The list of a column; empty where there is none.
    func list<Element>(_ column: Int32, as coding: Coding<[Element]>) -> [Element] {
        coding.value(in: json(column)) ?? []
    }

    /// The text of a column, nil where it is empty.
    func filledText(_ column: Int32) -> String? {
        let text = text(column)
        return text.isEmpty ? nil : text
    }
}

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
            SELECT r.kind, r.title, r.id, r.key, r.label, r.date, c.handle, c.title, w.name, m.status, m.rating,
                r.precision
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
        item.works = papers.works
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
        review.date = row.date(5, precision: 11)
        review.source.channel = row.filledText(6)
        review.source.channelTitle = row.filledText(7)
        review.reviewer = row.optionalText(8).map { Reviewer(name: $0) }
        var item = LibraryItem(review: review)
        item.curation.status = row.optionalText(9).flatMap(Curation.Status.init(rawValue:)) ?? .unread
        item.curation.rating = row.optionalInteger(10).map(Int.init)
        return item
    }
}

/// How much of each item an answer is to have. What is left out is not read, and reading is most of the work
/// of answering.
public enum ItemDetail: Sendable {
    /// Everything but evidence.
    case everything
    /// What a few lines about it say: title, label, papers without awards, names of models, topics, reviewer,
    /// channel, date, tags, status and rating, and the passage.
    case summary
    /// Kind, id, key, title and label.
    case heading
}
