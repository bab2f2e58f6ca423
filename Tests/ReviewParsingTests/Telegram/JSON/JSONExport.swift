import ReviewModel
import Testing

@testable import ReviewParsing

/// What reading an export gave.
struct JSONExport {
    var channels: [ChannelFacts] = []
    var messages: [Message] = []
    var diagnostics: [Diagnostic] = []
    var skipped: [String: Int] = [:]
    var isCutOff = false

    /// Reads `bytes` in chunks of `chunk` bytes.
    init(_ bytes: [UInt8], chunk: Int = 7, channel: String? = nil, chats: [String] = []) throws {
        var rest = bytes[...]
        var source = SourceContent(path: "result.json", channel: channel) {
            defer { rest = rest.dropFirst(chunk) }
            return Array(rest.prefix(chunk))
        }
        source.chats = chats
        var channels: [ChannelFacts] = []
        var messages: [Message] = []
        var diagnostics: [Diagnostic] = []
        let reading = try TelegramJSON().read(
            source,
            into: { event in
                switch event {
                case .channel(let channel): channels.append(channel)
                case .message(let message): messages.append(message)
                case .page, .beginsInside: Issue.record("an export in JSON has no pages")
                }
            }, report: { diagnostics.append($0) })
        self.channels = channels
        self.messages = messages
        self.diagnostics = diagnostics
        self.skipped = reading.skipped
        self.isCutOff = reading.isCutOff
    }

    /// Reads `text`.
    init(_ text: String, chunk: Int = 7, channel: String? = nil) throws {
        try self.init(Array(text.utf8), chunk: chunk, channel: channel)
    }

    /// Reads the export of one channel with `messages`, each the inside of a JSON object.
    init(messages: [String], type: String = "public_channel", id: String = "1234567890") throws {
        try self.init(Self.export(messages, type: type, id: id))
    }

    /// The export of one channel with `messages`, each the inside of a JSON object.
    static func export(_ messages: [String], type: String = "public_channel", id: String = "1234567890")
        -> String
    {
        let objects = messages.map { "  {\n\($0)\n  }" }.joined(separator: ",\n")
        return
            "{\n \"name\": \"Kettle Notes\",\n \"type\": \"\(type)\",\n \"id\": \(id),\n \"messages\": [\n\(objects)\n ]\n}"
    }

    /// The words of each message.
    var texts: [String] { messages.map { String(decoding: $0.text.bytes, as: UTF8.self) } }
    /// The numbers of the messages.
    var numbers: [Int?] { messages.map(\.number) }
    /// How many objects of the export are accounted for as read or skipped.
    var accounted: Int { messages.count + skipped.values.reduce(0, +) }
}
