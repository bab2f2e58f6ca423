public import ReviewModel
internal import SQLite
public import Wording

/// Papers that may be one: a preprint and what was published under a longer title, two spellings of a
/// title.
///
/// Only papers whose titles begin with the same three words are compared, so that the work grows with
/// the library and not with its square.
struct DoubtfulPapers {
    /// A paper with one of the reviews that speak of it.
    struct Candidate {
        var number: Int64
        var identity: String
        var words: [Substring]
        var arxiv: String?
        var doi: String?
        var id: String
        var title: String
    }

    /// Words that titles have in common where they are looked at.
    private static let opening = 3
    /// More papers than that with one opening say nothing: "A Survey of …".
    private static let crowd = 60

    private let database: Database
    private let register: PaperRegister

    init(_ database: Database) throws {
        self.database = database
        register = try PaperRegister(database)
    }

    /// The pairs that nobody has judged, the first paper of the library first.
    func pairs() throws -> [(Candidate, Candidate)] {
        let apart = Set(
            try database.all("SELECT one, other FROM apart") { Pair($0.text(0), $0.text(1)) })
        let judged = Set(try ItemPairs(database).papers().map { [$0, $1] })
        var blocks: [String: [Candidate]] = [:]
        var order: [String] = []
        try database.each(DoubtfulPapers.papers) { row in
            let candidate = DoubtfulPapers.candidate(row)
            guard candidate.words.count > DoubtfulPapers.opening else { return }
            let opening = candidate.words.prefix(DoubtfulPapers.opening).joined(separator: " ")
            if blocks[opening] == nil { order.append(opening) }
            blocks[opening, default: []].append(candidate)
        }
        var pairs: [(Candidate, Candidate)] = []
        for block in order.compactMap({ blocks[$0] }) where block.count <= DoubtfulPapers.crowd {
            for (at, one) in block.enumerated() {
                for other in block[(at + 1)...]
                where try isDoubtful(one, other) && !apart.contains(Pair(one.identity, other.identity))
                    && !judged.contains([one.number, other.number])
                    && !judged.contains([other.number, one.number])
                {
                    pairs.append((one, other))
                }
            }
        }
        return pairs
    }

    /// Two identities, whichever comes first.
    private struct Pair: Hashable {
        let one: String
        let other: String

        init(_ one: String, _ other: String) { (self.one, self.other) = (min(one, other), max(one, other)) }
    }

    private static func candidate(_ row: Row) -> Candidate {
        let words = row.text(1)
        let (arxiv, doi) = (row.optionalText(2), row.optionalText(3))
        return Candidate(
            number: row.integer(0), identity: PaperIdentity.name(arxiv: arxiv, doi: doi, title: words),
            words: words.split(separator: " "), arxiv: arxiv, doi: doi, id: row.text(4), title: row.text(5))
    }

    private func isDoubtful(_ one: Candidate, _ other: Candidate) throws -> Bool {
        if let left = one.arxiv, let right = other.arxiv, left != right { return false }
        // A preprint has another DOI where it is published.
        if let left = one.doi, let right = other.doi, left != right,
            DOI.isOfPreprint(left) == DOI.isOfPreprint(right)
        {
            return false
        }
        let (left, right) = (Set(one.words), Set(other.words))
        // Parts of one work, and works that are counted, are told apart by their numbers.
        guard left.filter(Self.isNumber) == right.filter(Self.isNumber) else { return false }
        let likeness = Double(left.intersection(right).count) / Double(left.union(right).count)
        let isPart = one.words.starts(with: other.words) || other.words.starts(with: one.words)
        guard likeness >= 0.6 || isPart else { return false }
        let (ours, theirs) = (try surnames(of: one), try surnames(of: other))
        if ours.isEmpty || theirs.isEmpty { return isPart || likeness >= 0.8 }
        guard !ours.isDisjoint(with: theirs) else { return false }
        return try !register.work(of: one.number).isOtherEdition(than: register.work(of: other.number))
    }

    private static func isNumber(_ word: Substring) -> Bool {
        word.utf8.allSatisfy { (0x30...0x39).contains($0) }
            || ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].contains(word)
    }

    private func surnames(of paper: Candidate) throws -> Set<String> {
        let names = try database.all(
            """
            SELECT DISTINCT a.name FROM review_paper p
                JOIN authorship s ON s.review = p.review AND s.paper = p.position
                JOIN author a ON a.number = s.author
            WHERE p.paper = ?
            """, with: [.integer(paper.number)]
        ) { $0.text(0) }
        return Set(
            names.compactMap { name in
                NameForms.words(name).last.map { String(decoding: $0, as: UTF8.self) }
            })
    }

    private static let papers = """
        SELECT q.number, q.title_words, q.arxiv, q.doi, min(r.id), r.title
        FROM paper q JOIN review_paper p ON p.paper = q.number JOIN review r ON r.number = p.review
        WHERE q.title_words <> '' AND p.position = 0
        GROUP BY q.number ORDER BY q.title_words, q.number
        """
}

/// Why two items cannot be judged to be about one paper or two.
public enum PaperPairError: Error, Sendable, Worded {
    /// An item has no paper.
    case noPaper(id: String)
    /// Both are about one paper as it is.
    case alreadyOne
    /// Both are taken for one paper, by what is said of it.
    case takenForOne(id: String)

    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .noPaper(let id): "'\(id)' has no paper"
        case .alreadyOne: "they are about one paper already"
        case .takenForOne(let id):
            "they are taken for one paper; 'digest edit \(id) arxiv=…', or another DOI or title, makes it another one"
        }
    }
}

extension ReviewStore {
    /// Makes the first papers of two items one, for good: each gets the identifiers that the other has,
    /// or the title where neither has any. The identifiers of the first count where they differ. What told them apart
    /// before is taken back.
    public func joinPapers(_ one: LibraryItem, _ other: LibraryItem) throws {
        if try transaction({ try takeBack(one, other) }) { return }
        let (left, right) = try papers(one, other)
        try transaction {
            try complete(
                one.review.key, paper: left, arxiv: left.arxiv ?? right.arxiv, doi: left.doi ?? right.doi)
            try complete(
                other.review.key, paper: right, arxiv: left.arxiv ?? right.arxiv, doi: left.doi ?? right.doi)
            if left.arxiv == nil, right.arxiv == nil, left.doi == nil, right.doi == nil {
                try correct(key: other.review.key, [Correction(.title, operation: .set, value: left.title)])
            }
        }
    }

    /// Keeps in mind that the first papers of two items are two, so that `check` does not ask again; where they were
    /// taken for one by what they are called, they are two from now on.
    public func keepApart(_ one: LibraryItem, _ other: LibraryItem) throws {
        let (left, right): (Paper, Paper)
        do {
            (left, right) = try papers(one, other)
        } catch PaperPairError.alreadyOne {
            return try part(one, other)
        }
        let names = [pairName(left), pairName(right)].sorted()
        _ = try transaction {
            try database.run(
                "INSERT OR REPLACE INTO apart (one, other, made) VALUES (?, ?, ?)",
                with: [.text(names[0]), .text(names[1]), .integer(now().seconds)])
        }
    }

    /// Makes one paper two, of which each item has one. An identifier that both state is that of one paper.
    private func part(_ one: LibraryItem, _ other: LibraryItem) throws {
        let said = try [one, other].map { item in
            var review = try reviewAsRead(key: item.review.key) ?? item.review
            for correction in try corrections(key: review.key) { correction.apply(to: &review) }
            return review.papers.first?.identity
        }
        guard one.review.key != other.review.key, let left = said[0], let right = said[1] else {
            throw PaperPairError.alreadyOne
        }
        if left.hasIdentifier(of: right) { throw PaperPairError.takenForOne(id: other.review.id) }
        try transaction {
            try ItemPairs(database).put(one.review.key, other.review.key, at: now())
            try enrich(Set(try works([one, other])))
        }
    }

    /// Makes two papers one again that a person had told apart by their items; false where nobody had.
    private func takeBack(_ one: LibraryItem, _ other: LibraryItem) throws -> Bool {
        guard try ItemPairs(database).remove(one.review.key, other.review.key) else { return false }
        let works = try works([one, other])
        guard works.count == 2 else { return true }
        try PaperRegister(database).join(works[1], into: works[0])
        try enrich([works[0]])
        return true
    }

    /// Numbers of the first papers of items.
    private func works(_ items: [LibraryItem]) throws -> [Int64] {
        try items.compactMap { item in
            try database.first(
                """
                SELECT p.paper FROM review_paper p JOIN review r ON r.number = p.review
                WHERE r.key = ? AND p.position = 0
                """, with: [.text(item.review.key)]
            ) { $0.integer(0) }
        }
    }

    private func complete(_ key: String, paper: Paper, arxiv: String?, doi: String?) throws {
        var corrections: [Correction] = []
        if let arxiv, arxiv != paper.arxiv {
            corrections.append(Correction(.arxiv, operation: .set, value: arxiv))
        }
        if let doi, doi != paper.doi { corrections.append(Correction(.doi, operation: .set, value: doi)) }
        if !corrections.isEmpty { try correct(key: key, corrections) }
    }

    private func papers(_ one: LibraryItem, _ other: LibraryItem) throws -> (Paper, Paper) {
        guard let left = one.review.papers.first else { throw PaperPairError.noPaper(id: one.review.id) }
        guard let right = other.review.papers.first else { throw PaperPairError.noPaper(id: other.review.id) }
        guard Set([pairName(left), pairName(right)]).count == 2 else { throw PaperPairError.alreadyOne }
        return (left, right)
    }

    private func pairName(_ paper: Paper) -> String {
        let words = NameForms.words(paper.title).joined(separator: [0x20])
        return PaperIdentity.name(
            arxiv: paper.arxiv, doi: paper.doi, title: String(decoding: Array(words), as: UTF8.self))
    }
}
