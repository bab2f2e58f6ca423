internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite
internal import TextAnalysis

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
        review.links = try all(links, review: number, read: PartReader.link)
        let text = Array(review.text.utf8)
        review.claims = try all(claims, review: number) { PartReader.claim($0, in: text) }
        review.models = try all(models, review: number, read: PartReader.model)
        review.datasets = try all(datasets, review: number) { $0.text(0) }
        review.topics = try all(topics, review: number) { TopicScore(id: $0.text(0), score: $0.real(1)) }
    }

    private func all<Part>(_ statement: Statement, review: Int64, read: (Row) -> Part) throws -> [Part] {
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

    /// The claim of a row. Its words are those of the text where the row has none of its own.
    private static func claim(_ row: Row, in text: [UInt8]) -> Claim {
        let start = Int(row.integer(2))
        let range = start..<max(start, Int(row.integer(3)))
        var words = row.text(1)
        if words.isEmpty { words = String(decoding: text[range.clamped(to: text.indices)], as: UTF8.self) }
        return Claim(
            text: words, kind: Claim.Kind(rawValue: row.text(0)) ?? .result,
            quantities: row.list(4, as: .quantities), range: range)
    }

    private static func model(_ row: Row) -> ModelMention {
        ModelMention(
            name: row.text(0), aliases: row.json(1).strings,
            role: ModelMention.Role(rawValue: row.text(2)) ?? .mentioned, mentions: Int(row.integer(3)))
    }
}

/// Reads the papers of a review.
final class PaperReader {
    private let papers: Statement
    private let authors: Statement
    private var groups: [String: Bool] = [:]
    private let organisations: Statement
    /// Nil where nobody wants them.
    private let awards: Statement?
    /// Nil where no archive has stated any.
    private let abstracts: Statement?

    init(_ database: Database, withAwards: Bool = true) throws {
        papers = try database.prepare(
            """
            SELECT p.title, p.authors_truncated, v.name, p.year, p.year_source, p.arxiv, p.doi, p.url, p.paper
            FROM review_paper p LEFT JOIN venue v ON v.number = p.venue
            WHERE p.review = ? ORDER BY p.position
            """)
        authors = try PaperReader.names(
            "authorship", name: "author", more: ", n.is_group", database: database)
        organisations = try PaperReader.names("affiliation", name: "organisation", database: database)
        let isStated =
            try withAwards && database.first("SELECT 1 FROM metadata LIMIT 1") { _ in true } ?? false
        abstracts = isStated ? try database.prepare(PaperReader.abstracts) : nil
        awards = withAwards ? try PaperReader.names("paper_award", name: "award", database: database) : nil
    }

    private static func names(
        _ table: String, name: String, more: String = "", database: Database
    ) throws -> Statement {
        try database.prepare(
            """
            SELECT u.paper, n.name\(more) FROM \(table) u JOIN \(name) n ON n.number = u.\(name)
            WHERE u.review = ? ORDER BY u.paper, u.position
            """)
    }

    /// Numbers of the papers that were read last, in their order.
    private(set) var works: [Int64] = []

    /// The papers of the review with that number, in order.
    func papers(review: Int64) throws -> [Paper] {
        var result: [Paper] = []
        works.removeAll(keepingCapacity: true)
        papers.bind(review)
        try papers.each { row in
            result.append(PaperReader.paper(row))
            works.append(row.integer(8))
        }
        guard !result.isEmpty else { return [] }
        authors.bind(review)
        try authors.each { row in
            let (paper, name) = (Int(row.integer(0)), row.text(1))
            guard result.indices.contains(paper) else { return }
            result[paper].authors.append(Author(name: name, isGroup: row.integer(2) != 0 || isGroup(name)))
        }
        try each(organisations, review: review, count: result.count) { result[$0].affiliations.append($1) }
        if let awards {
            try each(awards, review: review, count: result.count) { result[$0].awards.append($1) }
        }
        if let abstracts {
            try each(abstracts, review: review, count: result.count) { paper, record in
                PaperReader.take(record, into: &result[paper])
            }
        }
        return result
    }

    /// Whether a name is known to be that of a group; most names come again and again.
    private func isGroup(_ name: String) -> Bool {
        if let known = groups[name] { return known }
        // Nobody is called `Barnes and Noble`.
        let isGroup = GroupNames.isGroup(name) || name.firstRange(of: " and ") != nil
        if groups.count > PaperReader.capacity { groups.removeAll() }
        groups[name] = isGroup
        return isGroup
    }

    private static let capacity = 50_000

    /// Gives `paper` the abstract of a record, unless that is of another paper.
    private static func take(_ record: String, into paper: inout Paper) {
        guard let metadata = JSONValue(parsing: record)?.metadata, metadata.mayBe(paper) else { return }
        paper.abstract = metadata.abstract
        paper.abstractOrigin = metadata.origin
        paper.abstractClaims = metadata.claims?.map(\.claim).filter { !$0.text.isEmpty } ?? []
    }

    /// Records with abstracts of papers by their places; that of arXiv last where there are two.
    private static let abstracts = """
        SELECT p.position, m.record
        FROM review_paper p JOIN paper q ON q.number = p.paper
            JOIN metadata m ON m.paper IN ('arxiv:' || q.arxiv, 'doi:' || q.doi)
        WHERE p.review = ? AND m.record ->> 'abstract' IS NOT NULL ORDER BY m.origin DESC
        """

    private func each(
        _ statement: Statement, review: Int64, count: Int, body: (Int, String) -> Void
    ) throws {
        statement.bind(review)
        try statement.each { row in
            let paper = Int(row.integer(0))
            if (0..<count).contains(paper) { body(paper, row.text(1)) }
        }
    }

    private static func paper(_ row: Row) -> Paper {
        var paper = Paper(title: row.text(0))
        paper.authorsTruncated = row.integer(1) != 0
        paper.venue = row.optionalText(2)
        paper.year = row.optionalInteger(3).map(Int.init)
        paper.yearSource = row.optionalText(4).flatMap(Paper.YearSource.init(rawValue:))
        paper.arxiv = row.optionalText(5)
        paper.doi = row.optionalText(6)
        paper.url = row.optionalText(7)
        return paper
    }
}

/// Reads what the reader has added to an item.
final class CurationReader {
    private let tags: Statement
    private let mark: Statement
    private let note: Statement
    private let lists: Statement

    init(_ database: Database) throws {
        tags = try database.prepare("SELECT tag FROM tag WHERE key = ? ORDER BY tag")
        mark = try database.prepare("SELECT status, rating FROM mark WHERE key = ?")
        note = try database.prepare("SELECT text FROM note WHERE key = ?")
        lists = try database.prepare("SELECT list FROM list_entry WHERE key = ? ORDER BY list")
    }

    /// Everything added to the item with `key`.
    func curation(key: String) throws -> Curation {
        var curation = Curation()
        for statement in [tags, mark, note, lists] { statement.bind(key) }
        try tags.each { curation.tags.append($0.text(0)) }
        _ = try mark.first { row in
            curation.status = Curation.Status(rawValue: row.text(0)) ?? .unread
            curation.rating = row.optionalInteger(1).map(Int.init)
        }
        curation.notes = try note.first { $0.text(0) }
        try lists.each { curation.lists.append($0.text(0)) }
        return curation
    }
}
