internal import JSON
internal import SQLite

/// A source that its reader wants to be kept current.
public struct FollowedSource: Sendable, Equatable {
    /// Address, or path of a file or folder.
    public var source: String
    /// Input format to read it as; nil to recognise it.
    public var format: String?
    /// Username of its channel, where the source does not tell it.
    public var handle: String?
    /// The day before which nothing is fetched, as typed; nil for no such limit.
    public var since: String?

    /// The source with that address or path.
    public init(source: String, format: String? = nil, handle: String? = nil, since: String? = nil) {
        self.source = source
        self.format = format
        self.handle = handle
        self.since = since
    }
}

extension ReviewStore {
    /// The sources that are followed, by address.
    public func followed() throws -> [FollowedSource] {
        try database.all("SELECT address, format, handle, since FROM followed ORDER BY address") {
            FollowedSource(
                source: $0.text(0), format: $0.optionalText(1), handle: $0.optionalText(2),
                since: $0.optionalText(3))
        }
    }

    /// Follows a source, in the manner that is said last. Tells whether anything has changed by it.
    @discardableResult
    public func follow(_ followed: FollowedSource) throws -> Bool {
        let changes = try database.run(
            """
            INSERT INTO followed (address, format, handle, since) VALUES (?, ?, ?, ?)
            ON CONFLICT (address) DO UPDATE SET format = excluded.format, handle = excluded.handle,
                since = excluded.since
            WHERE (format, handle, since) IS NOT (excluded.format, excluded.handle, excluded.since)
            """,
            with: [
                .text(followed.source), .optional(followed.format), .optional(followed.handle),
                .optional(followed.since),
            ])
        return changes > 0
    }

    /// Follows a source no longer; what was read of it stays.
    public func unfollow(_ source: String) throws {
        try database.run("DELETE FROM followed WHERE address = ?", with: [.text(source)])
    }
}
