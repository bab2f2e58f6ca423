internal import ReviewModel
internal import SQLite

/// Finds the paper that reviews speak of: one paper in three channels is one row of `paper`.
final class PaperRegister {
    private let database: Database
    private let byArxiv: Statement
    private let byDOI: Statement
    private let byTitle: Statement
    private let byPaper: Statement
    private let insert: Statement
    private let complete: Statement

    init(_ database: Database) throws {
        self.database = database
        byArxiv = try database.prepare("SELECT number FROM paper WHERE arxiv = ?")
        byDOI = try database.prepare("SELECT number FROM paper WHERE doi = ?")
        byTitle = try database.prepare(
            """
            SELECT number FROM paper WHERE title_words = ?
                AND (?2 IS NULL OR arxiv IS NULL OR arxiv = ?2) AND (?3 IS NULL OR doi IS NULL OR doi = ?3)
            ORDER BY number
            """)
        byPaper = try database.prepare(
            """
            SELECT p.review, p.year, v.name, a.name FROM review_paper p
                LEFT JOIN venue v ON v.number = p.venue
                LEFT JOIN authorship u ON u.review = p.review AND u.paper = p.position
                LEFT JOIN author a ON a.number = u.author
            WHERE p.paper = ? ORDER BY p.review, u.position
            """)
        insert = try database.prepare(
            "INSERT INTO paper (title_words, arxiv, doi) VALUES (?, ?, ?)")
        complete = try database.prepare(
            """
            UPDATE OR IGNORE paper SET arxiv = coalesce(arxiv, ?), doi = coalesce(doi, ?)
            WHERE number = ? AND (arxiv IS NULL OR doi IS NULL)
            """)
    }

    /// The number of the paper: by its arXiv identifier, else by its DOI, else by its title when neither
    /// identifiers nor people speak against it; a new one where all of that fails. A DOI of arXiv's own is the
    /// identifier that it has in it.
    func number(of stated: Paper) throws -> Int64 {
        var paper = stated
        if let archived = stated.doi.flatMap(DOI.arxiv(of:)) {
            paper.arxiv = stated.arxiv ?? archived
            paper.doi = nil
        }
        let words = NameForms.words(paper.title).joined(separator: [0x20])
        let title = String(decoding: Array(words), as: UTF8.self)
        guard let number = try find(paper, title) else { return try add(paper, title: title) }
        if paper.arxiv != nil || paper.doi != nil {
            complete.bind(paper.arxiv)
            complete.bind(paper.doi)
            complete.bind(number)
            try complete.run()
        }
        return number
    }

    private func find(_ paper: Paper, _ title: String) throws -> Int64? {
        let archived = try paper.arxiv.flatMap { try find(byArxiv, $0) }
        let published = try paper.doi.flatMap { try find(byDOI, $0) }
        if let archived, let published, archived != published {
            try unite(published, into: archived)
        }
        if let number = archived ?? published { return number }
        guard !title.isEmpty else { return nil }
        byTitle.bind(title)
        byTitle.bind(paper.arxiv)
        byTitle.bind(paper.doi)
        var namesakes: [Int64] = []
        try byTitle.each { namesakes.append($0.integer(0)) }
        return try namesakes.first { try mayBe($0, paper: paper) }
    }

    /// Whether the paper with that number can be `paper`, of the same title: of two works of one name each has
    /// its own people. The first item that says so is enough: thousands may speak of one paper.
    private func mayBe(_ number: Int64, paper: Paper) throws -> Bool {
        var open: (review: Int64, paper: Paper)?
        byPaper.bind(number)
        do {
            try byPaper.each { row in
                let review = row.integer(0)
                if let known = open, known.review != review {
                    if PaperRecord.mayBeOne(known.paper, paper) { throw Found() }
                    open = nil
                }
                var other = open?.paper ?? Paper(title: paper.title)
                other.year = row.optionalInteger(1).map(Int.init)
                other.venue = row.optionalText(2)
                if let name = row.optionalText(3) { other.authors.append(Author(name: name)) }
                open = (review, other)
            }
        } catch is Found {
            return true
        }
        return open.map { PaperRecord.mayBeOne($0.paper, paper) } ?? true
    }

    /// Ends a walk through rows that need not go on.
    private struct Found: Error {}

    /// Makes one paper of a preprint and what was published, which an item has shown to be one; not of two
    /// preprints.
    private func unite(_ lost: Int64, into kept: Int64) throws {
        let archived = try database.first("SELECT arxiv FROM paper WHERE number = ?", [.integer(lost)]) {
            $0.optionalText(0)
        }
        guard archived == .some(nil) else { return }
        try database.run(
            "UPDATE review_paper SET paper = ? WHERE paper = ?", [.integer(kept), .integer(lost)])
        try database.run("DELETE FROM paper WHERE number = ?", [.integer(lost)])
    }

    private func find(_ statement: Statement, _ identifier: String) throws -> Int64? {
        statement.bind(identifier)
        return try statement.first { $0.integer(0) }
    }

    private func add(_ paper: Paper, title: String) throws -> Int64 {
        insert.bind(title)
        insert.bind(paper.arxiv)
        insert.bind(paper.doi)
        try insert.run()
        return database.lastInsertedRow
    }
}
