internal import ReviewModel
internal import SQLite

/// Reads the papers of a review.
final class PaperReader {
    private let papers: Statement
    private let authors: Statement
    private let organisations: Statement
    /// Nil where nobody wants them.
    private let awards: Statement?

    init(_ database: Database, withAwards: Bool = true) throws {
        papers = try database.prepare(
            """
            SELECT p.title, p.authors_truncated, v.name, p.year, p.year_source, p.arxiv, p.doi, p.url
            FROM review_paper p LEFT JOIN venue v ON v.number = p.venue
            WHERE p.review = ? ORDER BY p.position
            """)
        authors = try PaperReader.names("authorship", "author", database)
        organisations = try PaperReader.names("affiliation", "organisation", database)
        awards = withAwards ? try PaperReader.names("paper_award", "award", database) : nil
    }

    private static func names(_ table: String, _ name: String, _ database: Database) throws -> Statement {
        try database.prepare(
            """
            SELECT u.paper, n.name FROM \(table) u JOIN \(name) n ON n.number = u.\(name)
            WHERE u.review = ? ORDER BY u.paper, u.position
            """)
    }

    /// The papers of the review with that number, in order.
    func papers(review: Int64) throws -> [Paper] {
        var result: [Paper] = []
        papers.bind(review)
        try papers.each { result.append(PaperReader.paper($0)) }
        guard !result.isEmpty else { return [] }
        try each(authors, review, result.count) { result[$0].authors.append(Author(name: $1)) }
        try each(organisations, review, result.count) { result[$0].affiliations.append($1) }
        if let awards { try each(awards, review, result.count) { result[$0].awards.append($1) } }
        return result
    }

    private func each(
        _ statement: Statement, _ review: Int64, _ count: Int, _ body: (Int, String) -> Void
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
