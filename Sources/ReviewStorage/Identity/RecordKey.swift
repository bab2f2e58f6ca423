/// The key of a record: its channel, and what tells it from others there.
struct RecordKey {
    /// What stands for the channel.
    var channel: String
    /// The number of its first message, else its paper or its first words.
    var rest: String

    /// Takes `key` apart; nil where it is not one of `channel`.
    init?(_ key: String, in channel: String) {
        guard key.utf8.starts(with: channel.utf8) else { return nil }
        let end = key.utf8.index(key.startIndex, offsetBy: channel.utf8.count)
        guard end < key.endIndex, key.utf8[end] == UInt8(ascii: "/") else { return nil }
        self.channel = channel
        rest = String(key[key.utf8.index(after: end)...])
    }

    /// The key as it stands in the library.
    var text: String { "\(channel)/\(rest)" }

    /// The number of the first message, where the record has one.
    var message: Int? { Int(rest) }
}
