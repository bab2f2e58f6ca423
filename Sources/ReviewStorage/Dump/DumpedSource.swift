internal import SQLite

/// A source as a line of a dump tells it.
enum DumpedSource {
    /// Writes the source at `path`, in the place of what was known of it; returns its number. `now` is when it
    /// came in where the dump does not tell.
    static func write(_ value: JSONValue, path: String, now: Int64, to database: Database) throws -> Int64 {
        try database.run(
            """
            INSERT INTO source (path, format, channel, channel_title, size, modified, hash, imported)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET format = excluded.format, channel = excluded.channel,
                channel_title = excluded.channel_title, size = excluded.size, modified = excluded.modified,
                hash = excluded.hash, imported = excluded.imported
            """,
            [
                .text(path), .text(value["format"].string ?? ""), value["channel"].columnValue,
                value["channel_title"].columnValue, .integer(Int64(max(0, value["size"].integer ?? 0))),
                .integer(Int64(value["modified"].integer ?? 0)), .text(value["hash"].string ?? ""),
                .integer(Int64(value["imported"].integer ?? Int(now))),
            ])
        let number = try database.first("SELECT number FROM source WHERE path = ?", [.text(path)]) {
            $0.integer(0)
        }
        return number ?? database.lastInsertedRow
    }
}
