import ReviewModel

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
