public import ReviewModel

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
