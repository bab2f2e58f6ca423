import Bytes

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

/// A mark of lines, by which it is known again whether anybody has changed them: FNV-1a of 64 bits over
/// what they hold. White space at their ends and blank lines make no difference, as editors tidy both.
public struct DocumentMark: Sendable {
    private var hash = StableHash()

    /// The mark of no lines yet.
    public init() {}

    /// Takes the next lines, whole ones, in UTF-8.
    public mutating func take(_ lines: some Collection<UInt8>) {
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            var blanks = 0
            var isEmpty = true
            for byte in line {
                if byte <= 0x20 {
                    blanks += 1
                    continue
                }
                if !isEmpty, blanks > 0 { mix(UInt8(ascii: " ")) }
                blanks = 0
                isEmpty = false
                mix(byte)
            }
            if !isEmpty { mix(UInt8(ascii: "\n")) }
        }
    }

    private mutating func mix(_ byte: UInt8) { hash.add(UInt64(byte)) }

    /// The mark in hexadecimal digits.
    public var text: String { String(hash.value, radix: 16) }

    /// The mark of `lines`.
    public static func text(of lines: some Collection<UInt8>) -> String {
        var mark = DocumentMark()
        mark.take(lines)
        return mark.text
    }
}
