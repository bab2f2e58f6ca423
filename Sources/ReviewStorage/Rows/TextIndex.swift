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
        let document = IndexedDocument(review, writer: &terms)
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
        let number = try database.first(sql) { $0.integer(0) } ?? 1
        // Further than any library comes: room is left for a run to count on.
        guard number < 1 << 62 else {
            throw LibraryError.damaged(
                path: database.path, problem: "an item has a number that none can follow")
        }
        return number
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

/// What the text index holds of one review, column by column.
struct IndexedDocument {
    /// Stems: title, label, models it is about, people, other names, claims, text.
    let columns: [[UInt8]]
    /// Distinct forms of all words.
    let forms: [UInt8]

    /// What a term weighs in each column, in their order.
    static let weights = [8, 6, 6, 5, 2, 2, 1]

    /// How well a document of `review_stem` answers, with the weights of the columns in their order.
    static let relevance = "relevance(review_stem, \(weights.map { "\($0).0" }.joined(separator: ", ")))"

    /// A number that grows whenever the terms of an unchanged review, or the words that its names are filed under,
    /// would come out differently, so that libraries of an older program are indexed anew.
    static let version = 4

    init(_ review: Review, writer: inout TermWriter) {
        let primary = review.models.filter { $0.role == .primary }
        let mentioned = review.models.filter { $0.role != .primary }
        let people =
            review.papers.flatMap { $0.authors.map(\.name) } + (review.reviewer.map { [$0.name] } ?? [])
        writer.begin()
        let title = writer.stems(
            of: [review.title] + review.papers.map(\.title).filter { $0 != review.title })
        let label = writer.stems(of: review.label ?? "")
        let models = writer.stems(of: primary.flatMap { [$0.name] + $0.aliases })
        let authors = writer.stems(of: people) + IndexedDocument.skeletons(people)
        let names =
            writer.stems(
                of: mentioned.map(\.name) + review.datasets
                    + review.papers.flatMap { $0.affiliations + $0.awards + ($0.venue.map { [$0] } ?? []) })
            + IndexedDocument.facts(review)
        let body = writer.placedStems(of: review.text)
        var claims: [UInt8] = []
        for claim in review.claims {
            claims += body.stems(of: claim.text, at: claim.range) ?? writer.stems(of: claim.text)[...]
        }
        let text = body.stems + writer.stems(of: review.captions)
        columns = [title, label, models, authors, names, claims, text]
        forms = writer.forms
    }

    /// Length of all terms in bytes.
    var size: Int { columns.reduce(forms.count) { $0 + $1.count } }

    /// Topics and years, as terms that no word of a text can be. A topic stands there the more often
    /// the more the review is about it.
    private static func facts(_ review: Review) -> [UInt8] {
        var facts: [UInt8] = []
        for topic in review.topics {
            let term = FactTerm.topic(topic.id) + [0x20]
            for _ in 0...Int(min(1, max(0, topic.score)) * 4) { facts += term }
        }
        for year in Set(review.papers.compactMap(\.year)).sorted() { facts += FactTerm.year(year) + [0x20] }
        return facts
    }

    private static func skeletons(_ names: [String]) -> [UInt8] {
        var skeletons: [UInt8] = []
        for word in names.flatMap(NameForms.words) {
            guard let skeleton = NameForms.skeleton(ofFiled: word) else { continue }
            skeletons += skeleton + [0x20]
        }
        return skeletons
    }
}
