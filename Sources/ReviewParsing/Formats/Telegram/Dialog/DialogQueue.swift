import ReviewModel

/// Brings the messages of one dialog into posts' order and learns the channel's username before the
/// first of them is handed on.
struct DialogQueue {
    /// How much of a dialog, in bytes of the source, is looked at for links of the channel to itself.
    static let foresight = 4 << 20

    /// What the export tells of the dialog.
    var facts: DialogFacts
    /// How many messages were left out; nil where the dialog is wanted.
    private(set) var leftOut: Int?
    /// The username the caller knows.
    private let handle: String?
    /// Which dialogs are wanted.
    private let choice: DialogChoice
    private var chain = PostChain()
    private var albums = AlbumGrouping()
    private var links = SelfLinks()
    /// Messages seen before the username is decided on; nil afterwards.
    private var waiting: [Message]? = []
    private var seen = 0

    /// A queue for the dialog that begins with `facts`; `handle` is its username where that is known.
    init(_ facts: DialogFacts, handle: String?, choice: DialogChoice = DialogChoice()) {
        self.facts = facts
        self.choice = choice
        self.handle = handle
    }

    /// Takes the next message and hands on those that are ready. Behind a gap in the source nothing is
    /// continued.
    mutating func add(
        _ exported: DialogMessage, isBehindGap: Bool = false, to sink: (SourceEvent) throws -> Void
    ) throws {
        var exported = exported
        if isBehindGap { chain = PostChain() }
        chain.place(&exported)
        if isBehindGap { exported.message.beginsPost = true }
        if handle == nil, waiting != nil { links.note(exported.message) }
        seen += exported.message.places.first?.count ?? 0
        for message in albums.add(exported.message) { try hand(message, to: sink) }
        if seen > Self.foresight { try open(sink) }
    }

    /// Hands on what is left.
    mutating func finish(_ sink: (SourceEvent) throws -> Void) throws {
        for message in albums.finish() { try hand(message, to: sink) }
        try open(sink)
    }

    private mutating func hand(_ message: Message, to sink: (SourceEvent) throws -> Void) throws {
        if let count = leftOut {
            leftOut = count + 1
        } else if waiting == nil {
            try sink(.message(message))
        } else {
            waiting?.append(message)
        }
    }

    private mutating func open(_ sink: (SourceEvent) throws -> Void) throws {
        guard let messages = waiting else { return }
        waiting = nil
        // Keys may stand behind the messages, so this is not asked before the first of them is wanted.
        guard choice.takes(facts) else {
            leftOut = messages.count
            return
        }
        let channel = facts.channel(handle: nil)
        try sink(.channel(facts.channel(handle: handle ?? links.handle(title: channel.title))))
        links = SelfLinks()
        for message in messages { try sink(.message(message)) }
    }
}

/// Which dialogs of an export are wanted. Of a whole account those are its channels, unless others are named:
/// nobody means a letter to be read by a library of reviews.
struct DialogChoice: Sendable {
    /// Names or numbers of the dialogs, as their owner says them; none where nothing was said.
    var names: [String] = []

    /// Whether the dialog is wanted.
    func takes(_ facts: DialogFacts) -> Bool {
        guard names.isEmpty else { return names.contains { DialogChoice.isName($0, of: facts) } }
        return !facts.isOfAccount || facts.isChannel && !facts.type.isEmpty
    }

    /// Whether `name` is what the dialog is called, its number, or its sort.
    static func isName(_ name: String, of facts: DialogFacts) -> Bool {
        let channel = facts.channel(handle: nil)
        return [channel.title, channel.id.map(String.init), facts.type].compactMap { $0 }.contains {
            $0.lowercased() == name.lowercased()
        }
    }
}

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

extension DialogFacts {
    /// The dialog of a page with `title`, which names its kind where the dialog has no name of its own.
    init(titled title: String?) {
        self.init(name: title)
        let folded = title?.lowercased()
        type = Self.titles.first { $0.value.lowercased() == folded }?.key ?? ""
    }
}

/// A message of an export with what places it among its neighbours.
struct DialogMessage: Sendable {
    /// The message.
    var message: Message
    /// Who wrote it; nil where the channel itself did.
    var writer: String?
}

/// Puts the parts of an album together.
///
/// An album is exported as one message a picture, with consecutive numbers and, to a second, the same
/// time; at most one of them has words, and nothing else shows that they are one post.
struct AlbumGrouping {
    /// As many pictures as Telegram allows in an album.
    private static let largest = 10

    private var parts: [Message] = []

    /// Takes the next message; returns those that are certain to be complete, each album with its words
    /// first and its other parts as continuations.
    mutating func add(_ message: Message) -> [Message] {
        if let last = parts.last, belongs(message, after: last) {
            parts.append(message)
            return []
        }
        defer { parts = [message] }
        return finish()
    }

    /// The messages still held back, when no more come.
    mutating func finish() -> [Message] {
        defer { parts = [] }
        guard parts.count > 1 else { return parts }
        let words = parts.firstIndex { !$0.isWordless } ?? 0
        var lead = parts[words]
        lead.beginsPost = parts[0].beginsPost
        lead.replyTo = lead.replyTo ?? parts[0].replyTo
        var others = parts
        others.remove(at: words)
        for index in others.indices { others[index].beginsPost = false }
        return [lead] + others
    }

    private func belongs(_ message: Message, after last: Message) -> Bool {
        guard parts.count < Self.largest, message.isPartOfAlbum, last.isPartOfAlbum,
            message.isWordless || parts.allSatisfy(\.isWordless),
            message.forwardedFrom == last.forwardedFrom, message.signature == last.signature,
            let date = message.date, let lastDate = last.date, abs(date.seconds - lastDate.seconds) <= 1,
            let number = message.number, let lastNumber = last.number
        else { return false }
        return number &- lastNumber == 1
    }
}

extension Message {
    /// Whether there is nothing to read in it.
    fileprivate var isWordless: Bool { text.bytes.isEmpty && text.links.isEmpty }

    /// Whether it may stand in an album.
    fileprivate var isPartOfAlbum: Bool { hasMedia && kind == nil }
}

/// Tells from time, writer and replies whether a message goes on with the post before it.
struct PostChain {
    /// Longest time between the parts of one post that answer each other, in seconds.
    private static let patience: Int64 = 1800
    /// A message that comes so many seconds after the one before goes on with nothing.
    private static let pause: Int64 = 6 * 3600

    private var last: DialogMessage?
    /// Numbers of the messages since the last certain beginning, the latest ones only.
    private var numbers: [Int] = []

    /// Says of `next` what is certain: that it continues a post, that it begins one, or neither.
    mutating func place(_ next: inout DialogMessage) {
        next.message.beginsPost = verdict(on: next)
        if next.message.beginsPost == true { numbers.removeAll(keepingCapacity: true) }
        if let number = next.message.number { numbers.append(number) }
        if numbers.count > 20 { numbers.removeFirst() }
        last = next
    }

    private func verdict(on next: DialogMessage) -> Bool? {
        guard let last else { return nil }
        let gap = next.message.date.flatMap { date in
            last.message.date.map { abs(date.seconds - $0.seconds) }
        }
        if next.writer != last.writer { return true }
        if let gap, gap > Self.pause { return true }
        let isAnswer = next.message.replyTo.map(numbers.contains) ?? false
        return isAnswer && next.message.forwardedFrom == nil && gap ?? 0 <= Self.patience ? false : nil
    }
}
