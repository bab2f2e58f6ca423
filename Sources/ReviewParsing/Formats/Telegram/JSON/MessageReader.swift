import JSON
import ReviewModel
import TextAnalysis

/// Makes a message of an export out of the places of its values.
struct MessageReader {
    /// What one object of `messages` turned out to be.
    enum Outcome {
        /// A message.
        case message(DialogMessage)
        /// Nothing to read, and why.
        case skipped(String)
        /// The beginning of a message whose end is lost, with other messages taken for parts of it.
        case broken
    }

    /// How many texts were not UTF-8 and had to be mended.
    private(set) var mended = 0
    private var isBroken = false
    private let index: MessageIndex
    private let isChannel: Bool

    /// A reading of the message with the values of `index`, in a channel or in a chat of several people.
    init(_ index: MessageIndex, isChannel: Bool) {
        self.index = index
        self.isChannel = isChannel
    }

    /// Reads the message, all of which `stream` must hold in memory.
    mutating func read(from stream: inout JSONStream) -> Outcome {
        if stream.holds(index[.type], literal: "\"service\"") {
            return .skipped("service message (\(string(.action, stream: &stream) ?? "unknown"))")
        }
        if stream.holds(index[.type], literal: "\"unsupported\"") { return .skipped("unsupported message") }
        var message = Message(text: text(&stream))
        readList(into: &message, &stream)
        message.text.finish()
        if message.text.mend() { mended += 1 }
        addAttachedLinks(to: &message, &stream)
        readFacts(into: &message, &stream)
        let writer = writer(of: message, &stream)
        if isBroken { return .broken }
        message.hasMedia = Self.mediaKeys.contains { index[$0] != nil }
        if message.text.bytes.isEmpty, message.text.links.isEmpty, !message.hasMedia {
            return .skipped("message without text or media")
        }
        return .message(DialogMessage(message: message, writer: writer))
    }

    private static let mediaKeys: [TelegramKey] = [
        .photo, .file, .mediaType, .contact, .location, .game, .invoice, .giveaway, .giveawayResults,
        .paidMedia,
    ]

    /// Goes to the value of `key` and reads it; nil when there is none or it is broken.
    private mutating func value<Value>(
        _ key: TelegramKey, stream: inout JSONStream, read: (inout JSONStream) throws(JSONFault) -> Value
    ) -> Value? {
        guard let place = index[key] else { return nil }
        stream.seek(place.lowerBound)
        do throws(JSONFault) {
            return try read(&stream)
        } catch {
            if error == .misplaced { isBroken = true }
            return nil
        }
    }

    private mutating func string(_ key: TelegramKey, stream: inout JSONStream) -> String? {
        value(key, stream: &stream) { stream throws(JSONFault) in try stream.readString() } ?? nil
    }

    private mutating func integer(_ key: TelegramKey, stream: inout JSONStream) -> Int? {
        value(key, stream: &stream) { stream throws(JSONFault) in try stream.readInteger() } ?? nil
    }

    /// The text, of which there may be two copies; the one with its formatting told in full is preferred.
    private mutating func text(_ stream: inout JSONStream) -> MessageText {
        for key in [TelegramKey.entities, .text] {
            var text = MessageText()
            _ = value(key, stream: &stream) { stream throws(JSONFault) in
                try RunReader.read(from: &stream, into: &text)
            }
            if !text.bytes.isEmpty { return text }
        }
        return MessageText()
    }

    /// Polls and things to do have their words outside of the text.
    private mutating func readList(into message: inout Message, _ stream: inout JSONStream) {
        for key in [TelegramKey.poll, .todoList] where index[key] != nil {
            if key == .poll { message.kind = .poll }
            var text = message.text
            _ = value(key, stream: &stream) { stream throws(JSONFault) in
                try ListReader.read(from: &stream, into: &text)
            }
            message.text = text
        }
    }

    /// Adds the addresses of buttons, and the paper that a file is named after.
    private mutating func addAttachedLinks(to message: inout Message, _ stream: inout JSONStream) {
        let end = message.text.bytes.count
        let buttons = value(.buttons, stream: &stream) { stream throws(JSONFault) in
            try ButtonReader.addresses(from: &stream)
        }
        let name = string(index[.fileName] == nil ? .file : .fileName, stream: &stream)
        let paper = name.flatMap(AttachedPaper.address)
        message.attachedTitle = name.flatMap { $0.split(separator: "/").last }.map(String.init)
            .flatMap(AttachedPaper.title)
        for url in (buttons ?? []) + (paper.map { [$0] } ?? []) {
            message.text.links.append(.init(range: end..<end, url: url))
        }
    }

    private mutating func readFacts(into message: inout Message, _ stream: inout JSONStream) {
        message.places = [index.place]
        message.number = integer(.id, stream: &stream)
        message.date = moment(.unixTime, iso: .date, stream: &stream)
        message.edited = moment(.editedUnixTime, iso: .edited, stream: &stream)
        message.signature = string(.author, stream: &stream)
        message.reactions =
            value(.reactions, stream: &stream) { stream throws(JSONFault) in
                try ReactionReader.read(from: &stream)
            } ?? []
        // An answer to a message of another chat is none within this one.
        if index[.replyPeer] == nil { message.replyTo = integer(.replyTo, stream: &stream) }
        message.forwardedFrom = origin(&stream)
        message.forwardedFromID = originID(&stream)
    }

    private mutating func moment(_ seconds: TelegramKey, iso: TelegramKey, stream: inout JSONStream)
        -> Timestamp?
    {
        if let seconds = integer(seconds, stream: &stream) {
            return DialogDate.moment(seconds: seconds)
        }
        // Other programs write the seconds themselves in the place of the date.
        if let seconds = integer(iso, stream: &stream) { return DialogDate.moment(seconds: seconds) }
        return string(iso, stream: &stream).flatMap(DialogDate.moment(iso:))
    }

    /// Name of whom the message was forwarded from; empty when the account has none any longer.
    private mutating func origin(_ stream: inout JSONStream) -> String? {
        let keys: [TelegramKey] = [.forwardedFrom, .savedFrom, .forwardedFromID]
        let found = keys.filter { index[$0] != nil }
        let names = found.compactMap { string($0, stream: &stream) }
        return names.first { !$0.isEmpty } ?? (found.isEmpty ? nil : "")
    }

    /// Number of the channel that the message was forwarded from: `channel1234567890`.
    private mutating func originID(_ stream: inout JSONStream) -> Int? {
        guard let id = string(.forwardedFromID, stream: &stream) else { return nil }
        return TextSlice(id).without(prefix: "channel")?.number
    }

    /// Who wrote the message: the signature under a channel's post, the member of a group.
    private mutating func writer(of message: Message, _ stream: inout JSONStream) -> String? {
        if let signature = message.signature { return signature }
        return isChannel ? nil : string(.from, stream: &stream)
    }
}

/// Where the values of a message stand in the source.
struct MessageIndex {
    /// Bytes of the whole message.
    var place = 0..<0
    /// A message has few keys, so a list is faster than a table.
    private var values: [(key: TelegramKey, place: Range<Int>)] = []

    /// The value of `key`, nil when the message has none.
    subscript(key: TelegramKey) -> Range<Int>? { values.first { $0.key == key }?.place }

    /// Remembers a value. Of two with the same key the first that holds something counts: a row about
    /// data sent to a bot has its text twice.
    mutating func note(_ key: TelegramKey, at value: Range<Int>) {
        guard key != .other else { return }
        if let known = values.firstIndex(where: { $0.key == key }) {
            if values[known].place.count <= 2 { values[known].place = value }
        } else {
            values.append((key, value))
        }
    }

    /// Forgets everything.
    mutating func clear() { values.removeAll(keepingCapacity: true) }
}

extension MessageText {
    /// Takes off the line feeds at the end.
    mutating func finish() {
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        for index in links.indices where links[index].range.upperBound > bytes.count {
            links[index].range = min(links[index].range.lowerBound, bytes.count)..<bytes.count
        }
    }

    /// Puts U+FFFD where bytes are no UTF-8; whether there were any. Places in the source and links
    /// behind them are as good as lost then, so they are given up or moved to the end.
    mutating func mend() -> Bool {
        guard !isValid else { return false }
        bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
        origins = []
        for index in links.indices { links[index].range = bytes.count..<bytes.count }
        return true
    }

    private var isValid: Bool {
        var at = bytes.endOfShortScalars(from: 0)
        while at < bytes.count {
            let length = UTF8Scanner.scalar(in: bytes, at: at).length
            guard length > 1 else { return false }
            at = bytes.endOfShortScalars(from: at + length)
        }
        return true
    }
}

extension [UInt8] {
    /// Index of the first byte from `start` on that belongs to no well-formed scalar of one or two bytes, else the end.
    fileprivate func endOfShortScalars(from start: Int) -> Int {
        withUnsafeBufferPointer { bytes in
            var at = start
            while at < bytes.count {
                if bytes[at] < 0x80 {
                    at += 1
                } else if bytes[at] >= 0xC2, bytes[at] < 0xE0, at + 1 < bytes.count,
                    bytes[at + 1] & 0xC0 == 0x80
                {
                    at += 2
                } else {
                    return at
                }
            }
            return at
        }
    }
}

/// Reads the moments of an export.
enum DialogDate {
    /// The last second of the year 9999.
    private static let latest = 253_402_300_799

    /// The moment `seconds` after the epoch; nil for the zero that stands for never and for what no
    /// calendar holds.
    static func moment(seconds: Int) -> Timestamp? {
        // Old exports write the first hours of 1970, in local time, for a post that was never edited.
        (86_400...latest).contains(seconds) ? Timestamp(seconds: Int64(seconds)) : nil
    }

    /// The moment that ISO 8601 `text` tells; nil where it stands for never.
    static func moment(iso text: String) -> Timestamp? {
        WrittenMoment.iso(text).flatMap { moment(seconds: Int($0.seconds)) == nil ? nil : $0 }
    }
}
