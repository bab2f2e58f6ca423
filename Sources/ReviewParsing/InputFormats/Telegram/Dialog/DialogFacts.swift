/// What an export tells of a dialog before its messages.
struct DialogFacts: Equatable {
    /// Name as shown; nil for accounts that were deleted.
    var name: String?
    /// `public_channel`, `private_supergroup`, `saved_messages`, …
    var type = ""
    /// Number as written.
    var number: Int?
    /// Whether it is one of the dialogs of a whole account.
    var isOfAccount = false

    /// Whether messages are posts of the channel itself and not of its members.
    var isChannel: Bool { type.isEmpty || type.utf8.suffix(8).elementsEqual("_channel".utf8) }

    /// Whether messages have an address: `https://t.me/c/<id>/<message>`.
    private var hasAddresses: Bool { isChannel || type.utf8.suffix(11).elementsEqual("_supergroup".utf8) }

    /// The channel, with the username `handle` if one was found.
    func channel(handle: String?) -> ChannelFacts {
        var facts = ChannelFacts()
        facts.handle = handle
        facts.title = name ?? Self.titles[type]
        facts.id = number.map(bareID)
        facts.hasAddresses = hasAddresses
        return facts
    }

    /// How Telegram Desktop calls the dialogs that it exports without a name.
    private static let titles = [
        "saved_messages": "Saved Messages", "replies": "Replies", "verification_codes": "Verification Codes",
    ]

    /// The number without the mark of its kind: before 2.7.2 Telegram Desktop wrote 2³³ + id for a
    /// channel and 2³² + id for a group; bots know channels as -100 followed by the id.
    private func bareID(_ number: Int) -> Int {
        switch number {
        case 0x2_0000_0000..<0x3_0000_0000 where hasAddresses: number - 0x2_0000_0000
        case 0x1_0000_0000..<0x2_0000_0000 where type == "private_group": number - 0x1_0000_0000
        case -1_999_999_999_999 ..< -1_000_000_000_000 where hasAddresses: -1_000_000_000_000 - number
        default: number
        }
    }
}
