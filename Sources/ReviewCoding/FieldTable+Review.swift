internal import JSON
internal import ReviewModel

extension Review {
    /// Fields that corrections may change: what the rules had read stays known, so that they can be taken back.
    static let correctable = [
        "title", "label", "kind", "reviewer", "papers", "links", "models", "datasets", "topics", "claims",
    ]

    private static let dumped = [
        "key", "id", "text", "language", "date", "edited", "incomplete", "channel", "channel_title",
        "messages", "url", "reply_to", "captions", "reactions",
    ]

    /// What makes a review another one. Reactions are none of it: they change from day to day under posts
    /// that stay the same.
    private static let content = [
        "format", "kind", "title", "label", "language", "text", "date", "edited", "precision", "incomplete",
        "reply_to", "messages", "papers", "links", "reviewer", "models", "datasets", "topics", "claims",
        "captions",
    ]

    private static let unread = Review(
        kind: .other, title: "", text: "", source: SourceReference(path: "", format: ""))

    static let fields = FieldTable<Review>(
        "item", empty: unread, stored: dumped + correctable, content: content,
        fields: own
            + SourceReference.fields.fields.map { field in
                CodedField(field, of: { $0.source }, within: { $1(&$0.source) })
            })

    /// The fields of `fields` that a correction may change.
    static let snapshot = FieldTable<Review>("item", empty: unread, stored: correctable, fields: own)

    private static let own: [CodedField<Review>] = [
        .init("id", as: .text, get: \.id) { $0.id = $1 },
        .init("key", as: .text, isInItem: false, get: \.key) { $0.key = $1 },
        .init("kind", as: .word, isRequired: true, get: \.kind) { $0.kind = $1 },
        .init("title", as: .text, get: \.title) { $0.title = $1 },
        .init("label", as: .optionalText, get: \.label) { $0.label = $1 },
        .init("papers", as: .list(of: Paper.fields), get: \.papers) { $0.papers = $1 },
        .init("links", as: .list(of: Link.fields), get: \.links) { $0.links = $1 },
        .init("reviewer", as: .optional(Reviewer.fields), get: \.reviewer) { $0.reviewer = $1 },
        .init("models", as: .list(of: ModelMention.fields), get: \.models) { $0.models = $1 },
        .init("datasets", as: .texts, get: \.datasets) { $0.datasets = $1 },
        .init("topics", as: .list(of: TopicScore.fields), get: \.topics) { $0.topics = $1 },
        .init("claims", as: .list(of: Claim.fields), get: \.claims) { $0.claims = $1 },
        .init("captions", as: .texts, get: \.captions) { $0.captions = $1 },
        .init("reactions", as: .reactions, get: \.reactions) { $0.reactions = $1 },
        .init("language", as: .optionalWord(), schema: ItemSchema.language, get: \.language) {
            $0.language = $1
        },
        .init("date", as: .moment, get: \.date) { $0.date = $1 },
        .init("edited", as: .moment, get: \.edited) { $0.edited = $1 },
        .init("precision", as: .precision, isInItem: false, get: { $0.date?.precision }) { _, _ in },
        .init("text", as: .text, schema: ItemSchema.post, get: \.text) { $0.text = $1 },
        .init("incomplete", as: .flag, get: \.incomplete) { $0.incomplete = $1 },
        .init("source", as: .object(SourceReference.fields), get: \.source) { $0.source = $1 },
        .init("evidence", as: .evidence, isInItem: false, get: \.evidence) { $0.evidence = $1 },
    ]
}

extension SourceReference {
    static let fields = FieldTable<SourceReference>(
        "source", empty: SourceReference(path: "", format: ""),
        fields: [
            .init("path", as: .text, get: \.path) { $0.path = $1 },
            .init("format", as: .text, get: \.format) { $0.format = $1 },
            .init("channel", as: .optionalText, get: \.channel) { $0.channel = $1 },
            .init("channel_title", as: .optionalText, get: \.channelTitle) { $0.channelTitle = $1 },
            .init("channel_id", as: .optionalInteger, isInItem: false, get: \.channelID) {
                $0.channelID = $1
            },
            .init("messages", as: .integers, get: \.messages) { $0.messages = $1 },
            .init("url", as: .optionalText, get: \.url) { $0.url = $1 },
            .init("reply_to", as: .optionalInteger, get: \.replyTo) { $0.replyTo = $1 },
            .init("lines", as: .lines, get: \.lines) { $0.lines = $1 },
            .init("duplicates", as: .lines, get: \.duplicates) { $0.duplicates = $1 },
            .init("bytes", as: .ranges, isInItem: false, get: \.bytes) { $0.bytes = $1 },
        ])
}

extension Curation {
    static let fields = FieldTable<Curation>(
        "curation", empty: Curation(),
        fields: [
            .init("tags", as: .texts, get: \.tags) { $0.tags = $1 },
            .init("status", as: .word, get: \.status) { $0.status = $1 },
            .init("rating", as: .optionalInteger, schema: ItemSchema.rating, get: \.rating) {
                $0.rating = $1
            },
            .init("notes", as: .optionalText, get: \.notes) { $0.notes = $1 },
            .init("lists", as: .texts, get: \.lists) { $0.lists = $1 },
        ])
}

extension ItemContext {
    static let fields = FieldTable<ItemContext>(
        "context", empty: ItemContext(),
        fields: [
            .init("gone", as: .flag, schema: ItemSchema.gone, get: \.isGone) { $0.isGone = $1 },
            .init("refers_to", as: .list(of: Neighbour.fields), get: \.refersTo) { $0.refersTo = $1 },
            .init("referred_by", as: .list(of: Neighbour.fields), get: \.referredBy) { $0.referredBy = $1 },
            .init("former_texts", as: .list(of: FormerText.fields), get: \.formerTexts) {
                $0.formerTexts = $1
            },
        ])
}

extension ItemContext.Neighbour {
    static let fields = FieldTable<Self>(
        "neighbour", empty: Self(id: "", title: ""),
        fields: [
            .init("id", as: .text, isRequired: true, get: \.id) { $0.id = $1 },
            .init("title", as: .text, get: \.title) { $0.title = $1 },
        ])
}

extension FormerText {
    static let fields = FieldTable<Self>(
        "former", empty: Self(text: "", date: nil),
        fields: [
            .init("text", as: .text, isRequired: true, get: \.text) { $0.text = $1 },
            .init("date", as: .moment, get: \.date) { $0.date = $1 },
        ])
}

// MARK: - Dates

extension Coding where Value == Timestamp? {
    /// A date as precise as it is known: by ISO 8601 in items, and in what is stored as seconds since 1970
    /// unless it is less than a moment.
    static var moment: Coding {
        Coding(
            schema: reference("moment"),
            write: { date, form, json in
                if form == .stored, let date, date.precision == .second {
                    json.value(Int(date.seconds))
                } else {
                    json.value(date?.iso8601)
                }
            },
            read: { json, _ in
                .some(
                    json.string.flatMap(Timestamp.init(iso8601:))
                        ?? json.integer.flatMap { Timestamp(exactly: Int64($0)) })
            },
            hash: { date, print in print.add(date.map { Int($0.seconds) }) })
    }
}

extension Coding where Value == Timestamp.Precision? {
    /// How precise a date is, for fingerprints: `date` has it in it. Moments add nothing: they were all that
    /// there was when the first fingerprints were taken.
    static var precision: Coding {
        Coding(
            schema: "{}", write: { $2.value($0?.rawValue) },
            read: { json, _ in .some(json.integer.flatMap(Timestamp.Precision.init(rawValue:))) },
            hash: { precision, print in
                if let precision, precision != .second { print.add(precision.rawValue) }
            })
    }
}
