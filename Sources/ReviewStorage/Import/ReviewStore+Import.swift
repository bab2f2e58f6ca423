internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Takes from `source` what `body` puts, in one transaction: new items come in, better versions
    /// replace others, those no longer put are marked as gone, unless another source has them. Nothing
    /// is removed, and what their reader wrote stays with the items.
    @discardableResult
    public func importing(_ source: SourceRecord, _ body: (ReviewWriter) throws -> Void) throws
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
            let tables = try tables()
            for review in try tables.records.sightings.reviews(of: number) {
                _ = try tables.records.sightings.remove(review: review, source: number)
            }
            // Those that no other source has, and those that are gone from this one.
            try database.run("DELETE FROM review WHERE source = ?", [.integer(number)])
            try database.run("DELETE FROM post WHERE source = ?", [.integer(number)])
            tables.coverage.forget()
            try database.run("DELETE FROM source WHERE number = ?", [.integer(number)])
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
        if let number = try database.first(find, [.text(path)], { $0.integer(0) }) { return number }
        try database.run(
            """
            INSERT INTO source (path, format, size, modified, hash, imported) VALUES (?, '', 0, 0, '', ?)
            """, [.text(path), .integer(now().seconds)])
        return database.lastInsertedRow
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
            [
                .text(source.path), .text(source.format), .optional(source.channel),
                .optional(source.channelTitle), .integer(Int64(max(0, source.size))),
                .integer(source.modified), .text(source.hash), .integer(now().seconds),
            ])
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

/// Ends a transaction that is to leave nothing.
private struct NoSource: Error {}

extension Argument {
    /// A text, or NULL.
    static func optional(_ text: String?) -> Argument { text.map(Argument.text) ?? .null }
}
