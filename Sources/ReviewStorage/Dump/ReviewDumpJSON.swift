internal import JSON
internal import ReviewModel
internal import SQLite

// A review as a line of a dump holds it, and back.

extension JSONValue {
    /// All of `review` but its evidence and the places it was read from.
    init(dumpOf review: Review) {
        let source = review.source
        let own: JSONValue = [
            "key": .string(review.key), "id": .string(review.id), "text": .string(review.text),
            "language": .optional(review.language?.rawValue),
            "date": review.date.map(JSONValue.init(date:)) ?? .null,
            "edited": .optional(review.edited.map { Int($0.seconds) }),
            "incomplete": .bool(review.incomplete),
            "channel": .optional(source.channel), "channel_title": .optional(source.channelTitle),
            "messages": .integers(source.messages), "url": .optional(source.url),
            "reply_to": .optional(source.replyTo),
            "captions": .strings(review.captions), "reactions": JSONValue(review.reactions),
        ]
        self = .object(own.members + JSONValue(snapshotOf: review).members)
    }

    /// The review that a line of a dump holds; nil where it lacks what every item has.
    var dumpedReview: Review? {
        guard let key = self["key"].string, let id = self["id"].string, let title = self["title"].string,
            let text = self["text"].string, let path = self["source"].string,
            let kind = self["kind"].string.flatMap(Kind.init(rawValue:))
        else { return nil }
        var review = Review(
            kind: kind, title: title, text: text, source: SourceReference(path: path, format: ""))
        review.key = key
        review.id = id
        review.language = self["language"].string.flatMap(Language.init(rawValue:))
        review.date = self["date"].date
        review.edited = self["edited"].integer.flatMap { Timestamp(exactly: Int64($0)) }
        review.incomplete = self["incomplete"].isTrue
        review.captions = self["captions"].strings
        review.reactions = self["reactions"].reactions
        review.source.channel = self["channel"].string
        review.source.channelTitle = self["channel_title"].string
        review.source.messages = self["messages"].integers
        review.source.url = self["url"].string
        review.source.replyTo = self["reply_to"].integer
        restore(into: &review)
        return review
    }

    /// Seconds since 1970 of a moment; what is less precise as it is written.
    private init(date: Timestamp) {
        self = date.precision == .second ? .integer(Int(date.seconds)) : .string(date.isoDate)
    }

    private var date: Timestamp? {
        string.flatMap(Timestamp.init(iso8601:)) ?? integer.flatMap { Timestamp(exactly: Int64($0)) }
    }

    /// A value of a column.
    init(_ argument: Argument) {
        switch argument {
        case .null: self = .null
        case .integer(let value): self = .integer(Int(value))
        case .real(let value): self = .decimal(value)
        case .text(let value): self = .string(value)
        case .blob(let value): self = .string(String(decoding: value, as: UTF8.self))
        }
    }

    /// The value as a column takes it; lists and objects as their text, nothing as an empty one.
    var columnValue: Argument {
        switch self {
        case .null: .null
        case .bool(let value): .integer(value ? 1 : 0)
        case .number(let text): Int64(text).map(Argument.integer) ?? .real(Double(text) ?? 0)
        case .string(let value): .text(value)
        case .array, .object: .text(text)
        }
    }
}
