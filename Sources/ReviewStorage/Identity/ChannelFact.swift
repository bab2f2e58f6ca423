internal import ReviewModel

/// What one source knows of a channel.
struct ChannelFact: Hashable {
    /// What stands for the channel in the keys that the source's items come with.
    var path: String
    /// Username; empty where the source does not tell it.
    var handle: String
    /// Number by which Telegram knows it; 0 where the source does not tell it.
    var number: Int
    /// Letters and digits of its name; empty where the source does not tell it.
    var title: String
    /// Whether its reader has said the username.
    var isSaid: Bool

    /// What the source of `review` knows of its channel; nil where the key names no channel, so that
    /// nothing can be learnt of it.
    init?(of review: Review, isSaid: Bool) {
        let source = review.source
        guard let path = ChannelFact.path(in: review.key, of: source) else { return nil }
        self.path = path
        handle = source.channel ?? ""
        number = source.channelID ?? 0
        title = ChannelFact.letters(source.channelTitle)
        self.isSaid = isSaid && !handle.isEmpty
    }

    init(path: String, handle: String, number: Int, title: String, isSaid: Bool) {
        self.path = path
        self.handle = handle
        self.number = number
        self.title = title
        self.isSaid = isSaid
    }

    /// Whether `path` is a username, and not what stands in for one.
    static func isHandle(_ path: String) -> Bool {
        !path.utf8.contains(UInt8(ascii: "/")) && path.utf8.first != mark
    }

    /// The beginning of `key` that names the channel of `source`.
    private static func path(in key: String, of source: SourceReference) -> String? {
        let paths =
            [source.channel?.lowercased()] + (source.channelID.map { ["c/\($0)", "chat/\($0)"] } ?? [])
        if let path = paths.compactMap({ $0 }).first(where: { key.utf8.starts(with: "\($0)/".utf8) }) {
            return path
        }
        guard key.utf8.first == mark, let end = key.range(of: "»/") else { return nil }
        return String(key[..<end.lowerBound]) + "»"
    }

    /// First byte of `«`.
    private static let mark: UInt8 = 0xC2

    private static func letters(_ title: String?) -> String {
        var text = (title ?? "").lowercased()
        return String(decoding: text.withUTF8(Likeness.letters), as: UTF8.self)
    }
}

extension String {
    /// Where `part` stands first, by its bytes.
    fileprivate func range(of part: StaticString) -> Range<String.Index>? {
        let wanted = part.withUTF8Buffer { Array($0) }
        var at = utf8.startIndex
        while at != utf8.endIndex {
            if utf8[at...].starts(with: wanted) { return at..<utf8.index(at, offsetBy: wanted.count) }
            at = utf8.index(after: at)
        }
        return nil
    }
}
