public import ReviewModel
internal import SQLite

/// The one record of each paper that several items speak of, from what was read of all of them.
final class PaperRecords {
    private let store: ReviewStore
    private let members: Statement
    private let places: Statement
    private let metadata: MetadataRows
    private let versions: Versions
    private var known: [Int64: PaperRecord] = [:]
    private var strangers: [Int64: Set<Int64>] = [:]

    init(_ store: ReviewStore) throws {
        self.store = store
        metadata = try MetadataRows(store.database)
        versions = Versions(store.database)
        members = try store.database.prepare(
            """
            SELECT p.review, p.position, r.kind, r.source IN (\(Enrichment.bibliographies)), s.path
            FROM review_paper p JOIN review r ON r.number = p.review JOIN source s ON s.number = r.source
            WHERE p.paper = ? ORDER BY r.date IS NULL, r.date, r.key, p.position
            """)
        places = try store.database.prepare(
            "SELECT paper FROM review_paper WHERE review = ? ORDER BY position")
    }

    /// Puts the records of the papers of the review with that number in the place of what it says of them.
    func complete(_ review: inout Review, number: Int64) throws {
        var papers: [Int64] = []
        places.bind(number)
        try places.each { papers.append($0.integer(0)) }
        for (index, paper) in papers.enumerated() where review.papers.indices.contains(index) {
            let record = try record(of: paper)
            guard strangers[paper]?.contains(number) != true else { continue }
            if index == 0, record != nil { try completeParts(of: &review, paper: paper) }
            record?.complete(&review.papers[index])
        }
    }

    /// Gives a review of a paper what is stated of that beside its record.
    private func completeParts(of review: inout Review, paper: Int64) throws {
        let said = review.papers[0]
        let stated = try metadata.metadata(ofPaper: paper).filter { $0.mayBe(said) }
        if !stated.isEmpty { StatedParts(stated).complete(&review) }
    }

    /// Items that are of another work of the same title than the rest of a paper's, as its people tell.
    func strangers(to paper: Int64) -> Set<Int64> { strangers[paper] ?? [] }

    /// Forgets what it knows of a paper that has other items now.
    func forget(_ paper: Int64) {
        known[paper] = nil
        strangers[paper] = nil
    }

    /// The record of a paper that several items or bibliographies speak of; nil where it is only one.
    func record(of paper: Int64) throws -> PaperRecord? {
        if let record = known[paper] { return record }
        let said = try self.witnesses(of: paper)
        let others = try Self.strangers(among: said).union(judged(said))
        strangers[paper] = others
        let witnesses = said.filter { !others.contains($0.review) }.map(\.witness)
        // What is stated of another paper than the items speak of says nothing: one of them has a wrong number.
        let stated = try metadata.metadata(ofPaper: paper).filter { metadata in
            witnesses.contains { metadata.mayBe($0.paper) }
        }
        guard witnesses.count + stated.count > 1 else { return nil }
        let record = PaperRecord(witnesses + stated.flatMap(\.witnesses))
        known[paper] = record
        return record
    }

    /// Items that came to a paper by its title alone and have none of the people whom those with its identifiers name:
    /// something that names nobody has stood between the two.
    private static func strangers(among said: [Said]) -> Set<Int64> {
        let telling = said.filter { !$0.witness.paper.authors.isEmpty }
        let core = telling.map(\.witness.paper).filter(\.identity.hasIdentifier)
        guard !core.isEmpty, core.count < telling.count else { return [] }
        let others = telling.filter { said in
            let paper = said.witness.paper
            return said.witness.corrected.isEmpty && !paper.identity.hasIdentifier
                && !core.contains { PaperRecord.mayBeOne($0, paper) }
        }
        return Set(others.map(\.review))
    }

    /// Items that a person has told from others of the paper: of each two the one without an identifier, else the later.
    private func judged(_ said: [Said]) throws -> Set<Int64> {
        let pairs = try ItemPairs(store.database).numbers()
        guard !pairs.isEmpty else { return [] }
        var strangers: Set<Int64> = []
        for (one, other) in pairs where !strangers.contains(one) && !strangers.contains(other) {
            let places = [one, other].compactMap { number in said.firstIndex { $0.review == number } }
                .sorted()
            guard places.count == 2 else { continue }
            let isSure =
                said[places[1]].witness.paper.identity.hasIdentifier
                && !said[places[0]].witness.paper.identity.hasIdentifier
            strangers.insert(said[places[isSure ? 0 : 1]].review)
        }
        return strangers
    }

    /// What an item, or a bibliography that holds it, says of a paper.
    struct Said {
        /// Number of the item.
        let review: Int64
        /// Path of the source that says it.
        let path: String
        /// What is said.
        let witness: PaperWitness
    }

    /// A row of `review_paper`.
    private struct Member {
        let review: Int64
        let position: Int
        let kind: Kind
        let isListed: Bool
        let path: String
    }

    /// What all items say of a paper, as it was read and corrected, and what other bibliographies that hold them say.
    func witnesses(of paper: Int64) throws -> [Said] {
        var rows: [Member] = []
        members.bind(paper)
        try members.each { row in
            rows.append(
                Member(
                    review: row.integer(0), position: Int(row.integer(1)),
                    kind: Kind(rawValue: row.text(2)) ?? .other, isListed: row.integer(3) != 0,
                    path: row.text(4)))
        }
        return try rows.flatMap { row in try shown(row) + kept(row) }
    }

    /// What the item itself says.
    private func shown(_ row: Member) throws -> [Said] {
        guard var review = try store.asRead(row.review) else { return [] }
        let entry = row.isListed ? BibliographyEntry(review.evidence) : nil
        let corrections = try store.corrections(key: review.key)
        for correction in corrections { correction.apply(to: &review) }
        guard review.papers.indices.contains(row.position) else { return [] }
        let rank: PaperWitness.Rank =
            row.isListed
            ? .bibliography
            : row.kind == .entry ? .entry : row.kind == .review && row.position == 0 ? .review : .mention
        let corrected = row.position == 0 ? Set(corrections.compactMap(\.paperField)) : []
        var witness = PaperWitness(
            review.papers[row.position], rank: rank, corrected: corrected, entry: entry)
        witness.bibliography = row.isListed ? row.path : nil
        return [Said(review: row.review, path: row.path, witness: witness)]
    }

    /// What bibliographies say whose versions the item does not show.
    private func kept(_ row: Member) throws -> [Said] {
        try versions.versions(of: row.review).compactMap { version in
            guard version.review.papers.indices.contains(row.position) else { return nil }
            var witness = PaperWitness(
                version.review.papers[row.position], rank: .bibliography,
                entry: BibliographyEntry(version.review.evidence))
            witness.bibliography = version.path
            return Said(review: row.review, path: version.path, witness: witness)
        }
    }
}

extension PaperMetadata {
    /// What an archive or a publisher says of a paper. A journal that authors state at arXiv is written in many ways,
    /// so that it counts only where nobody else tells one; the year is that of the identifier.
    fileprivate var witnesses: [PaperWitness] {
        var paper = self.paper
        guard origin == .arxiv else { return [PaperWitness(paper, rank: .bibliography)] }
        (paper.year, paper.yearSource, paper.venue) = (nil, nil, nil)
        var place = Paper(title: "")
        place.venue = journal
        return [PaperWitness(paper, rank: .bibliography)]
            + (journal == nil ? [] : [PaperWitness(place, rank: .mention)])
    }
}

/// What an item says of a paper that another one speaks of as well.
public struct PaperStatement: Sendable, Equatable {
    /// Id of the item.
    public var id: String
    /// What kind of witness it is.
    public var rank: PaperWitness.Rank
    /// Path of the source that says it.
    public var path: String
    /// What it says, as it was read and corrected.
    public var paper: Paper
}

extension ReviewStore {
    /// What all items say of the paper of an item, that one among them, and all bibliographies that hold one, the
    /// best witness first; nothing where nobody else speaks of it. `index` is the place of the paper among those of the item.
    public func statements(ofPaper index: Int = 0, of review: Review) throws -> [PaperStatement] {
        let sql = """
            SELECT p.paper FROM review_paper p JOIN review r ON r.number = p.review
            WHERE r.key = ? AND p.position = ?
            """
        let paper = try database.first(sql, with: [.text(review.key), .integer(Int64(index))]) {
            $0.integer(0)
        }
        guard let paper else { return [] }
        let found = try PaperRecords(self).witnesses(of: paper)
        guard found.count > 1 else { return [] }
        let statements = try found.compactMap { said -> PaperStatement? in
            try database.first("SELECT id FROM review WHERE number = ?", with: [.integer(said.review)]) {
                PaperStatement(
                    id: $0.text(0), rank: said.witness.rank, path: said.path, paper: said.witness.paper)
            }
        }
        return statements.sorted { ($0.rank, $0.id, $0.path) < ($1.rank, $1.id, $1.path) }
    }
}

// One paper, one record: what several items say of a paper is put together, so that whatever reads the library
// - answers, counts, pages, exports - has the same authors, year, venue and identifiers. What each item says
// stays in its snapshot, and corrections stay on top.

extension ReviewStore {
    /// Lets all items that speak of one paper say the same of it; returns how many say something else now.
    /// With `touched`, of these papers alone: what an item said of them may be said no more.
    @discardableResult
    public func enrich(_ touched: Set<Int64>? = nil) throws -> Int {
        try joining {
            let papers = try touched?.sorted() ?? unsettledPapers()
            guard !papers.isEmpty else { return 0 }
            let records = try PaperRecords(self)
            let register = try PaperRegister(database)
            var changed = 0
            for paper in papers {
                if let record = try records.record(of: paper), try register.settle(paper, as: record.paper) {
                    records.forget(paper)
                }
                let reviews = try database.all(Enrichment.members, with: [.integer(paper)]) { $0.integer(0) }
                let strangers = records.strangers(to: paper)
                for number in reviews where !strangers.contains(number) {
                    if try rewrite(number, with: records) != nil { changed += 1 }
                }
                for number in strangers.sorted() {
                    try register.part(review: number, from: paper)
                    try rewrite(number, with: records)
                    changed += 1
                }
            }
            try tables().records.rows.flush()
            if changed > 0 { try sweep() }
            return changed
        }
    }
}

extension ReviewStore {
    /// Papers of which not all items say what is known of them.
    private func unsettledPapers() throws -> [Int64] {
        let said = try database.all(Enrichment.unsettled) { $0.integer(0) }
        let stated = try database.all(Enrichment.unstated) { $0.integer(0) }
        let listed = try database.all(Enrichment.listedTwice) { $0.integer(0) }
        // Such as a dump or another library has brought with the judgement.
        let judged = try ItemPairs(database).papers().filter { $0.0 == $0.1 }.map(\.0)
        return Set(said + stated + listed + judged).sorted()
    }

    /// Numbers of the papers that the review in the row `number` speaks of.
    func papers(of number: Int64) throws -> [Int64] {
        try database.all("SELECT paper FROM review_paper WHERE review = ?", with: [.integer(number)]) {
            $0.integer(0)
        }
    }
}
