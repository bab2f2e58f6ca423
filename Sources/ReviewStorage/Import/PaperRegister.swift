internal import ReviewModel
internal import SQLite

/// Finds the paper that reviews speak of: one paper in three channels is one row of `paper`.
final class PaperRegister {
    private let database: Database
    private let byArxiv: Statement
    private let byDOI: Statement
    private let byTitle: Statement
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
            ORDER BY number LIMIT 1
            """)
        insert = try database.prepare(
            "INSERT INTO paper (title_words, arxiv, doi) VALUES (?, ?, ?)")
        complete = try database.prepare(
            """
            UPDATE OR IGNORE paper SET arxiv = coalesce(arxiv, ?), doi = coalesce(doi, ?)
            WHERE number = ? AND (arxiv IS NULL OR doi IS NULL)
            """)
    }

    /// The number of the paper: by its arXiv identifier, else by its DOI, else by its title when
    /// nothing speaks against it; a new one where all of that fails.
    func number(of paper: Paper) throws -> Int64 {
        let words = NameForms.words(paper.title).joined(separator: [0x20])
        let title = String(decoding: Array(words), as: UTF8.self)
        guard let number = try find(paper, title) else { return try add(paper, title) }
        if paper.arxiv != nil || paper.doi != nil {
            complete.bind(paper.arxiv)
            complete.bind(paper.doi)
            complete.bind(number)
            try complete.run()
        }
        return number
    }

    private func find(_ paper: Paper, _ title: String) throws -> Int64? {
        if let arxiv = paper.arxiv, let number = try find(byArxiv, arxiv) { return number }
        if let doi = paper.doi, let number = try find(byDOI, doi) { return number }
        guard !title.isEmpty else { return nil }
        byTitle.bind(title)
        byTitle.bind(paper.arxiv)
        byTitle.bind(paper.doi)
        return try byTitle.first { $0.integer(0) }
    }

    private func find(_ statement: Statement, _ identifier: String) throws -> Int64? {
        statement.bind(identifier)
        return try statement.first { $0.integer(0) }
    }

    private func add(_ paper: Paper, _ title: String) throws -> Int64 {
        insert.bind(title)
        insert.bind(paper.arxiv)
        insert.bind(paper.doi)
        try insert.run()
        return database.lastInsertedRow
    }
}
