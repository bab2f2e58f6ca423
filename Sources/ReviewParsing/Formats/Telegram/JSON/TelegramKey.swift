import JSON

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
