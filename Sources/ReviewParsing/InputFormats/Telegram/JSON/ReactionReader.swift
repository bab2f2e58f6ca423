import ReviewModel

/// Reads the reactions under a message.
enum ReactionReader {
    /// The reactions that come next. A custom emoji has no glyph; paid ones are stars.
    static func read(from stream: inout JSONStream) throws(JSONFault) -> [Reaction] {
        var reactions: [Reaction] = []
        guard try stream.take(UInt8(ascii: "[")) else { return reactions }
        while try stream.nextElement() {
            guard try stream.take(UInt8(ascii: "{")) else {
                try stream.skipValue()
                continue
            }
            if let reaction = try readOne(from: &stream) { reactions.append(reaction) }
        }
        return reactions
    }

    private static func readOne(from stream: inout JSONStream) throws(JSONFault) -> Reaction? {
        var reaction = Reaction(emoji: nil, count: 0)
        while let key = try stream.nextKey() {
            switch key {
            case .emoji: reaction.emoji = try stream.readString()
            case .count: reaction.count = min(max(0, try stream.readInteger() ?? 0), 1_000_000_000)
            case .type:
                if try stream.readString() == "paid" { reaction.emoji = reaction.emoji ?? "⭐" }
            case .date, .unixTime: throw .nestedMessage
            default: try stream.skipValue()
            }
        }
        return reaction.count > 0 ? reaction : nil
    }
}
