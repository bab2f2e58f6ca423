import ReviewModel

/// Brings the messages of one dialog into posts' order and learns the channel's username before the
/// first of them is handed on.
struct DialogQueue {
    /// How much of a dialog, in bytes of the source, is looked at for links of the channel to itself.
    static let foresight = 4 << 20

    /// What the export tells of the dialog.
    var facts: DialogFacts
    /// The username the caller knows.
    private let handle: String?
    private var chain = PostChain()
    private var albums = AlbumGrouping()
    private var links = SelfLinks()
    /// Messages seen before the username is decided on; nil afterwards.
    private var waiting: [Message]? = []
    private var seen = 0

    /// A queue for the dialog that begins with `facts`; `handle` is its username where that is known.
    init(_ facts: DialogFacts, handle: String?) {
        self.facts = facts
        self.handle = handle
    }

    /// Takes the next message and hands on those that are ready. Behind a gap in the source nothing is
    /// continued.
    mutating func add(
        _ exported: DialogMessage, isBehindGap: Bool = false, to sink: (TranscriptEvent) throws -> Void
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
    mutating func finish(_ sink: (TranscriptEvent) throws -> Void) throws {
        for message in albums.finish() { try hand(message, to: sink) }
        try open(sink)
    }

    private mutating func hand(_ message: Message, to sink: (TranscriptEvent) throws -> Void) throws {
        if waiting == nil { try sink(.message(message)) } else { waiting?.append(message) }
    }

    private mutating func open(_ sink: (TranscriptEvent) throws -> Void) throws {
        guard let messages = waiting else { return }
        waiting = nil
        let channel = facts.channel(handle: nil)
        try sink(.channel(facts.channel(handle: handle ?? links.handle(title: channel.title))))
        links = SelfLinks()
        for message in messages { try sink(.message(message)) }
    }
}
