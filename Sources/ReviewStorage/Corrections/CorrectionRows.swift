internal import JSON
internal import ReviewCoding
public import ReviewModel
internal import SQLite

/// The rows of corrections, and the snapshots of what they cover.
struct CorrectionRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Corrections of the item with `key`, oldest first.
    func corrections(key: String) throws -> [Correction] {
        let sql = "SELECT field, operation, value, made FROM correction WHERE key = ? ORDER BY number"
        return try database.all(sql, [.text(key)]) { row -> Correction? in
            guard let field = CorrectableField(rawValue: row.text(0)),
                let operation = Correction.Operation(rawValue: row.text(1))
            else { return nil }
            var correction = Correction(field, operation, row.text(2))
            correction.date = Timestamp(seconds: row.integer(3))
            return correction
        }.compactMap { $0 }
    }

    /// Adds a correction and takes away those that it makes void.
    func put(_ correction: Correction, key: String, made: Timestamp) throws {
        let field = Argument.text(correction.field.rawValue)
        switch correction.operation {
        case .set, .clear:
            try database.run("DELETE FROM correction WHERE key = ? AND field = ?", [.text(key), field])
        case .add, .remove:
            try database.run(
                "DELETE FROM correction WHERE key = ? AND field = ? AND value = ? AND operation <> 'clear'",
                [.text(key), field, .text(correction.value)])
        }
        try database.run(
            "INSERT INTO correction (key, field, operation, value, made) VALUES (?, ?, ?, ?, ?)",
            [
                .text(key), field, .text(correction.operation.rawValue), .text(correction.value),
                .integer(made.seconds),
            ])
    }

    /// Puts `corrections` in the place of all that the item with `key` has; `now` dates what has no date.
    func set(_ corrections: [Correction], key: String, now: Timestamp) throws {
        try remove(key: key, field: nil)
        for correction in corrections { try put(correction, key: key, made: correction.date ?? now) }
    }

    /// Lets the item with the key `new` have those of the one with `old`; of two that exclude each other the
    /// later one. Tells whether it has others now.
    func move(from old: String, to new: String) throws -> Bool {
        let moving = try corrections(key: old)
        guard !moving.isEmpty else { return false }
        let own = try corrections(key: new)
        let united = Correction.united(own, other: moving)
        try set(united, key: new, now: Timestamp(seconds: 0))
        try remove(key: old, field: nil)
        return Set(united.map(\.name)) != Set(own.map(\.name))
    }

    /// Removes corrections of one field or all; returns how many.
    @discardableResult
    func remove(key: String, field: CorrectableField?) throws -> Int {
        guard let field else { return try database.run("DELETE FROM correction WHERE key = ?", [.text(key)]) }
        return try database.run(
            "DELETE FROM correction WHERE key = ? AND field = ?", [.text(key), .text(field.rawValue)])
    }

    /// What the rules had read of a review that is shown corrected.
    func snapshot(of review: Int64) throws -> JSONValue? {
        try database.first("SELECT fields FROM uncorrected WHERE review = ?", [.integer(review)]) {
            $0.json(0)
        }
    }

    /// Keeps what the rules had read of the review with that number.
    func put(snapshotOf asRead: Review, review: Int64) throws {
        try database.run(
            "INSERT INTO uncorrected (review, fields) VALUES (?, ?)",
            [.integer(review), .text(StoredReview.snapshot(of: asRead))])
    }
}

/// Puts a row of `review` with other parts in the place of an old one.
struct RowSuccession {
    private let database: Database

    /// Tables that are written anew with the row; all others that refer to it go over to its successor.
    static let parts: Set<String> = [
        "review_text", "review_paper", "link", "claim", "review_topic", "model_mention", "dataset_mention",
        "authorship", "affiliation", "paper_award", "uncorrected",
    ]

    /// Columns of `review` that the writing of the row decides.
    private static let written: Set<String> = [
        "number", "id", "key", "kind", "title", "label", "reviewer",
    ]

    init(_ database: Database) { self.database = database }

    /// Lets `write` write the row that follows `old`; returns its number.
    func succeed(_ old: Int64, write: (ReviewRows.Place) throws -> Void) throws -> Int64 {
        guard let place = try place(after: old) else { return old }
        try database.run(
            "UPDATE review SET key = char(1) || number, id = char(1) WHERE number = ?", [.integer(old)])
        try write(place)
        let kept = try columns().map { "\"\($0)\"" }.joined(separator: ", ")
        try database.run(
            "UPDATE review SET (\(kept)) = (SELECT \(kept) FROM review WHERE number = ?) WHERE number = ?",
            [.integer(old), .integer(place.number)])
        for table in try dependents() {
            try database.run(
                "UPDATE OR IGNORE \"\(table)\" SET review = ? WHERE review = ?",
                [.integer(place.number), .integer(old)])
        }
        try database.run("DELETE FROM review WHERE number = ?", [.integer(old)])
        return place.number
    }

    private func place(after old: Int64) throws -> ReviewRows.Place? {
        let next = try TextIndex.nextNumber(database)
        let sql = "SELECT source, position, added, fingerprint FROM review WHERE number = ?"
        return try database.first(sql, [.integer(old)]) { row in
            ReviewRows.Place(
                number: next, source: row.integer(0), position: Int(row.integer(1)), added: row.integer(2),
                fingerprint: row.integer(3))
        }
    }

    private func columns() throws -> [String] {
        try database.all("SELECT name FROM pragma_table_info('review')") { $0.text(0) }
            .filter { !RowSuccession.written.contains($0) }
    }

    private func dependents() throws -> [String] {
        let sql = """
            SELECT DISTINCT t.name FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
            WHERE t.type = 'table' AND k."table" = 'review' AND k."from" = 'review'
            """
        return try database.all(sql) { $0.text(0) }.filter { !RowSuccession.parts.contains($0) }
    }
}

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
                try database.run("UPDATE author SET is_group = 1 WHERE name = ?", [.text(author.name)])
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
        try database.first("SELECT number FROM review WHERE key = ?", [.text(key)]) { $0.integer(0) }
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
            try rows.write(shown, place)
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
