internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Writes a review with all its parts and its entry in the text index.
final class ReviewRows {
    private let papers: PaperRows
    private let parts: PartRows
    private let channels: Vocabulary
    private let reviewers: Vocabulary
    private let insertReview: Statement
    private let insertText: Statement
    private let address: Statement
    private let findTitle: Statement
    private let index: TextIndex

    init(_ database: Database) throws {
        papers = try PaperRows(database)
        parts = try PartRows(database)
        channels = try Vocabulary(database, table: "channel", columns: ["handle", "title"])
        reviewers = try Vocabulary(
            database, table: "reviewer", columns: ["name", "handles", "affiliation"])
        insertReview = try database.prepare(
            """
            INSERT INTO review (number, id, key, kind, title, label, language, date, edited, incomplete,
                reviewer, channel, messages, url, reply_to, captions, reactions, source, position, added,
                fingerprint, gone, precision, seal)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
                ?22, ?23, row_hash(?13, ?14, ?15, ?16, ?17, ?19, ?20, ?22))
            """)
        address = try database.prepare(
            "UPDATE review SET \(RowSeal.review.assignments(["channel": "?1", "url": "?2"])) WHERE number = ?3"
        )
        findTitle = try database.prepare(
            """
            SELECT c.title, r.url FROM review r LEFT JOIN channel c ON c.number = r.channel WHERE r.number = ?
            """)
        insertText = try database.prepare("INSERT INTO review_text (review, text) VALUES (?, ?)")
        index = try TextIndex(database)
    }

    /// What the store knows of a review beside the review itself.
    struct Place {
        /// Number of its row; never used before.
        var number: Int64
        /// Number of the source that shows it.
        var source: Int64
        /// Its place among the items of that source.
        var position: Int
        /// When it first came into the library, in seconds since 1970.
        var added: Int64
        /// Fingerprint of its content.
        var fingerprint: Int64
        /// Whether the post has been deleted since.
        var isGone = false
    }

    /// Writes `review`, of which no row may be there.
    func write(_ review: Review, at place: Place) throws {
        try writeReview(review, place: place)
        insertText.bind(place.number)
        insertText.bind(review.text)
        try insertText.run()
        let work = BibliographyEntry(review.evidence)?.work ?? StatedWork()
        for (position, paper) in review.papers.enumerated() {
            try papers.write(
                paper, review: place.number, position: position, work: position == 0 ? work : StatedWork())
        }
        try parts.write(review, number: place.number)
        try index.add(review, number: place.number)
    }

    /// Puts the username `handle` into a review that was written without it, or with it spelt
    /// otherwise. `message` is the number of its first message.
    func write(handle: String, message: Int?, number: Int64) throws {
        findTitle.bind(number)
        guard let (title, url) = try findTitle.first({ ($0.text(0), $0.optionalText(1)) }) else { return }
        var source = SourceReference(path: "", format: "")
        source.channel = handle
        source.channelTitle = title.isEmpty ? nil : title
        address.bind(try self.number(of: source))
        address.bind(message.map { ReviewRows.url(handle: handle, message: $0) } ?? url)
        address.bind(number)
        try address.run()
    }

    /// Address of a message of a public channel; nil where the message is none of the channel's own.
    static func url(handle: String, message: Int) -> String? {
        message > 0 ? TelegramAddress.url(path: handle, message: message) : nil
    }

    private func writeReview(_ review: Review, place: Place) throws {
        let row = insertReview
        let reviewer = try review.reviewer.map(number(of:))
        let channel = try number(of: review.source)
        row.bind(place.number)
        row.bind(review.id)
        row.bind(review.key)
        row.bind(review.kind.rawValue)
        row.bind(review.title)
        row.bind(review.label)
        row.bind(review.language?.rawValue)
        row.bind(review.date?.seconds)
        row.bind(review.edited?.seconds)
        row.bind(review.incomplete ? 1 : 0)
        row.bind(reviewer)
        row.bind(channel)
        row.bind(JSONValue.integers(review.source.messages).text)
        row.bind(review.source.url)
        row.bind(review.source.replyTo)
        row.bind(JSONValue.strings(review.captions).text)
        row.bind(Coding.reactions.text(of: review.reactions))
        row.bind(place.source)
        row.bind(place.position)
        row.bind(place.added)
        row.bind(place.fingerprint)
        row.bind(place.isGone ? 1 : 0)
        row.bind((review.date?.precision ?? .second).rawValue)
        try row.run()
    }

    private func number(of reviewer: Reviewer) throws -> Int64 {
        try reviewers.number(
            reviewer.name, Coding.handles.text(of: reviewer.handles), reviewer.affiliation ?? ""
        ) {
            NameForms.filed(reviewer.name, acrossScripts: true)
                + reviewer.handles.values.map(NameForms.handle)
        }
    }

    private func number(of source: SourceReference) throws -> Int64? {
        guard source.channel != nil || source.channelTitle != nil else { return nil }
        return try channels.number(source.channel ?? "", source.channelTitle ?? "") {
            NameForms.filed(source.channelTitle ?? "", acrossScripts: false)
                + [NameForms.handle(source.channel ?? "")]
        }
    }

    /// Writes what waits to be written together.
    func flush() throws {
        try index.flush()
    }

    /// Forgets what it knows of rows that may have gone, and what waits to be written.
    func forget() {
        index.forget()
        papers.forget()
        parts.forget()
        channels.forget()
        reviewers.forget()
    }
}

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
    func write(_ paper: Paper, review: Int64, position: Int, work: StatedWork) throws {
        let venue = try paper.venue.map { venue in
            try venues.number(venue) { NameForms.filed(venue, acrossScripts: false) }
        }
        insertPaper.bind(review)
        insertPaper.bind(position)
        insertPaper.bind(try register.number(of: paper, as: work, in: review))
        insertPaper.bind(paper.title)
        insertPaper.bind(paper.authorsTruncated ? 1 : 0)
        insertPaper.bind(venue)
        insertPaper.bind(paper.year)
        insertPaper.bind(paper.yearSource?.rawValue)
        insertPaper.bind(paper.arxiv)
        insertPaper.bind(paper.doi)
        insertPaper.bind(paper.url)
        try insertPaper.run()
        try write(
            paper.authors.map(\.name), vocabulary: authors, insert: insertAuthor, review: review,
            paper: position, acrossScripts: true)
        for author in paper.authors where author.isGroup && !GroupNames.isGroup(author.name) {
            markGroup.bind(author.name)
            try markGroup.run()
        }
        try write(
            paper.affiliations, vocabulary: organisations, insert: insertOrganisation, review: review,
            paper: position, acrossScripts: true)
        try write(
            paper.awards, vocabulary: awards, insert: insertAward, review: review, paper: position,
            acrossScripts: false)
    }

    private func write(
        _ names: [String], vocabulary: Vocabulary, insert: Statement, review: Int64, paper: Int,
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
