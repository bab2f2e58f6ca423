internal import ReviewModel
internal import SQLite

/// The two tables of the text index: stems by column, and forms.
final class TextIndex {
    private let database: Database
    private let insertStems: Statement
    private let insertForms: Statement
    private let terms = TermWriter()

    init(_ database: Database) throws {
        self.database = database
        insertStems = try database.prepare(
            """
            INSERT INTO review_stem (rowid, title, label, models, authors, names, claims, text)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertForms = try database.prepare("INSERT INTO review_form (rowid, form) VALUES (?, ?)")
    }

    /// Puts `review` into the index under a number that was never in it.
    func add(_ review: Review, number: Int64) throws {
        let document = IndexedDocument(review, terms)
        insertStems.bind(number)
        insertStems.bind(utf8: document.title)
        insertStems.bind(utf8: document.label)
        insertStems.bind(utf8: document.models)
        insertStems.bind(utf8: document.authors)
        insertStems.bind(utf8: document.names)
        insertStems.bind(utf8: document.claims)
        insertStems.bind(utf8: document.text)
        try insertStems.run()
        insertForms.bind(number)
        insertForms.bind(utf8: document.forms)
        try insertForms.run()
    }

    /// Number of documents in the index, those included whose review has gone.
    static func count(_ database: Database) throws -> Int64 {
        try database.first("SELECT count(*) FROM review_stem_docsize") { $0.integer(0) } ?? 0
    }

    /// A number that neither a review nor a document of the index has, nor any above it.
    static func nextNumber(_ database: Database) throws -> Int64 {
        let sql = """
            SELECT max(coalesce((SELECT max(number) FROM review), 0),
                coalesce((SELECT max(id) FROM review_stem_docsize), 0)) + 1
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
