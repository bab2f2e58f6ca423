internal import ReviewModel
internal import SQLite
internal import TextAnalysis

/// Finds the paper that reviews speak of: one paper in three channels is one row of `paper`.
final class PaperRegister {
    private let database: Database
    private let byArxiv: Statement
    private let byDOI: Statement
    private let byNumber: Statement
    private let byTitle: Statement
    private let byPaper: Statement
    private let byWork: Statement
    private let byJudgement: Statement
    private let ofReview: Statement
    private let insert: Statement
    private let complete: Statement

    init(_ database: Database) throws {
        self.database = database
        byArxiv = try database.prepare("SELECT number, title_words, arxiv, doi FROM paper WHERE arxiv = ?")
        byDOI = try database.prepare("SELECT number, title_words, arxiv, doi FROM paper WHERE doi = ?")
        byNumber = try database.prepare("SELECT number, title_words, arxiv, doi FROM paper WHERE number = ?")
        byTitle = try database.prepare(
            """
            SELECT number, doi FROM paper WHERE title_words = ?
                AND (?2 IS NULL OR arxiv IS NULL OR arxiv = ?2) AND number <> ?3
            ORDER BY number
            """)
        byPaper = try database.prepare(
            """
            SELECT p.review, p.year, v.name, p.arxiv, p.doi, a.name FROM review_paper p
                LEFT JOIN venue v ON v.number = p.venue
                LEFT JOIN authorship u ON u.review = p.review AND u.paper = p.position
                LEFT JOIN author a ON a.number = u.author
            WHERE p.paper = ? ORDER BY p.review, u.position
            """)
        let theses = BibliographyEntry.theses.sorted().map {
            "instr(e.list, '[\"type\",\"\($0)\",\"\(Evidence.entryRule)\"') > 0"
        }
        byWork = try database.prepare(
            """
            SELECT e.list FROM review_paper p JOIN sighting g ON g.review = p.review JOIN evidence e ON e.number = g.number
            WHERE p.paper = ? AND p.position = 0
                AND (instr(e.list, '["edition","') > 0 OR \(theses.joined(separator: " OR "))) LIMIT 1
            """)
        byJudgement = try database.prepare(
            """
            SELECT 1 FROM apart a JOIN review r ON r.key = substr(a.one, 6) JOIN review s ON s.key = substr(a.other, 6)
                JOIN review_paper p ON p.review = r.number JOIN review_paper q ON q.review = s.number
            WHERE \(ItemPairs.condition) AND p.position = 0 AND q.position = 0
                AND (p.paper = ?1 AND q.paper = ?2 OR p.paper = ?2 AND q.paper = ?1) LIMIT 1
            """)
        ofReview = try database.prepare(
            """
            SELECT 1 FROM apart a JOIN review r ON r.key IN (substr(a.one, 6), substr(a.other, 6)) AND r.number = ?1
                JOIN review s ON s.key IN (substr(a.one, 6), substr(a.other, 6)) AND s.number <> ?1
                JOIN review_paper q ON q.review = s.number AND q.position = 0
            WHERE \(ItemPairs.condition) AND q.paper = ?2 LIMIT 1
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
    /// A thesis is another work than a paper that came out somewhere, and one edition of a book than another one. A
    /// person may have told the papers of two items from each other, of which `review` may be one.
    func number(of stated: Paper, as work: StatedWork = StatedWork(), in review: Int64? = nil) throws -> Int64
    {
        var paper = stated
        if let archived = stated.doi.flatMap(DOI.arxiv(of:)) {
            paper.arxiv = stated.arxiv ?? archived
            paper.doi = nil
        }
        let title = Self.words(of: paper.title)
        guard let number = try find(paper, titled: title, work: work, review: review) else {
            return try add(paper, title: title)
        }
        try complete(number, from: paper)
        return number
    }

    /// Lets the paper with that number be found by the title of its record, which is not always that of the item that
    /// came first, and makes it one with what is known by that title alone. Returns whether there was such a one.
    func settle(_ number: Int64, as record: Paper) throws -> Bool {
        let title = Self.words(of: record.title)
        byNumber.bind(number)
        guard !title.isEmpty, let known = try byNumber.first(Known.init) else { return false }
        if known.title != title {
            try database.run(
                "UPDATE paper SET title_words = ? WHERE number = ?", with: [.text(title), .integer(number)])
        }
        return try unite(namesakesOf: record, title, into: known)
    }

    /// Gives an item of another work of the same title a paper of its own.
    func part(review: Int64, from paper: Int64) throws {
        byNumber.bind(paper)
        guard let known = try byNumber.first(Known.init) else { return }
        let own = try add(Paper(title: ""), title: known.title)
        try database.run(
            "UPDATE review_paper SET paper = ? WHERE review = ? AND paper = ?",
            with: [.integer(own), .integer(review), .integer(paper)])
    }

    private static func words(of title: String) -> String {
        String(decoding: Array(NameForms.words(title).joined(separator: [0x20])), as: UTF8.self)
    }

    /// A row of `paper`.
    private struct Known {
        let number: Int64
        let title: String
        let arxiv: String?
        let doi: String?

        init(_ row: Row) {
            (number, title) = (row.integer(0), row.text(1))
            (arxiv, doi) = (row.optionalText(2), row.optionalText(3))
        }
    }

    private func find(_ paper: Paper, titled title: String, work: StatedWork, review: Int64?) throws -> Int64?
    {
        let archived = try paper.arxiv.flatMap { try find(by: byArxiv, identifier: $0) }
        let published = try paper.doi.flatMap { try find(by: byDOI, identifier: $0) }
        if let archived, let published, archived.number != published.number, published.arxiv == nil {
            try unite(published, into: archived)
        }
        guard let known = archived ?? published else {
            return try namesake(of: paper, title, review: review) { work }
        }
        // Who has an identifier and a title shows that what is known by the title alone is the same.
        _ = try unite(namesakesOf: paper, title, into: known)
        return known.number
    }

    /// Makes other papers of that title one with `known`, where nothing speaks against it; returns whether there were.
    private func unite(namesakesOf paper: Paper, _ title: String, into known: Known) throws -> Bool {
        var whole = paper
        whole.arxiv = known.arxiv ?? paper.arxiv
        whole.doi = known.doi ?? paper.doi
        var isAny = false
        while let number = try namesake(
            of: whole, title, except: known.number, work: { try self.work(of: known.number) })
        {
            byNumber.bind(number)
            guard let lost = try byNumber.first(Known.init) else { break }
            try unite(lost, into: known)
            whole.arxiv = whole.arxiv ?? lost.arxiv
            whole.doi = whole.doi ?? lost.doi
            isAny = true
        }
        return isAny
    }

    /// The first paper of that title that can be `paper`, by identifiers and people.
    private func namesake(
        of paper: Paper, _ title: String, except number: Int64 = 0, review: Int64? = nil,
        work: () throws -> StatedWork
    ) throws -> Int64? {
        guard !title.isEmpty else { return nil }
        byTitle.bind(title)
        byTitle.bind(paper.arxiv)
        byTitle.bind(number)
        var namesakes: [Int64] = []
        try byTitle.each { row in
            if Self.mayBeOne(row.optionalText(1), paper.doi) { namesakes.append(row.integer(0)) }
        }
        return try namesakes.first {
            try mayBe($0, paper: paper) && !isApart($0, paper: paper, title: title)
                && !isOtherWork($0, paper: paper, work: work)
                && !isJudged($0, apartFrom: number, review: review)
        }
    }

    /// Whether two DOIs can be of one paper: where they differ, one of them is that of a preprint.
    private static func mayBeOne(_ doi: String?, _ other: String?) -> Bool {
        guard let doi, let other, doi != other else { return true }
        return DOI.isOfPreprint(doi) != DOI.isOfPreprint(other)
    }

    /// Whether `paper` and the paper with that number are two works of one title.
    private func isOtherWork(_ number: Int64, paper: Paper, work: () throws -> StatedWork) throws -> Bool {
        var known: StatedWork?
        return try items(of: number, titled: paper.title).contains { item in
            try PaperRecord.areTwoWorks(
                paper, as: work(), item,
                asOther: {
                    let theirs = try known ?? self.work(of: number)
                    known = theirs
                    return theirs
                }())
        }
    }

    /// What entries of bibliographies say of the paper with that number that tells it from others of its title.
    func work(of number: Int64) throws -> StatedWork {
        byWork.bind(number)
        let evidence = try byWork.first { EvidenceList.evidence($0.json(0), text: "", places: []) }
        return evidence.flatMap(BibliographyEntry.init)?.work ?? StatedWork()
    }

    /// Whether a person has told an item of the paper with that number from one of another paper, or from `review`.
    private func isJudged(_ number: Int64, apartFrom other: Int64, review: Int64?) throws -> Bool {
        if other != 0 {
            byJudgement.bind(number)
            byJudgement.bind(other)
            if try byJudgement.first({ _ in true }) ?? false { return true }
        }
        guard let review else { return false }
        ofReview.bind(review)
        ofReview.bind(number)
        return try ofReview.first { _ in true } ?? false
    }

    /// Makes two papers one, as a person says that they are.
    func join(_ lost: Int64, into kept: Int64) throws {
        let known = try [lost, kept].map { number in
            byNumber.bind(number)
            return try byNumber.first(Known.init)
        }
        guard lost != kept, let one = known[0], let other = known[1] else { return }
        try unite(one, into: other)
    }

    /// Whether a person has told the two apart.
    private func isApart(_ number: Int64, paper: Paper, title: String) throws -> Bool {
        byNumber.bind(number)
        guard let known = try byNumber.first(Known.init) else { return false }
        let names = [
            PaperIdentity.name(arxiv: paper.arxiv, doi: paper.doi, title: title),
            PaperIdentity.name(arxiv: known.arxiv, doi: known.doi, title: known.title),
        ].sorted()
        let sql = "SELECT 1 FROM apart WHERE one = ? AND other = ?"
        return try database.first(sql, with: [.text(names[0]), .text(names[1])]) { _ in true } ?? false
    }

    /// Whether the paper with that number can be `paper`, of the same title: of two works of one name each has
    /// its own people. Of the items that name people as many have to say so as do not; where none does, one that can
    /// be of either is enough.
    private func mayBe(_ number: Int64, paper: Paper) throws -> Bool {
        let items = try items(of: number, titled: paper.title)
        guard !items.isEmpty else { return true }
        let telling = paper.authors.isEmpty ? [] : items.filter { !$0.authors.isEmpty }
        let mayBeOne = { PaperRecord.mayBeOne($0, paper, isGroup: GroupNames.isGroup) }
        let agreeing = telling.count(where: mayBeOne)
        if !telling.isEmpty { return agreeing * 2 >= telling.count }
        return items.contains(where: mayBeOne)
    }

    /// What the first items say of a paper: thousands may speak of one.
    private func items(of number: Int64, titled title: String) throws -> [Paper] {
        var found: [(review: Int64, paper: Paper)] = []
        byPaper.bind(number)
        do {
            try byPaper.each { row in
                let review = row.integer(0)
                if found.last?.review != review {
                    if found.count == Self.enough { throw Enough() }
                    var paper = Paper(title: title)
                    (paper.year, paper.venue) = (
                        row.optionalInteger(1).map(Int.init), row.optionalText(2)
                    )
                    (paper.arxiv, paper.doi) = (row.optionalText(3), row.optionalText(4))
                    found.append((review, paper))
                }
                if let name = row.optionalText(5) {
                    found[found.count - 1].paper.authors.append(Author(name: name))
                }
            }
        } catch is Enough {}
        return found.map(\.paper)
    }

    /// So many items tell whose paper it is.
    private static let enough = 32

    /// Ends a walk through rows that need not go on.
    private struct Enough: Error {}

    /// Makes one paper of two, which an item has shown to be one.
    private func unite(_ lost: Known, into kept: Known) throws {
        try database.run(
            "UPDATE review_paper SET paper = ? WHERE paper = ?",
            with: [.integer(kept.number), .integer(lost.number)])
        try database.run("DELETE FROM paper WHERE number = ?", with: [.integer(lost.number)])
        var paper = Paper(title: "")
        (paper.arxiv, paper.doi) = (lost.arxiv, lost.doi)
        try complete(kept.number, from: paper)
    }

    /// Notes identifiers of `paper` that the row has not.
    private func complete(_ number: Int64, from paper: Paper) throws {
        guard paper.arxiv != nil || paper.doi != nil else { return }
        complete.bind(paper.arxiv)
        complete.bind(paper.doi)
        complete.bind(number)
        try complete.run()
    }

    private func find(by statement: Statement, identifier: String) throws -> Known? {
        statement.bind(identifier)
        return try statement.first(Known.init)
    }

    private func add(_ paper: Paper, title: String) throws -> Int64 {
        insert.bind(title)
        insert.bind(paper.arxiv)
        insert.bind(paper.doi)
        try insert.run()
        return database.lastInsertedRow
    }
}
