import TextAnalysis

/// Where a reader wants posts to begin and to go on, whatever the rules say.
///
/// A place is known by the words that it opens with, so that it is found again in every export of the
/// channel, in whatever format.
public struct PostBoundaries: Sendable, Equatable {
    /// Openings of messages that go on with the post before them.
    public var joined: Set<String>
    /// Openings of lines at which a post begins.
    public var split: Set<String>

    /// Boundaries, by default none.
    public init(joined: Set<String> = [], split: Set<String> = []) {
        self.joined = joined
        self.split = split
    }

    /// Longest opening, in words.
    private static let longest = 12

    /// What a text opens with: its first twelve words in lower case, or those of its first line that has
    /// any, without markup. Empty where there are no words.
    public static func opening(of text: String) -> String {
        let bytes = Array(text.utf8.prefix(4096))
        return opening(of: bytes, from: 0)
    }

    static func opening(of bytes: [UInt8], from start: Int) -> String {
        var at = start
        while at < bytes.count {
            let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let words = bytes.foldedWords(at..<min(end, at + 1024))
            if !words.isEmpty { return words.prefix(longest).joined(separator: " ") }
            at = end + 1
        }
        return ""
    }

    /// Whether `message` goes on with the post before it.
    func joins(_ message: Message) -> Bool {
        !joined.isEmpty && joined.contains(Self.opening(of: message.text.bytes, from: 0))
    }

    /// The parts of `message` that are messages of their own, in order.
    func pieces(of message: Message) -> [Message] {
        guard !split.isEmpty else { return [message] }
        let lines = TextLines(message.text)
        let cuts = (0..<lines.count).filter { line in
            !lines.isBlank(line)
                && split.contains(Self.opening(of: lines.bytes, from: lines.lines[line].lowerBound))
        }.map { lines.lines[$0].lowerBound }
        guard !cuts.isEmpty else { return [message] }
        var pieces: [Message] = []
        var rest = message
        for cut in cuts.reversed() where cut > 0 {
            let (head, tail) = rest.cut(at: cut)
            pieces.append(tail)
            rest = head
        }
        if cuts.first == 0 { rest.beginsPost = true }
        return [rest] + pieces.reversed()
    }
}

extension Message {
    /// The message in two, the second of which begins a post. Reactions, cards and pictures go with the
    /// end; a number can be that of the beginning only.
    fileprivate func cut(at offset: Int) -> (Message, Message) {
        var head = self
        var tail = self
        (head.text, tail.text) = text.cut(at: offset)
        let source = tail.text.origins.first?.source
        head.places = places.compactMap { $0.clipped(before: source ?? Int.max) }
        tail.places = source.map { source in places.compactMap { $0.clipped(from: source) } } ?? []
        (head.reactions, head.cards, head.hasMedia) = ([], [], false)
        tail.duplicates = []
        tail.number = nil
        tail.known = KnownFacts()
        tail.beginsPost = true
        return (head, tail)
    }
}

extension MessageText {
    /// The text before `offset`, without the white space it ends with, and the text from there on.
    fileprivate func cut(at offset: Int) -> (MessageText, MessageText) {
        (part(bytes.trimmed(0..<offset)), part(offset..<bytes.count))
    }
}

extension Range<Int> {
    fileprivate func clipped(before end: Int) -> Range<Int>? {
        lowerBound < end ? lowerBound..<Swift.min(upperBound, end) : nil
    }

    fileprivate func clipped(from start: Int) -> Range<Int>? {
        upperBound > start ? Swift.max(lowerBound, start)..<upperBound : nil
    }
}
