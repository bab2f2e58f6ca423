internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite

/// Which source holds which review.
final class Sightings {
    private let findReview: Statement
    private let findNumber: Statement
    private let findFingerprint: Statement
    private let findSighting: Statement
    private let findStamp: Statement
    private let insert: Statement
    private let update: Statement
    private let putEvidence: Statement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        let columns = """
            SELECT r.number, r.key, r.fingerprint, r.source, r.position, s.path, r.added, r.gone, r.reactions,
                s.traits
            FROM review r JOIN source s ON s.number = r.source
            """
        findReview = try database.prepare("\(columns) WHERE r.key = ?")
        findNumber = try database.prepare("\(columns) WHERE r.number = ?")
        findFingerprint = try database.prepare(
            "SELECT fingerprint FROM sighting WHERE source = ? AND review = ?")
        findSighting = try database.prepare(
            """
            SELECT g.number, e.list, g.content FROM sighting g LEFT JOIN evidence e ON e.number = g.number
            WHERE g.source = ? AND g.review = ?
            """)
        findStamp = try database.prepare(
            """
            SELECT g.source, g.stamp, e.number FROM sighting g LEFT JOIN evidence e ON e.number = g.number
            WHERE g.review = ? AND g.fingerprint = ? AND g.stamp IS NOT NULL
            """)
        insert = try database.prepare(
            """
            INSERT INTO sighting (source, review, position, fingerprint, file, lines, duplicates, bytes, stamp, seal)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, row_hash(?3, ?4, ?5, ?6, ?7, ?8, ?9))
            """)
        // Nothing is written where nothing differs: an import of the same file leaves no trace.
        update = try database.prepare(
            """
            UPDATE sighting SET (position, fingerprint, file, lines, duplicates, bytes, stamp, seal)
                = (?1, ?2, ?3, ?4, ?5, ?6, ?7, row_hash(?1, ?2, ?3, ?4, ?5, ?6, ?7))
            WHERE number = ?8 AND (position, fingerprint, file, lines, duplicates, bytes, stamp)
                IS NOT (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """)
        putEvidence = try database.prepare("INSERT OR REPLACE INTO evidence (number, list) VALUES (?, ?)")
    }

    /// The review with `key`.
    func review(key: String) throws -> KnownReview? {
        findReview.bind(key)
        return try findReview.first(Sightings.known)
    }

    /// The review with that number.
    func review(number: Int64) throws -> KnownReview? {
        findNumber.bind(number)
        return try findNumber.first(Sightings.known)
    }

    private static func known(_ row: Row) -> KnownReview {
        KnownReview(
            number: row.integer(0), key: row.text(1), fingerprint: row.integer(2), source: row.integer(3),
            position: Int(row.integer(4)), path: row.text(5),
            traits: SourceTraits(rawValue: Int(row.integer(9))), added: row.integer(6),
            isGone: row.integer(7) != 0, reactions: row.text(8))
    }

    /// Whether `sighting` is of what its source is known to have of the review, at a position before the known one: a
    /// library has joined two items of a source.
    func isBeforeKnown(_ sighting: Sighting, review: Int64) throws -> Bool {
        try database.first(
            "SELECT 1 FROM sighting WHERE source = ? AND review = ? AND fingerprint = ? AND position > ?",
            with: [
                .integer(sighting.source), .integer(review), .integer(sighting.fingerprint),
                .integer(Int64(sighting.position)),
            ]
        ) { _ in true } ?? false
    }

    /// The content that `source` gave for the review last time.
    func fingerprint(review: Int64, source: Int64) throws -> Int64? {
        findFingerprint.bind(source)
        findFingerprint.bind(review)
        return try findFingerprint.first { $0.integer(0) }
    }

    /// Whether any item has a stamp.
    func hasStamps() throws -> Bool {
        try database.first("SELECT 1 FROM sighting WHERE stamp IS NOT NULL LIMIT 1") { _ in true } ?? false
    }

    /// Where something has made the content of a review that has made it again.
    enum Holding {
        /// In the source that has it again, or in another one that goes on showing it.
        case here
        /// In another source, under the number of the evidence that it rests on.
        case elsewhere(evidence: Int64)
    }

    /// Where the content of the review was made of what has `stamp`; nil where it was not. For a source that shows it,
    /// what its values rest on has to be known, and it has to be laid out in the same way.
    func holding(_ known: KnownReview, stamp: Int64, source: Int64, isShown: Bool) throws -> Holding? {
        findStamp.bind(known.number)
        findStamp.bind(known.fingerprint)
        var holding: Holding?
        try findStamp.each { row in
            guard isShown else {
                if StampParts.haveOneContent(row.integer(1), stamp) { holding = .here }
                return
            }
            guard row.integer(1) == stamp, !row.isNull(2) else { return }
            if row.integer(0) == source {
                holding = .here
            } else if holding == nil {
                holding = .elsewhere(evidence: row.integer(2))
            }
        }
        return holding
    }

    /// What the values of a sighting rest on, as it is kept.
    func evidence(number: Int64) throws -> String? {
        try database.first("SELECT list FROM evidence WHERE number = ?", with: [.integer(number)]) {
            $0.text(0)
        }
    }

    /// Notes where the source of `sighting` holds the review.
    func put(_ sighting: Sighting, review: Int64) throws {
        findSighting.bind(sighting.source)
        findSighting.bind(review)
        let known = try findSighting.first { ($0.integer(0), $0.optionalText(1), $0.text(2)) }
        if known == nil {
            insert.bind(sighting.source)
            insert.bind(review)
        }
        let write = known == nil ? insert : update
        write.bind(sighting.position)
        write.bind(sighting.fingerprint)
        write.bind(sighting.file)
        write.bind(sighting.lines)
        write.bind(sighting.duplicates)
        write.bind(sighting.bytes)
        write.bind(sighting.stamp)
        if let known { write.bind(known.0) }
        try write.run()
        let number = known?.0 ?? database.lastInsertedRow
        if sighting.evidence != nil, sighting.content != known?.2 ?? "" {
            try database.run(
                "UPDATE sighting SET content = ? WHERE number = ?",
                with: [.text(sighting.content), .integer(number)])
        }
        guard let evidence = sighting.evidence, evidence != known?.1 ?? "" else { return }
        guard !evidence.isEmpty else {
            try database.run("DELETE FROM evidence WHERE number = ?", with: [.integer(number)])
            return
        }
        putEvidence.bind(number)
        putEvidence.bind(evidence)
        try putEvidence.run()
    }

    /// Lets `source` show the review from now on.
    func show(review: Int64, source: Int64, position: Int) throws {
        try database.run(
            "UPDATE review SET \(RowSeal.review.assignments(["source": "?1", "position": "?2"])) WHERE number = ?3",
            with: [.integer(source), .integer(Int64(position)), .integer(review)])
    }

    /// Lets the first source by path that has the content of the review show it; any that has it at
    /// all where there is none. Tells whether there is one.
    @discardableResult
    func settle(review: Int64) throws -> Bool {
        let heir = try database.first(
            """
            SELECT s.source, s.position FROM sighting s JOIN source f ON f.number = s.source
                JOIN review r ON r.number = s.review
            WHERE s.review = ? ORDER BY s.fingerprint <> r.fingerprint, f.path LIMIT 1
            """, with: [.integer(review)]
        ) { ($0.integer(0), Int($0.integer(1))) }
        guard let heir else { return false }
        try show(review: review, source: heir.0, position: heir.1)
        return true
    }

    /// Whether a source has what the record shows.
    func isHeld(_ known: KnownReview) throws -> Bool {
        try database.first(
            "SELECT 1 FROM sighting WHERE review = ? AND fingerprint = ? LIMIT 1",
            with: [.integer(known.number), .integer(known.fingerprint)]
        ) { $0.integer(0) } != nil
    }

    /// Numbers of the reviews that `source` holds.
    func reviews(of source: Int64) throws -> [Int64] {
        try database.all("SELECT review FROM sighting WHERE source = ?", with: [.integer(source)]) {
            $0.integer(0)
        }
    }

    /// Takes back what `source` said of the review; tells whether another source has it.
    func remove(review: Int64, source: Int64) throws -> Bool {
        try database.run(
            "DELETE FROM sighting WHERE source = ? AND review = ?",
            with: [.integer(source), .integer(review)])
        return try settle(review: review)
    }
}

/// Where a source holds a review.
struct Sighting {
    var source: Int64
    var position: Int
    /// Fingerprint of the content that the source gives.
    var fingerprint: Int64
    /// The file, where it is another than that of the source.
    var file: String?
    var lines: String
    var duplicates: String
    var bytes: String
    /// A number that stays while what the review was read from is the same; nil where there is none.
    var stamp: Int64?
    /// What the values rest on, where that is known already; empty for a source that does not show the review, nil where
    /// it is to stay as it is.
    var evidence: String? = ""
    /// All that a bibliography says where another one shows the review; else empty.
    var content = ""

    init(source: Int64, position: Int, fingerprint: Int64, of review: Review, path: String) {
        self.source = source
        self.position = position
        self.fingerprint = fingerprint
        file = review.source.path == path ? nil : review.source.path
        lines = Coding.lines.text(of: review.source.lines)
        duplicates = Coding.lines.text(of: review.source.duplicates)
        bytes = Coding.ranges.text(of: review.source.bytes)
    }

    /// What another library has noted: what the line of a dump holds behind the path of the source.
    init(source: Int64, dumped parts: [JSONValue]) {
        let text = { (index: Int) in
            index < parts.count && parts[index] != .null ? parts[index].text : ""
        }
        self.source = source
        position = max(0, parts.first?.integer ?? 0)
        fingerprint = Int64(parts.dropFirst().first?.integer ?? 0)
        file = parts.dropFirst(2).first?.string
        lines = text(3)
        duplicates = text(4)
        bytes = text(5)
        evidence = text(6)
        content = text(7)
    }

    /// The same, with all of the version that the review does not show.
    func keeping(_ version: Review) -> Sighting {
        var sighting = self
        sighting.content = StoredReview.version(of: version)
        return sighting
    }

    /// The same, with the evidence of the review it is of.
    func showing(_ review: Review) -> Sighting {
        guard evidence == "" else { return self }
        var sighting = self
        sighting.evidence = EvidenceList.text(of: review)
        return sighting
    }
}

/// An item as it comes from a source, with what it is known by.
struct Arrival {
    /// The item, with the key, the id, the username and the address that the library gives it.
    var review: Review
    /// Its key taken apart; nil where it names no channel.
    var key: ItemKey?
    /// Fingerprint of its content.
    var fingerprint: Int64
    /// Where the source holds it.
    var sighting: Sighting

    /// Numbers of its messages, in order; none where the source does not tell them.
    var messages: [Int] { key?.message == nil ? [] : review.source.messages.sorted() }

    /// What it is called in its channel, where it has no number; empty where it has one. Stays when the
    /// key gets a `#2`.
    var name = ""

    /// When another library got it, in seconds since 1970; nil where it comes from a source.
    var added: Int64?

    /// Whether another library knows that the post was deleted.
    var isGone = false

    /// Marks that another library has for all versions of it; nil where it comes from a source.
    var knownMarks: [Int64]?

    /// Marks by which copies of it are known.
    var marks: [Int64] { knownMarks ?? (key == nil ? [] : Likeness.marks(of: review, named: name)) }

    /// Puts the username of the channel, as it is spelt, and the address with it, in the place of its own.
    mutating func take(handle: String?) {
        guard handle != review.source.channel else { return }
        review.source.channel = handle
        if let handle, let message = messages.first {
            review.source.url = ReviewRows.url(handle: handle, message: message)
        }
    }

    /// Puts another key in the place of its own.
    mutating func take(key text: String) {
        review.key = text
        review.id = ReviewIdentity.id(forKey: text)
        if let channel = key?.channel { key = ItemKey(text, in: channel) }
    }
}
