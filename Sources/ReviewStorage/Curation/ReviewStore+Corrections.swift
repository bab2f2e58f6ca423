internal import ReviewCoding
public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// What was corrected of the item with `key`, oldest first; the item need not be there now.
    public func corrections(key: String) throws -> [Correction] {
        try CorrectionRows(database).corrections(key: key)
    }

    /// Corrects the item with `key`, in one transaction. A correction takes the place of those it
    /// contradicts: of the field's value, or of the same value of a list. `claim` is removed by its
    /// number, counted from 1, or by its words.
    ///
    /// Throws `CorrectionError` where there is no such item, or nothing of the kind to remove.
    public func correct(key: String, _ corrections: [Correction]) throws {
        try transaction {
            guard let number = try number(key: key) else { throw CorrectionError.noItem(key: key) }
            let rows = CorrectionRows(database)
            guard var review = try itemReader.get().review(number: number) else { return }
            let shown = review
            for correction in corrections {
                let correction = try correction.settled(in: review, numberedAs: shown)
                correction.apply(to: &review)
                try rows.put(correction, key: key, made: now())
            }
            try settle(number)
            // A name that was known already, and is known to be that of a group now.
            for author in corrections.map({ Correction.author(stored: $0.value) }) where author.isGroup {
                try database.run("UPDATE author SET is_group = 1 WHERE name = ?", with: [.text(author.name)])
            }
        }
    }

    /// Takes corrections of the item with `key` back, those of one field or all; returns how many.
    @discardableResult
    public func resetCorrections(key: String, field: CorrectableField? = nil) throws -> Int {
        try transaction {
            let count = try CorrectionRows(database).remove(key: key, field: field)
            if count > 0, let number = try number(key: key) { try settle(number) }
            return count
        }
    }

    /// Shows the review in the row `number` by its corrections as they are now. What a person says of a paper
    /// holds wherever it is spoken of.
    private func settle(_ number: Int64) throws {
        let before = try papers(of: number)
        let after = try papers(of: rewrite(number) ?? number)
        try enrich(Set(before + after))
    }

    /// The item with `key` as the rules read it, without corrections; nil when there is none.
    public func reviewAsRead(key: String) throws -> Review? {
        try number(key: key).flatMap { try asRead($0) }
    }

    /// Puts corrections over the reviews that were written, or came to have other ones, since.
    func reapplyCorrections() throws {
        let records = try tables().records
        for key in try identifiersFirst(records.recorrected.sorted()) {
            if let number = try number(key: key) { try rewrite(number) }
        }
        records.recorrected = []
        let keys = try database.all(
            """
            SELECT key FROM review WHERE key IN (SELECT key FROM correction)
                AND number NOT IN (SELECT review FROM uncorrected) ORDER BY number
            """
        ) { $0.text(0) }
        for key in try identifiersFirst(keys) {
            if let number = try number(key: key) { try rewrite(number) }
        }
    }

    /// Those of `keys` first whose corrections make them speak of another paper: while they stand with the former one,
    /// they are witnesses for it, and what they are corrected to would be said of it.
    private func identifiersFirst(_ keys: [String]) throws -> [String] {
        let moved = Set(
            try database.all("SELECT key FROM correction WHERE field IN ('arxiv', 'doi')") { $0.text(0) })
        return keys.filter(moved.contains) + keys.filter { !moved.contains($0) }
    }

    private func number(key: String) throws -> Int64? {
        try database.first("SELECT number FROM review WHERE key = ?", with: [.text(key)]) { $0.integer(0) }
    }

    /// The review in the row `number` as the rules read it.
    func asRead(_ number: Int64, withEvidence: Bool = true) throws -> Review? {
        guard var review = try itemReader.get().review(number: number, withEvidence: withEvidence) else {
            return nil
        }
        if let snapshot = try CorrectionRows(database).snapshot(of: number) {
            StoredReview.restore(snapshot, into: &review)
        }
        return review
    }

    /// Writes a review anew from what was read of it, with the records of its papers over it and what was
    /// corrected on top, under another number: the text index cannot forget. Returns that number; nil when
    /// nothing is changed by it. With `records` other reviews are to follow, and whoever rewrites them has the
    /// index written at their end.
    @discardableResult
    func rewrite(_ number: Int64, with records: PaperRecords? = nil) throws -> Int64? {
        guard let asRead = try asRead(number, withEvidence: false) else { return nil }
        let corrections = try corrections(key: asRead.key)
        let former = try itemReader.get().review(number: number)
        var shown = asRead
        // The record of the paper that it was taken for until now says nothing of the one that it is corrected to.
        if let former, !moves(asRead, from: former, by: corrections) {
            try (records ?? PaperRecords(self)).complete(&shown, number: number)
        }
        for correction in corrections { correction.apply(to: &shown) }
        if let former, isSame(former, shown) { return nil }
        let next = try RowSuccession(database).succeed(number) { place in
            let rows = try tables().records.rows
            try rows.write(shown, at: place)
            if records == nil { try rows.flush() }
        }
        if !isSame(asRead, shown) { try CorrectionRows(database).put(snapshotOf: asRead, review: next) }
        return next
    }

    /// Whether corrections of identifiers make the papers of a review others than the row says.
    private func moves(_ asRead: Review, from former: Review, by corrections: [Correction]) -> Bool {
        guard corrections.contains(where: { $0.field == .arxiv || $0.field == .doi }) else { return false }
        var corrected = asRead
        for correction in corrections { correction.apply(to: &corrected) }
        let identifiers = { (review: Review) in review.papers.map { [$0.arxiv, $0.doi] } }
        return identifiers(corrected) != identifiers(former)
    }

    private func isSame(_ one: Review, _ other: Review) -> Bool {
        StoredReview.snapshot(of: one) == StoredReview.snapshot(of: other)
    }
}
