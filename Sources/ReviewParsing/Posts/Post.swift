import ReviewModel

/// One or more messages that make one item: a review with its continuations and captions, or a post
/// of another kind.
struct Post: Sendable {
    /// What sort of item it makes.
    var kind: Kind
    /// The messages with its text, in order.
    var messages: [Message]
    /// Messages that are captions of its pictures.
    var captions: [Message] = []
    /// The head of the review within the first message, if it has one.
    var header: HeaderBlock?
    /// Whether the source is cut off in the middle of it.
    var incomplete = false

    /// A post of one message.
    init(kind: Kind, message: Message, header: HeaderBlock? = nil) {
        self.kind = kind
        self.messages = [message]
        self.header = header
    }

    /// The channel that it was forwarded from; nil of a post of `channel` itself, and of what a person wrote.
    ///
    /// Exports name people as well as channels. Without a number it is a channel only where somebody keeps what others
    /// posted: a chat of his own.
    func origin(in channel: ChannelFacts) -> ChannelFacts? {
        guard let first = messages.first, let name = first.forwardedFrom, !name.isEmpty,
            first.forwardedFromID != nil || !channel.hasAddresses,
            first.forwardedFromID != channel.id || channel.id == nil
        else { return nil }
        var origin = ChannelFacts()
        origin.title = name
        origin.id = first.forwardedFromID
        return origin
    }

    /// Its text without the head of the review.
    var prose: [UInt8] {
        guard let first = messages.first else { return [] }
        let lines = TextLines(first.text.bytes)
        let start =
            header.map { $0.end < lines.count ? lines.lines[$0.end].lowerBound : first.text.bytes.count } ?? 0
        return messages.dropFirst().reduce(Array(first.text.bytes[start...])) {
            $0 + [UInt8(ascii: "\n")] + $1.text.bytes
        }
    }

    /// All its messages in the order of the source.
    var allMessages: [Message] {
        (messages + captions).sorted {
            ($0.page, $0.places.first?.lowerBound ?? 0) < ($1.page, $1.places.first?.lowerBound ?? 0)
        }
    }
}
