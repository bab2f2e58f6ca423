internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// Writes, replaces, renames and unites the records of the library, with all that hangs on them.
final class Records {
    /// Writes reviews.
    let rows: ReviewRows
    /// Which source holds which review.
    let sightings: Sightings
    /// Which messages they are made of.
    let posts: PostRows
    /// By what copies of them are known.
    let likeness: LikenessRows
    /// What they refer to.
    let references: ReferenceRows
    /// What bibliographies say of those that others show.
    let versions: Versions
    /// Keys of items that have other corrections now than their rows show.
    var recorrected: Set<String> = []
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        rows = try ReviewRows(database)
        sightings = try Sightings(database)
        posts = try PostRows(database)
        likeness = try LikenessRows(database)
        references = try ReferenceRows(database)
        versions = Versions(database)
    }

    /// Writes `review` in the place of the record `old`, under another number.
    func replace(_ old: KnownReview, with review: Review, at place: ReviewRows.Place) throws {
        likeness.forgetCrowds(with: [old.key, review.key])
        try vacate(old.number)
        try rows.write(review, at: place)
        try move(from: old.number, to: place.number)
        try remove(old.number)
        if old.key != review.key { try rekey(from: old.key, to: review.key) }
    }

    /// Gives the record another key; what the reader wrote moves along, and the old id keeps working.
    func rename(_ number: Int64, from old: String, to new: String) throws {
        guard old != new else { return }
        likeness.forgetCrowds(with: [old, new])
        try database.run(
            "UPDATE review SET key = ?, id = ? WHERE number = ?",
            with: [.text(new), .text(ReviewIdentity.id(forKey: new)), .integer(number)])
        try rekey(from: old, to: new)
    }

    /// Makes one record of two: the content is that of `kept`, the key `key`; what the reader wrote of
    /// `lost` moves along, and its id keeps working.
    func unite(_ lost: KnownReview, into kept: KnownReview, key: String) throws {
        likeness.forgetCrowds(with: [lost.key, kept.key, key])
        try vacate(lost.number)
        try move(from: lost.number, to: kept.number)
        try remove(lost.number)
        if lost.key != key { try rekey(from: lost.key, to: key) }
        try rename(kept.number, from: kept.key, to: key)
        try database.run(
            "UPDATE review SET \(RowSeal.review.assignments(["added": "min(added, ?1)"])) WHERE number = ?2",
            with: [.integer(lost.added), .integer(kept.number)])
        try sightings.settle(review: kept.number)
    }

    /// Marks a post as deleted, or as there again.
    func mark(gone: Bool, _ number: Int64) throws {
        try database.run(
            "UPDATE review SET \(RowSeal.review.assignments(["gone": "?1"])) WHERE number = ?2",
            with: [.integer(gone ? 1 : 0), .integer(number)])
    }

    /// Puts other reactions in the place of those of the record.
    func set(reactions: String, _ number: Int64) throws {
        try database.run(
            "UPDATE review SET \(RowSeal.review.assignments(["reactions": "?1"])) WHERE number = ?2",
            with: [.text(reactions), .integer(number)])
    }

    /// Removes a record with all its parts.
    func remove(_ number: Int64) throws {
        try database.run("DELETE FROM review WHERE number = ?", with: [.integer(number)])
    }

    /// Numbers and keys of the records of a channel.
    func records(of channel: String) throws -> [(number: Int64, key: ItemKey)] {
        try database.all(Records.ofChannel, with: bounds(channel)) {
            ($0.integer(0), ItemKey($0.text(1), in: channel))
        }.compactMap { number, key in key.map { (number, $0) } }
    }

    /// Numbers of the records of a channel that were there before the one with the number `before`, are
    /// not marked as gone, and whose first message `numbers` pass over.
    func records(of channel: String, before: Int64, passedOverBy numbers: NumberRanges) throws -> [Int64] {
        var passed: [Int64] = []
        try database.each(
            "\(Records.ofChannel) AND gone = 0 AND number < ?", with: bounds(channel) + [.integer(before)]
        ) {
            guard let message = ItemKey($0.text(1), in: channel)?.message else { return }
            if numbers.skips(message) { passed.append($0.integer(0)) }
        }
        return passed
    }

    /// The only record from `first` on that `source` shows and that is of the same channel and paper as
    /// `known`, which has no number: the same review with other first words.
    func successor(of known: KnownReview, from first: Int64, source: Int64) throws -> Int64? {
        guard let stem = ItemKey(known.key)?.paperStem else { return nil }
        let numbers = try database.all(
            "\(Records.ofChannel) AND number >= ? AND source = ? LIMIT 2",
            with: bounds(stem) + [.integer(first), .integer(source)]
        ) { $0.integer(0) }
        return numbers.count == 1 ? numbers.first : nil
    }

    /// Records from `first` on that `source` shows, by what tells them from others of their channel; those without
    /// numbers, and none of which there are two.
    func places(from first: Int64, source: Int64) throws -> [String: Int64] {
        var places: [String: Int64] = [:]
        var crowded: Set<String> = []
        try database.each(
            "SELECT number, key FROM review WHERE number >= ? AND source = ?",
            with: [.integer(first), .integer(source)]
        ) { row in
            guard let key = ItemKey(row.text(1)), key.message == nil else { return }
            if places.updateValue(row.integer(0), forKey: key.rest) != nil { crowded.insert(key.rest) }
        }
        for place in crowded { places[place] = nil }
        return places
    }

    /// Lets everything that names the channel `old` name it `new`, but for the keys of its records.
    func rename(channel old: String, to new: String) throws {
        for table in Records.ofChannels {
            try database.run(
                "UPDATE OR REPLACE \(table) SET channel = ? WHERE channel = ?",
                with: [.text(new), .text(old)])
        }
    }

    /// Tables that name channels as keys do.
    static let ofChannels = ["post", "reference", "coverage"]

    private static let ofChannel = "SELECT number, key FROM review WHERE key > ? AND key < ?"

    /// `0` comes right behind `/`.
    private func bounds(_ stem: String) -> [Argument] { [.text(stem + "/"), .text(stem + "0")] }

    /// Frees the key and the id of a record for its successor.
    private func vacate(_ number: Int64) throws {
        try database.run(
            "UPDATE review SET key = char(1) || number, id = char(1) WHERE number = ?",
            with: [.integer(number)])
    }

    /// Hands over what sources have noted of a record.
    private func move(from old: Int64, to new: Int64) throws {
        for table in Records.ofSources {
            try database.run(
                "UPDATE OR IGNORE \(table) SET review = ? WHERE review = ?",
                with: [.integer(new), .integer(old)])
        }
    }

    /// Tables of what sources have noted of a record.
    static let ofSources = ["sighting", "post", "likeness"]

    private func rekey(from old: String, to new: String) throws {
        if try ReaderData.move(from: old, to: new, in: database) { recorrected.insert(new) }
        try database.run(
            "INSERT OR REPLACE INTO alias (id, key) VALUES (?, ?)",
            with: [.text(ReviewIdentity.id(forKey: old)), .text(new)])
    }

    /// Forgets what it knows of rows that may have gone.
    func forget() {
        rows.forget()
        likeness.forgetCrowds()
    }
}

extension Records {
    /// Lets the record `known` show the best of the versions that are kept of it, where no source has the one that
    /// it shows any more. Returns the number of its row, which is `next` then.
    func elect(_ known: KnownReview, next: Int64) throws -> Int64 {
        guard try !sightings.isHeld(known) else { return known.number }
        let best = try versions.versions(of: known.number).max { $0.standing < $1.standing }
        return try best.map { try show($0, of: known, next: next) } ?? known.number
    }

    /// Lets the record `known` show `version` in a row with the number `next`.
    func show(_ version: Versions.Version, of known: KnownReview, next: Int64) throws -> Int64 {
        var review = version.review
        (review.key, review.id) = (known.key, ReviewIdentity.id(forKey: known.key))
        let place = ReviewRows.Place(
            number: next, source: version.source, position: version.position, added: known.added,
            fingerprint: version.fingerprint, isGone: known.isGone)
        try replace(known, with: review, at: place)
        try rows.flush()
        try versions.settle(version, on: next)
        try sightings.settle(review: next)
        return next
    }
}

/// The prepared statements and remembered names that one import leaves for the next.
final class ImportTables {
    let records: Records
    let channels: ChannelRegister
    let coverage: CoverageRows

    init(_ database: Database) throws {
        records = try Records(database)
        channels = try ChannelRegister(database)
        coverage = CoverageRows(database)
    }

    /// Forgets the numbers of names, which may have been swept away.
    func forget() { records.forget() }
}
