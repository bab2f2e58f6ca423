internal import ReviewModel
internal import SQLite

/// The two tables of the text index: stems by column, and forms.
final class TextIndex {
    private let database: Database
    private let insertStems: Statement
    private let insertForms: Statement
    private var terms = TermWriter()
    private var waiting: [(number: Int64, document: IndexedDocument)] = []
    private var waitingBytes = 0

    /// Terms kept back before they are written, in bytes.
    private static let patience = 8 << 20

    init(_ database: Database) throws {
        self.database = database
        insertStems = try database.prepare(
            """
            INSERT INTO review_stem (rowid, title, label, models, authors, names, claims, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertForms = try database.prepare("INSERT INTO review_form (rowid, form) VALUES (?, ?)")
    }

    /// Puts `review` into the index under a number that was never in it; `flush` completes it.
    ///
    /// Documents wait for each other: whenever SQLite begins a statement that it might have to take
    /// back alone (an upsert, a cascade), FTS5 writes all it holds in memory as a segment of its own,
    /// so that documents written one by one between such statements cost ten times as much.
    func add(_ review: Review, number: Int64) throws {
        let document = IndexedDocument(review, &terms)
        waiting.append((number, document))
        waitingBytes += document.size
        if waitingBytes >= TextIndex.patience { try flush() }
    }

    /// Writes the documents that wait.
    func flush() throws {
        defer { forget() }
        for (number, document) in waiting {
            insertStems.bind(number)
            for column in document.columns { insertStems.bind(utf8: column) }
            try insertStems.run()
        }
        for (number, document) in waiting {
            insertForms.bind(number)
            insertForms.bind(utf8: document.forms)
            try insertForms.run()
        }
    }

    /// Drops the documents that wait.
    func forget() {
        waiting.removeAll()
        waitingBytes = 0
    }

    /// Number of documents in the index, those included whose review has gone.
    static func count(_ database: Database) throws -> Int64 {
        try database.first("SELECT count(*) FROM review_stem_docsize") { $0.integer(0) } ?? 0
    }

    /// A number that neither a review nor a document of the index has or had, nor any above it.
    static func nextNumber(_ database: Database) throws -> Int64 {
        let sql = """
            SELECT max(coalesce((SELECT max(number) FROM review), 0),
                coalesce((SELECT max(id) FROM review_stem_docsize), 0),
                coalesce((SELECT CAST(value AS INTEGER) FROM library WHERE name = 'numbers'), 0)) + 1
            """
        return try database.first(sql) { $0.integer(0) } ?? 1
    }

    /// Empties both tables.
    static func clear(_ database: Database) throws {
        try database.execute(
            """
            INSERT INTO review_stem (review_stem) VALUES ('delete-all');
            INSERT INTO review_form (review_form) VALUES ('delete-all');
            """)
    }
}
