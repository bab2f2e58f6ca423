internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Writes the papers of a review, their authors, organisations and awards.
final class PaperRows {
    private let register: PaperRegister
    private let authors: Vocabulary
    private let organisations: Vocabulary
    private let awards: Vocabulary
    private let venues: Vocabulary
    private let insertPaper: Statement
    private let insertAuthor: Statement
    private let markGroup: Statement
    private let insertOrganisation: Statement
    private let insertAward: Statement

    init(_ database: Database) throws {
        register = try PaperRegister(database)
        authors = try Vocabulary(database, table: "author")
        organisations = try Vocabulary(database, table: "organisation")
        awards = try Vocabulary(database, table: "award")
        venues = try Vocabulary(database, table: "venue")
        insertPaper = try database.prepare(
            """
            INSERT INTO review_paper (review, position, paper, title, authors_truncated, venue, year,
                year_source, arxiv, doi, url)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        insertAuthor = try database.prepare("INSERT INTO authorship VALUES (?, ?, ?, ?)")
        markGroup = try database.prepare(
            "UPDATE author SET is_group = 1 WHERE name = ? AND is_group = 0")
        insertOrganisation = try database.prepare("INSERT INTO affiliation VALUES (?, ?, ?, ?)")
        insertAward = try database.prepare("INSERT INTO paper_award VALUES (?, ?, ?, ?)")
    }

    /// Writes `paper` as the one at `position` of the review.
    func write(_ paper: Paper, review: Int64, position: Int) throws {
        let venue = try paper.venue.map { venue in
            try venues.number(venue) { NameForms.filed(venue, acrossScripts: false) }
        }
        insertPaper.bind(review)
        insertPaper.bind(position)
        insertPaper.bind(try register.number(of: paper))
        insertPaper.bind(paper.title)
        insertPaper.bind(paper.authorsTruncated ? 1 : 0)
        insertPaper.bind(venue)
        insertPaper.bind(paper.year)
        insertPaper.bind(paper.yearSource?.rawValue)
        insertPaper.bind(paper.arxiv)
        insertPaper.bind(paper.doi)
        insertPaper.bind(paper.url)
        try insertPaper.run()
        try write(paper.authors.map(\.name), authors, insertAuthor, review, position, acrossScripts: true)
        for author in paper.authors where author.isGroup && !GroupNames.isGroup(author.name) {
            markGroup.bind(author.name)
            try markGroup.run()
        }
        try write(
            paper.affiliations, organisations, insertOrganisation, review, position, acrossScripts: true)
        try write(paper.awards, awards, insertAward, review, position, acrossScripts: false)
    }

    private func write(
        _ names: [String], _ vocabulary: Vocabulary, _ insert: Statement, _ review: Int64, _ paper: Int,
        acrossScripts: Bool
    ) throws {
        for (position, name) in names.enumerated() {
            let number = try vocabulary.number(name) { NameForms.filed(name, acrossScripts: acrossScripts) }
            insert.bind(review)
            insert.bind(paper)
            insert.bind(position)
            insert.bind(number)
            try insert.run()
        }
    }

    /// Forgets the numbers of names.
    func forget() {
        for vocabulary in [authors, organisations, awards, venues] { vocabulary.forget() }
    }
}
