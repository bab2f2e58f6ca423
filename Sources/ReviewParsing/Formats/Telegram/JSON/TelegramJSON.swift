import JSON
import ReviewModel
import Wording

/// The JSON that Telegram Desktop exports: `result.json` of one chat or of a whole account.
///
/// Facts on the format are from the exporter's source, `export_output_json.cpp` of
/// https://github.com/telegramdesktop/tdesktop, versions 1.3.8 (2018) to 6.1.2 (2025).
struct TelegramJSON: InputFormat {
    let name = "telegram-json"
    let summary = "result.json of Telegram Desktop: a channel, a chat or a whole account"
    let traits: SourceTraits = [.holdsEveryMessage, .exactTimes]

    /// Keys of which at least one is among the first of an account's export.
    private static let accountKeys = [
        "\"personal_information\"", "\"chats\"", "\"left_chats\"", "\"contacts\"", "\"frequent_contacts\"",
        "\"profile_pictures\"", "\"stories\"", "\"sessions\"",
    ]

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        guard let first = bytes.first(where: { $0 > 0x20 }), "{[".utf8.contains(first) else { return 0 }
        let head = Array(bytes.prefix(65_536))
        let holds = { (key: String) in head.find(key, in: 0..<head.count) != nil }
        if holds("\"messages\""), holds("\"type\"") || holds("\"id\"") { return 0.97 }
        return holds("\"about\"") && Self.accountKeys.contains(where: holds) ? 0.95 : 0
    }

    /// Exports before version 3.7.6 have the time of the machine, and do not tell its zone.
    func traits(ofHead bytes: [UInt8]) -> SourceTraits {
        let head = Array(bytes.prefix(65_536))
        let holds = { (key: String) in head.find(key, in: 0..<head.count) != nil }
        let isLocal = holds("\"date\"") && !holds("\"date_unixtime\"")
        return isLocal ? traits.subtracting(.exactTimes) : traits
    }

    func read(
        _ source: SourceContent, into sink: (SourceEvent) throws -> Void, report: (Diagnostic) -> Void
    ) throws -> SourceEnd {
        try withoutActuallyEscaping(sink) { sink in
            var walk = DialogWalk(
                JSONStream(source.nextPiece), handle: source.channel,
                choice: DialogChoice(names: source.chats), sink: sink)
            try walk.run()
            for diagnostic in walk.diagnostics(path: source.path) { report(diagnostic) }
            return SourceEnd(
                skipped: walk.skipped, isCutOff: walk.cutOff != nil,
                passesOverChannels: !walk.leftOut.isEmpty)
        }
    }
}

extension DialogWalk {
    /// What its owner should know of the source at `path`.
    fileprivate func diagnostics(path: String) -> [Diagnostic] {
        var diagnostics = [damage.diagnostic(path: path), damage.bareWordDiagnostic(path: path)]
            .compactMap { $0 }
        if mended > 0 {
            diagnostics.append(
                Diagnostic(
                    .warning, path: path,
                    message:
                        "invalid UTF-8 was replaced in \(Phrase(count: mended, one: "message", other: "messages"))"
                ))
        }
        if let cutOff {
            diagnostics.append(
                Diagnostic(
                    .error, path: path, line: cutOff.line, column: cutOff.column,
                    message:
                        "the file is cut off behind byte \(cutOff.offset); everything before is read, export the channel again"
                ))
        }
        if isAccount, hasUnusedHandle {
            diagnostics.append(
                Diagnostic(
                    .note, path: path,
                    message:
                        "--channel was left aside: the file holds a whole account; export the channel alone"))
        }
        if !leftOut.isEmpty { diagnostics.append(Diagnostic(.warning, path: path, message: wordsOfLeftOut)) }
        for name in missing {
            diagnostics.append(Diagnostic(.warning, path: path, message: "there is no chat '\(name)' in it"))
        }
        return diagnostics
    }

    /// Which chats were left out, and how to have them.
    private var wordsOfLeftOut: Phrase {
        let shown = 12
        let names = leftOut.prefix(shown).map { chat -> Phrase in
            let count = Phrase(count: chat.count, one: "message", other: "messages")
            return "'\(chat.facts.channel(handle: nil).title ?? "")' (\(count))"
        }
        let rest: Phrase = leftOut.count > shown ? " and \(leftOut.count - shown) more" : ""
        let count = Phrase(count: leftOut.count, one: "chat is", other: "chats are")
        let reason: Phrase =
            hasChoice ? "--chat names others" : "only channels are taken unless --chat names others"
        return "\(count) left out, as \(reason): \(names.joined(separator: ", "))\(rest)"
    }
}

/// What begins at a brace: told by the first keys, for finding the way back after damage.
enum DialogStart {
    /// A message.
    case message
    /// A dialog with its messages.
    case dialog

    /// Goes to the next place where something begins; nil, at the end of the source, when nothing does.
    static func find(in stream: inout JSONStream) -> DialogStart? {
        while let brace = nextBrace(in: &stream) {
            stream.hold()
            let found = try? kind(in: &stream)
            stream.release()
            stream.seek(brace)
            if let found { return found }
            stream.at += 1
        }
        return nil
    }

    private static func nextBrace(in stream: inout JSONStream) -> Int? {
        while true {
            if let brace = stream.window[stream.at...].firstIndex(of: UInt8(ascii: "{")) {
                stream.at = brace
                return stream.offset
            }
            stream.at = stream.window.count
            guard (try? stream.refill()) == true else { return nil }
        }
    }

    private static func kind(in stream: inout JSONStream) throws(JSONFault) -> DialogStart? {
        stream.at += 1
        for _ in 0..<6 {
            switch try stream.nextKey() {
            case .id:
                guard try stream.readInteger() != nil else { return nil }
                switch try stream.nextKey() {
                case .type, .date, .unixTime: return .message
                case .messages: return .dialog
                case .name: try stream.skipValue()
                default: return nil
                }
            case .action, .author, .date: return .message
            case .name, .type: try stream.skipValue()
            case .messages: return try stream.peek() == UInt8(ascii: "[") ? .dialog : nil
            default: return nil
            }
        }
        return nil
    }
}

/// Keys of an export that are read; all others are passed over.
enum TelegramKey: String, CaseIterable {
    // Of the account and its dialogs.
    case chats, list, messages, name
    case leftChats = "left_chats"
    // Of a message.
    case id, type, date, edited, from, author, action, text, photo, file, poll, reactions
    case unixTime = "date_unixtime"
    case editedUnixTime = "edited_unixtime"
    case entities = "text_entities"
    case forwardedFrom = "forwarded_from"
    case forwardedFromID = "forwarded_from_id"
    case savedFrom = "saved_from"
    case replyTo = "reply_to_message_id"
    case replyPeer = "reply_to_peer_id"
    case mediaType = "media_type"
    case fileName = "file_name"
    case todoList = "todo_list"
    case buttons = "inline_bot_buttons"
    case contact = "contact_information"
    case location = "location_information"
    case game = "game_title"
    case invoice = "invoice_information"
    case giveaway = "giveaway_information"
    case giveawayResults = "giveaway_results"
    case paidMedia = "paid_stars_amount"
    // Of what is inside a message.
    case href, question, answers, title, count, emoji, data
    // Any other.
    case other = ""

    /// The key that `bytes` spell.
    init(_ bytes: ArraySlice<UInt8>) {
        let known = bytes.count < Self.byLength.count ? Self.byLength[bytes.count] : []
        self = known.first { $0.bytes.elementsEqual(bytes) }?.key ?? .other
    }

    private static let byLength: [[(bytes: [UInt8], key: TelegramKey)]] = {
        var table: [[(bytes: [UInt8], key: TelegramKey)]] = []
        for key in allCases where key != .other {
            let bytes = Array(key.rawValue.utf8)
            while table.count <= bytes.count { table.append([]) }
            table[bytes.count].append((bytes, key))
        }
        return table
    }()
}

extension JSONStream {
    /// The next key of an object, with the colon behind it taken; nil when the object ends here.
    mutating func nextKey() throws(JSONFault) -> TelegramKey? { try nextKey(as: TelegramKey.init) }
}
