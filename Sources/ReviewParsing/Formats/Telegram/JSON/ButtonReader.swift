import JSON
import ReviewModel

/// Reads the buttons under a message, rows of objects with `type`, `text` and `data`.
enum ButtonReader {
    /// The web addresses that the buttons which come next open.
    static func addresses(from stream: inout JSONStream) throws(JSONFault) -> [String] {
        var addresses: [String] = []
        guard try stream.take(UInt8(ascii: "[")) else { return addresses }
        while try stream.nextElement() {
            guard try stream.take(UInt8(ascii: "[")) else {
                try stream.skipValue()
                continue
            }
            while try stream.nextElement() {
                if let address = try readButton(from: &stream) { addresses.append(address) }
            }
        }
        return addresses
    }

    private static func readButton(from stream: inout JSONStream) throws(JSONFault) -> String? {
        guard try stream.take(UInt8(ascii: "{")) else {
            try stream.skipValue()
            return nil
        }
        var address: String?
        while let key = try stream.nextKey() {
            if key == .data { address = try stream.readString() } else { try stream.skipValue() }
        }
        let isWeb = address.map {
            $0.utf8.starts(with: "https://".utf8) || $0.utf8.starts(with: "http://".utf8)
        }
        return isWeb == true ? address : nil
    }
}

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
            case .date, .unixTime: throw .misplaced
            default: try stream.skipValue()
            }
        }
        return reaction.count > 0 ? reaction : nil
    }
}
