internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// The rows of corrections, and the snapshots of what they cover.
struct CorrectionRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Corrections of the item with `key`, oldest first.
    func corrections(key: String) throws -> [Correction] {
        let sql = "SELECT field, operation, value, made FROM correction WHERE key = ? ORDER BY number"
        return try database.all(sql, with: [.text(key)]) { row -> Correction? in
            guard let field = CorrectableField(rawValue: row.text(0)),
                let operation = Correction.Operation(rawValue: row.text(1))
            else { return nil }
            var correction = Correction(field, operation: operation, value: row.text(2))
            correction.date = Timestamp(seconds: row.integer(3))
            return correction
        }.compactMap { $0 }
    }

    /// Adds a correction and takes away those that it makes void.
    func put(_ correction: Correction, key: String, made: Timestamp) throws {
        let field = Argument.text(correction.field.rawValue)
        switch correction.operation {
        case .set, .clear:
            try database.run("DELETE FROM correction WHERE key = ? AND field = ?", with: [.text(key), field])
        case .add, .remove:
            try database.run(
                "DELETE FROM correction WHERE key = ? AND field = ? AND value = ? AND operation <> 'clear'",
                with: [.text(key), field, .text(correction.value)])
        }
        try database.run(
            "INSERT INTO correction (key, field, operation, value, made) VALUES (?, ?, ?, ?, ?)",
            with: [
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
        guard let field else {
            return try database.run("DELETE FROM correction WHERE key = ?", with: [.text(key)])
        }
        return try database.run(
            "DELETE FROM correction WHERE key = ? AND field = ?", with: [.text(key), .text(field.rawValue)])
    }

    /// What the rules had read of a review that is shown corrected.
    func snapshot(of review: Int64) throws -> JSONValue? {
        try database.first("SELECT fields FROM uncorrected WHERE review = ?", with: [.integer(review)]) {
            $0.json(0)
        }
    }

    /// Keeps what the rules had read of the review with that number.
    func put(snapshotOf asRead: Review, review: Int64) throws {
        try database.run(
            "INSERT INTO uncorrected (review, fields) VALUES (?, ?)",
            with: [.integer(review), .text(StoredReview.snapshot(of: asRead))])
    }
}
