public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Takes from `source` what `body` puts, in one transaction: new items come in, better versions
    /// replace others, those no longer put are marked as gone, unless another source has them. Nothing
    /// is removed, and what their reader wrote stays with the items.
    @discardableResult
    public func importing(_ source: SourceRecord, body: (ReviewWriter) throws -> Void) throws
        -> ImportOutcome
    {
        let outcome = try importing(path: source.path) { writer in
            try body(writer)
            return source
        }
        return outcome ?? ImportOutcome()
    }

    /// Takes what `body` puts from the source at `path`, of which it tells at its end what it has turned
    /// out to be; nil when it is none, and nothing is taken then. `isChannelSaid` tells that the reader
    /// has said what channel the source is of: that is remembered.
    public func importing(
        path: String, isChannelSaid: Bool = false, _ body: (ReviewWriter) throws -> SourceRecord?
    ) throws -> ImportOutcome? {
        do {
            return try transaction {
                let writer = try ReviewWriter(
                    self, source: try number(ofSourceAt: path), path: path, isChannelSaid: isChannelSaid)
                guard let record = try body(writer) else { throw NoSource() }
                try register(record)
                try writer.finish()
                try reapplyCorrections()
                if writer.outcome.changed > 0 { try sweep() }
                return writer.outcome
            }
        } catch is NoSource {
            return nil
        }
    }

    /// Does all of `body`, tells what came of it, and takes it all back.
    public func trying<Result>(_ body: () throws -> Result) throws -> Result {
        var result: Result?
        do {
            try transaction {
                result = try body()
                throw NoSource()
            }
        } catch is NoSource {}
        guard let result else { throw NoSource() }
        return result
    }

    /// All sources, by path.
    public func sources() throws -> [SourceRecord] {
        try database.all("\(ReviewStore.sourceColumns) ORDER BY path", with: [], read: ReviewStore.source)
    }

    /// The source at `path`, as it was imported last; nil when it never was.
    public func source(path: String) throws -> SourceRecord? {
        try database.first(
            "\(ReviewStore.sourceColumns) WHERE path = ?", with: [.text(path)], read: ReviewStore.source)
    }

    /// Removes a source with the items that no other source has; returns how many went. What their
    /// reader added stays, in case they come back.
    @discardableResult
    public func forget(source path: String) throws -> Int {
        try transaction {
            let number = try database.first("SELECT number FROM source WHERE path = ?", with: [.text(path)]) {
                $0.integer(0)
            }
            guard let number else { throw LibraryError.unknownSource(path: path) }
            let before = try itemCount()
            let tables = try tables()
            let papers = try database.all(
                """
                SELECT DISTINCT paper FROM review_paper
                    WHERE review IN (SELECT review FROM sighting WHERE source = ?)
                """, with: [.integer(number)]
            ) { $0.integer(0) }
            for review in try tables.records.sightings.reviews(of: number) {
                let isLeft = try tables.records.sightings.remove(review: review, source: number)
                guard isLeft, let known = try tables.records.sightings.review(number: review) else {
                    continue
                }
                _ = try tables.records.elect(known, next: TextIndex.nextNumber(database))
            }
            // Those that no other source has, and those that are gone from this one.
            try database.run("DELETE FROM review WHERE source = ?", with: [.integer(number)])
            try database.run("DELETE FROM post WHERE source = ?", with: [.integer(number)])
            tables.coverage.forget()
            try database.run("DELETE FROM source WHERE number = ?", with: [.integer(number)])
            try reapplyCorrections()
            // What it said of papers counts no more.
            try enrich(Set(papers))
            try sweep()
            return try before - itemCount()
        }
    }

    private func itemCount() throws -> Int {
        Int(try database.first("SELECT count(*) FROM review") { $0.integer(0) } ?? 0)
    }

    /// The number of the source at `path`, given now if it has none.
    func number(ofSourceAt path: String) throws -> Int64 {
        let find = "SELECT number FROM source WHERE path = ?"
        if let number = try database.first(find, with: [.text(path)], read: { $0.integer(0) }) {
            return number
        }
        try database.run(
            """
            INSERT INTO source (path, format, size, modified, hash, imported) VALUES (?, '', 0, 0, '', ?)
            """, with: [.text(path), .integer(now().seconds)])
        return database.lastInsertedRow
    }

    /// What is true of all sources of the format of one.
    func traits(ofSource number: Int64) throws -> SourceTraits {
        let bits = try database.first("SELECT traits FROM source WHERE number = ?", with: [.integer(number)])
        {
            Int($0.integer(0))
        }
        return SourceTraits(rawValue: bits ?? 0)
    }

    func set(_ traits: SourceTraits, ofSource number: Int64) throws {
        try database.run(
            "UPDATE source SET traits = ? WHERE number = ?",
            with: [.integer(Int64(traits.rawValue)), .integer(number)])
    }

    /// Brings size, time and hash of a source up to date. `imported` keeps the moment when the content
    /// was last another.
    private func register(_ source: SourceRecord) throws {
        try database.run(
            """
            UPDATE source SET format = ?2, channel = ?3, channel_title = ?4, size = ?5, modified = ?6,
                hash = ?7, imported = ?8
            WHERE path = ?1 AND (format, channel, channel_title, size, modified, hash)
                IS NOT (?2, ?3, ?4, ?5, ?6, ?7)
            """,
            with: [
                .text(source.path), .text(source.format), .optional(source.channel),
                .optional(source.channelTitle), .integer(Int64(max(0, source.size))),
                .integer(source.modified), .text(source.hash), .integer(now().seconds),
            ])
    }

    private static let sourceColumns =
        "SELECT path, format, channel, channel_title, size, modified, hash, imported, traits FROM source"

    private static func source(_ row: Row) -> SourceRecord {
        var source = SourceRecord(
            path: row.text(0), format: row.text(1), channel: row.optionalText(2),
            channelTitle: row.optionalText(3), size: Int(row.integer(4)), modified: row.integer(5),
            hash: row.text(6))
        source.imported = Timestamp(seconds: row.integer(7))
        source.traits = SourceTraits(rawValue: Int(row.integer(8)))
        return source
    }
}

/// Ends a transaction that is to leave nothing.
private struct NoSource: Error {}

extension Argument {
    /// A text, or NULL.
    static func optional(_ text: String?) -> Argument { text.map(Argument.text) ?? .null }
}

/// A file that was imported, and how to see whether it has changed since.
public struct SourceRecord: Sendable, Equatable {
    /// Path of the file, as its items name it.
    public var path: String
    /// Name of the input format.
    public var format: String
    /// Username of its channel, without `@`, where all items share one.
    public var channel: String?
    /// Name of its channel or digest, as shown.
    public var channelTitle: String?
    /// Size in bytes.
    public var size: Int
    /// When the file was last modified, in whatever unit the caller compares; nanoseconds since 1970 do.
    public var modified: Int64
    /// Hash of the content, in whatever notation the caller compares.
    public var hash: String
    /// What is true of all sources of its format; filled in by the store.
    public internal(set) var traits: SourceTraits = []
    /// When it was imported; filled in by the store.
    public var imported: Timestamp?

    /// A file with its size, time and hash.
    public init(
        path: String, format: String, channel: String? = nil, channelTitle: String? = nil, size: Int = 0,
        modified: Int64 = 0, hash: String = ""
    ) {
        self.path = path
        self.format = format
        self.channel = channel
        self.channelTitle = channelTitle
        self.size = size
        self.modified = modified
        self.hash = hash
        self.imported = nil
    }
}

/// What an import did to the library. An item that another source holds as well counts as
/// unchanged when its content stays what it was.
public struct ImportOutcome: Sendable, Equatable {
    /// Items the library did not have.
    public var new = 0
    /// Items whose content is another now.
    public var changed = 0
    /// Items that stay as they were.
    public var unchanged = 0
    /// Items that were found to be deleted; they stay.
    public var gone = 0

    /// Nothing done.
    public init() {}

    /// All items of the source as it is now.
    public var items: Int { new + changed + unchanged }

    /// Adds what another import did.
    public mutating func add(_ other: ImportOutcome) {
        new += other.new
        changed += other.changed
        unchanged += other.unchanged
        gone += other.gone
    }
}

/// What items are taken for.
enum Occasion: Equatable {
    /// An import: a source says now what counts.
    case importing
    /// Another library is taken in: it may have read a source sooner or later than this one; nil where it has
    /// read the same, or a source that this one has not. What is here is not void because it is not there.
    case merging(isLater: Bool?)

    /// Whether it is an import.
    var isImport: Bool { self == .importing }
}

/// What a reader wants of the place where a post may begin.
public enum BoundaryChange: String, Sendable, CaseIterable {
    /// What opens so goes on with the post before it.
    case join
    /// A post begins there.
    case split
}

extension ReviewStore {
    /// The openings that have a boundary of the reader's, in order.
    public func boundaries(_ change: BoundaryChange) throws -> [String] {
        try database.all(
            "SELECT opening FROM boundary WHERE change = ? ORDER BY opening", with: [.text(change.rawValue)]
        ) { $0.text(0) }
    }

    /// Sets the boundary at what opens with `opening`; one to the contrary is taken back instead.
    public func put(boundary change: BoundaryChange, at opening: String) throws {
        try transaction {
            let contrary: BoundaryChange = change == .join ? .split : .join
            let taken = try database.run(
                "DELETE FROM boundary WHERE opening = ? AND change = ?",
                with: [.text(opening), .text(contrary.rawValue)])
            guard taken == 0 else { return }
            try database.run(
                "INSERT OR REPLACE INTO boundary (opening, change, made) VALUES (?, ?, ?)",
                with: [.text(opening), .text(change.rawValue), .integer(now().seconds)])
        }
    }

    /// Forgets what the source at `path` looked like, so that the next import reads it again.
    public func outdate(source path: String) throws {
        try database.run("UPDATE source SET hash = '' WHERE path = ?", with: [.text(path)])
    }

    /// Makes the item with the key `part`, which is now read as a part of the item with `whole`, one
    /// with it: what the reader wrote of it moves along, and its id keeps working.
    public func absorb(_ part: String, into whole: String) throws {
        try transaction {
            let sightings = try tables().records.sightings
            guard part != whole, let lost = try sightings.review(key: part),
                let kept = try sightings.review(key: whole)
            else { return }
            try tables().records.unite(lost, into: kept, key: kept.key)
            try sweep()
        }
    }

    /// The path of the source that shows the item with `key`, and its format; nil where there is none.
    public func shownSource(ofKey key: String) throws -> SourceRecord? {
        let path = try database.first(
            "SELECT s.path FROM review r JOIN source s ON s.number = r.source WHERE r.key = ?",
            with: [.text(key)]
        ) { $0.text(0) }
        return try path.flatMap { try source(path: $0) }
    }
}
