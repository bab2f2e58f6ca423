// One item may be meant by its id or the beginning of it, by a number or an address of its paper, by the address
// of its post: in every command alike.

internal import ReviewModel
internal import SQLite
internal import TextAnalysis

extension ReviewStore {
    /// The item that `text` means: of several items of a paper its best one, a review before an entry, and the
    /// newest of these. All of them are those that `items(of:)` gives.
    public func item(meantBy text: String) throws -> IdentifierMatch {
        let match = try item(idPrefix: text)
        if match != IdentifierMatch.none { return match }
        guard let best = try numbers(meantBy: text).first,
            let item = try itemReader.get().item(number: best, withEvidence: true)
        else { return .none }
        return .one(item)
    }

    /// Ids of all items of the paper, or of the post, that a number or an address stands for, the best one first;
    /// none of a word that is an id or no reference.
    public func items(of text: String) throws -> [String] {
        guard try item(idPrefix: text) == IdentifierMatch.none else { return [] }
        return try numbers(meantBy: text).compactMap { number in
            try database.first("SELECT id FROM review WHERE number = ?", with: [.integer(number)]) {
                $0.text(0)
            }
        }
    }

    /// Keys of the items that all of `words` mean, in their order, each once; nil where one of them means none,
    /// or is no more than a word of a question.
    public func keys(naming words: [String]) throws -> [String]? {
        var keys: [String] = []
        for word in words {
            guard let named = try self.keys(namedBy: word) else { return nil }
            keys += named
        }
        return keys.isEmpty ? nil : keys.withoutRepetitions
    }

    private func keys(namedBy word: String) throws -> [String]? {
        if ItemName.mayBeID(word), case .one(let item) = try item(idPrefix: word), try isID(word) {
            return [item.review.key]
        }
        guard let reference = ItemReference(word) else { return nil }
        if case .address = reference { return nil }
        let numbers = try numbers(meantBy: reference)
        return numbers.isEmpty ? nil : try numbers.map { try key(of: $0) }
    }

    /// Whether it is no word that texts have: nobody means an id by `gpt4`.
    private func isID(_ word: String) throws -> Bool {
        try word.utf8.count >= ItemName.surelyID || !database.hasItems(QueryWord(word).anyForm)
    }

    /// The plan for the items with `keys`, in no order of their own.
    public func plan(items keys: [String]) throws -> QueryPlan {
        let numbers = try keys.compactMap { key in
            try database.first("SELECT number FROM review WHERE key = ?", with: [.text(key)]) {
                $0.integer(0)
            }
        }
        var plan = SearchPlan(rest: [], notes: [])
        plan.filter = CompiledQuery(condition: .numbers(numbers))
        let ids = keys.map { Query.field(.id, .text(ReviewIdentity.id(forKey: $0))) }
        return QueryPlan(query: ids.count == 1 ? ids[0] : .or(ids), notes: [], search: plan)
    }

    /// Rows of the items that `text` means: by the paper that is named or shown there, else by a link to the address.
    private func numbers(meantBy text: String) throws -> [Int64] {
        guard let reference = ItemReference(text) else { return [] }
        let found = try numbers(meantBy: reference)
        guard found.isEmpty, let address = ItemReference(addressIn: text) else { return found }
        return try numbers(meantBy: address)
    }

    /// Rows of the items that a reference means, reviews first, then entries.
    private func numbers(meantBy reference: ItemReference) throws -> [Int64] {
        let found: SQLFragment =
            switch reference {
            case .arxiv(let number):
                SQLFragment("SELECT review FROM review_paper WHERE arxiv = ?", arguments: [.text(number)])
            case .doi(let doi):
                SQLFragment("SELECT review FROM review_paper WHERE doi = ?", arguments: [.text(doi)])
            case .post(let post): ReviewStore.posts(at: post)
            case .address(let address): LinkCondition.linked(to: address)
            }
        return try database.all(
            "SELECT number FROM review WHERE number IN (\(found.sql)) ORDER BY kind <> 'review', kind <> 'entry', date DESC, id",
            with: found.arguments
        ) { $0.integer(0) }
    }

    /// Selects the reviews that a post is part of; a channel may be known by another name than its username.
    private static func posts(at post: TelegramAddress) -> SQLFragment {
        SQLFragment(
            """
            SELECT review FROM post WHERE message = ? AND (channel = ? OR channel IN
                (SELECT path FROM channel_fact WHERE lower(handle) = ?))
            """, arguments: [.integer(Int64(post.message)), .text(post.channel), .text(post.channel)])
    }

    /// The query with words that are an identifier or an address put in as what they mean.
    func puttingInReferences(_ query: Query) throws -> Query {
        try query.mapped { term in
            guard case .word(let text) = term, let reference = ItemReference(text) else { return term }
            if let query = reference.query { return query }
            return try ids(of: numbers(meantBy: reference))
        }
    }

    /// The query for rows by their ids.
    func ids(of numbers: [Int64]) throws -> Query {
        let ids = try numbers.map { number in
            try database.first("SELECT id FROM review WHERE number = ?", with: [.integer(number)]) {
                $0.text(0)
            }
                ?? ""
        }
        let queries = ids.map { Query.field(.id, .text($0)) }
        return queries.isEmpty ? .not(.all) : queries.count == 1 ? queries[0] : .or(queries)
    }
}

/// How ids are told from words.
public enum ItemName {
    /// Letters and digits, four at least, or five where no digit is among them: `bert` is a word.
    public static func mayBeID(_ word: String) -> Bool {
        let isPlain = word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
        let hasDigit = word.utf8.contains { (0x30...0x39).contains($0) }
        return isPlain && ((hasDigit ? 4 : 5)...ReviewIdentity.length).contains(word.utf8.count)
    }

    /// So many characters are an id, whatever texts have.
    static let surelyID = 7
}

extension ReviewStore {
    /// Notes of the reviews that an older program wrote which posts they are, by what else they are
    /// known, and what they refer to.
    func identifyIfNeeded() throws {
        guard try !isIdentified() else { return }
        try transaction {
            guard try !isIdentified() else { return }
            let reader = try itemReader.get()
            let records = try tables().records
            try database.each("SELECT number FROM review ORDER BY number") { row in
                let number = row.integer(0)
                if let review = try reader.review(number: number) {
                    try identify(review, number: number, records: records)
                }
            }
            try database.run("INSERT OR REPLACE INTO library (name, value) VALUES ('identity', '1')")
        }
    }

    private func isIdentified() throws -> Bool {
        try database.first("SELECT value FROM library WHERE name = 'identity'") { _ in true } ?? false
    }

    private func identify(_ review: Review, number: Int64, records: Records) throws {
        guard let key = ItemKey(review.key) else { return }
        try records.likeness.add(Likeness.marks(of: review), review: number)
        try records.references.write(review, number: number, channel: key.channel)
        guard key.message != nil else { return }
        let sources = try database.all(
            "SELECT source FROM sighting WHERE review = ?", with: [.integer(number)]
        ) {
            $0.integer(0)
        }
        for source in sources {
            try records.posts.add(review.source.messages, of: key.channel, review: number, source: source)
        }
    }
}
