/// Where an item was read.
public struct SourceReference: Sendable, Equatable {
    /// Path of the file, as given or found.
    public var path: String
    /// Name of the input format: `telegram-text`.
    public var format: String
    /// Username of the channel, without `@`.
    public var channel: String?
    /// Name of the channel or digest as shown.
    public var channelTitle: String?
    /// Number by which Telegram knows the channel; only some sources tell it, and no item keeps it.
    public var channelID: Int?
    /// Numbers of the messages it was made of.
    public var messages: [Int]
    /// Address of the post.
    public var url: String?
    /// Number of the message it answers.
    public var replyTo: Int?
    /// Lines of the file it was read from: 1-based, both ends included.
    public var lines: [ClosedRange<Int>]
    /// Lines that repeat some of `lines`.
    public var duplicates: [ClosedRange<Int>]
    /// The same places in UTF-8 bytes of the file.
    public var bytes: [Range<Int>]

    /// An item of the file at `path`.
    public init(path: String, format: String) {
        self.path = path
        self.format = format
        self.channel = nil
        self.channelTitle = nil
        self.channelID = nil
        self.messages = []
        self.url = nil
        self.replyTo = nil
        self.lines = []
        self.duplicates = []
        self.bytes = []
    }
}
