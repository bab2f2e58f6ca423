/// The key by which an item is known again: its channel, a slash, and its place there.
///
///     key   = channel "/" place [ "#" copy ]
///     channel = username | "c/" number | "chat/" number | "«" words "»" | nothing
///     place = number | "paper/" name "/" words | "text/" words | "header/" words
///
/// Words are folded to letters, digits and spaces; the name of a paper may have slashes. Keys lie on disk, and
/// all that the reader wrote hangs on them.
public struct ItemKey: Sendable, Hashable, CustomStringConvertible {
    /// What tells an item from others of its channel.
    public enum Place: Sendable, Hashable {
        /// The number of its first message.
        case message(Int)
        /// Its paper, and a word that stands for its first words.
        case paper(name: String, words: String)
        /// Its first words.
        case text(String)
        /// The first words of a channel's header.
        case header(String)
        /// Anything else that another program may have written.
        case other(String)
    }

    /// What stands for the channel; empty where it has no name.
    public var channel: String
    /// What tells the item from others there.
    public var place: Place
    /// Which of several items of one source that have the same place: from 1.
    public var copy = 1

    /// The key of the item at `place` of `channel`.
    public init(channel: String, place: Place) {
        self.channel = channel
        self.place = place
    }

    /// Takes a key apart; nil where it has no slash.
    public init?(_ key: String) {
        var text = key[...]
        if let mark = text.utf8.lastIndex(of: UInt8(ascii: "#")),
            let copy = Int(text[text.utf8.index(after: mark)...]), copy > 1
        {
            self.copy = copy
            text = text[..<mark]
        }
        if let (channel, kind, words) = ItemKey.marked(text) {
            self.channel = String(channel)
            switch kind {
            case "paper":
                guard let slash = words.utf8.lastIndex(of: ItemKey.slash) else {
                    place = .other("paper/" + words)
                    return
                }
                place = .paper(
                    name: String(words[..<slash]), words: String(words[words.utf8.index(after: slash)...]))
            case "header": place = .header(String(words))
            default: place = .text(String(words))
            }
            return
        }
        guard let slash = text.utf8.lastIndex(of: ItemKey.slash) else { return nil }
        channel = String(text[..<slash])
        let rest = String(text[text.utf8.index(after: slash)...])
        place = Int(rest).map(Place.message) ?? .other(rest)
    }

    /// Takes `key` apart where it is one of `channel`.
    public init?(_ key: String, in channel: String) {
        guard key.utf8.starts(with: channel.utf8), let found = ItemKey(key), found.channel == channel else {
            return nil
        }
        self = found
    }

    private static let slash = UInt8(ascii: "/")

    /// The channel, the kind and the words of a key with a kind in it. No channel's name has a slash where a
    /// kind could stand, so the first one counts.
    private static func marked(_ key: Substring) -> (channel: Substring, kind: Substring, words: Substring)? {
        var start = key.startIndex
        while let slash = key[start...].utf8.firstIndex(of: slash) {
            start = key.utf8.index(after: slash)
            for kind in ["paper", "text", "header"] where key[start...].utf8.starts(with: kind.utf8) {
                let end = key.utf8.index(start, offsetBy: kind.utf8.count)
                if end < key.endIndex, key.utf8[end] == self.slash {
                    return (key[..<slash], key[start..<end], key[key.utf8.index(after: end)...])
                }
            }
        }
        return nil
    }

    /// The key as it stands in the library.
    public var description: String { "\(channel)/\(rest)" }

    /// The key without its channel.
    public var rest: String {
        let place =
            switch place {
            case .message(let number): String(number)
            case .paper(let name, let words): "paper/\(name)/\(words)"
            case .text(let words): "text/\(words)"
            case .header(let words): "header/\(words)"
            case .other(let rest): rest
            }
        return copy == 1 ? place : "\(place)#\(copy)"
    }

    /// The number of the first message, of an item that has one.
    public var message: Int? {
        if case .message(let number) = place, copy == 1 { number } else { nil }
    }

    /// What the keys of all reviews of its paper in its channel begin with, a slash behind it; nil where the
    /// key tells of no paper.
    public var paperStem: String? {
        if case .paper(let name, _) = place { "\(channel)/paper/\(name)" } else { nil }
    }

    /// Whether `channel` is a username, and not what stands in for one.
    public static func isHandle(_ channel: String) -> Bool {
        !channel.utf8.contains(UInt8(ascii: "/")) && !isTitle(channel)
    }

    /// Whether `channel` is the words of a title.
    public static func isTitle(_ channel: String) -> Bool { channel.utf8.starts(with: "«".utf8) }
}
