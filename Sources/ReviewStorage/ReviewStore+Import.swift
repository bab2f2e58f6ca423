internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Makes the library hold of `source` exactly what `body` puts, in one transaction: new items
    /// come in, changed ones are replaced, those no longer put go, unless another source has them
    /// too. Tags, notes, marks and lists stay with their items.
    @discardableResult
    public func importing(_ source: SourceRecord, _ body: (ReviewWriter) throws -> Void) throws
        -> ImportOutcome
    {
        try transaction {
            let tables = try tables()
            let writer = ReviewWriter(
                source: try register(source), path: source.path, added: now().seconds, rows: tables.rows,
                sightings: tables.sightings, nextNumber: try TextIndex.nextNumber(database))
            try body(writer)
            try writer.finish()
            try reapplyCorrections()
            if writer.outcome.gone + writer.outcome.changed > 0 { try sweep() }
            return writer.outcome
        }
    }

    /// Brings up to date what is kept of a source beside its items, for what is known only when all of it was read.
    public func update(_ source: SourceRecord) throws { _ = try register(source) }

    /// All sources, by path.
    public func sources() throws -> [SourceRecord] {
        try database.all("\(ReviewStore.sourceColumns) ORDER BY path", [], ReviewStore.source)
    }

    /// The source at `path`, as it was imported last; nil when it never was.
    public func source(path: String) throws -> SourceRecord? {
        try database.first("\(ReviewStore.sourceColumns) WHERE path = ?", [.text(path)], ReviewStore.source)
    }

    /// Removes a source with the items that no other source has; returns how many went. What their
    /// reader added stays, in case they come back.
    @discardableResult
    public func forget(source path: String) throws -> Int {
        try transaction {
            let number = try database.first("SELECT number FROM source WHERE path = ?", [.text(path)]) {
                $0.integer(0)
            }
            guard let number else { throw LibraryError.unknownSource(path: path) }
            let before = try itemCount()
            let sightings = try tables().sightings
            for review in try sightings.reviews(of: number) {
                try sightings.remove(review: review, source: number)
            }
            try database.run("DELETE FROM source WHERE number = ?", [.integer(number)])
            try sweep()
            return try before - itemCount()
        }
    }

    private func itemCount() throws -> Int {
        Int(try database.first("SELECT count(*) FROM review") { $0.integer(0) } ?? 0)
    }

    /// The number of a source; its size, time and hash are brought up to date. `imported` keeps the
    /// moment when the content was last another.
    private func register(_ source: SourceRecord) throws -> Int64 {
        try database.run(
            """
            INSERT INTO source (path, format, channel, channel_title, size, modified, hash, imported)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET format = excluded.format, channel = excluded.channel,
                channel_title = excluded.channel_title, size = excluded.size, modified = excluded.modified,
                hash = excluded.hash, imported = excluded.imported
            WHERE (format, channel, channel_title, size, modified, hash) IS NOT (excluded.format,
                excluded.channel, excluded.channel_title, excluded.size, excluded.modified, excluded.hash)
            """,
            [
                .text(source.path), .text(source.format), .optional(source.channel),
                .optional(source.channelTitle), .integer(Int64(max(0, source.size))),
                .integer(source.modified), .text(source.hash), .integer(now().seconds),
            ])
        return try database.first("SELECT number FROM source WHERE path = ?", [.text(source.path)]) {
            $0.integer(0)
        } ?? 0
    }

    private static let sourceColumns =
        "SELECT path, format, channel, channel_title, size, modified, hash, imported FROM source"

    private static func source(_ row: Row) -> SourceRecord {
        var source = SourceRecord(
            path: row.text(0), format: row.text(1), channel: row.optionalText(2),
            channelTitle: row.optionalText(3), size: Int(row.integer(4)), modified: row.integer(5),
            hash: row.text(6))
        source.imported = Timestamp(seconds: row.integer(7))
        return source
    }
}

extension Argument {
    /// A text, or NULL.
    static func optional(_ text: String?) -> Argument { text.map(Argument.text) ?? .null }
}
