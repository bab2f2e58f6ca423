public import ReviewModel

/// What the library says to a question.
public struct SearchAnswer: Sendable, Equatable {
    /// Items in order, as many as were wanted.
    public var items: [LibraryItem] = []
    /// How the question was taken.
    public var notes: [SearchNote] = []
    /// How many items answer it; nil when they were not counted since there are no more than `items`.
    public var total: Int?
    /// Whether there are more than `total`.
    public var hasMore = false
    /// The question part by part, where that was asked for.
    public var parts: [SearchPart] = []
}

/// How a query was taken where more than one thing could be meant.
public enum SearchNote: Sendable, Equatable, CustomStringConvertible {
    /// Words that are read as a field.
    case field(String, Field, FieldValue)
    /// Words that say that one is not wanted.
    case exception(String, without: String)
    /// A word that says nothing of the subject, and is not looked for.
    case newest(String)
    /// A word that no item has, with the nearest one that was looked for instead.
    case spelling(String, used: String)
    /// The value of a field that no item has, with the nearest one that was looked for instead.
    case value(Field, String, used: String)
    /// A word that no item has in any form, spelling or language.
    case unknown(String)
    /// A word that no item has, with the nearest one that may have been meant.
    case nearest(String, near: String)
    /// The value of a field that no item has, with the nearest one that may have been meant.
    case nearestValue(Field, String, near: String)
    /// No item has all that was asked for; those with some of it were taken.
    case someWords
    /// So few items have all that was asked for that those with some of it were taken, too.
    case fewHaveAll(Int)
    /// No item has all that was asked for; none was taken.
    case notAllWords
    /// So many items of other kinds than reviews and entries have all that was asked for.
    case otherKinds(Int)

    /// Whether it tells of what is not among the answers.
    public var tellsOfOthers: Bool {
        if case .otherKinds = self { true } else { false }
    }

    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .field(let text, let field, let value):
            "'\(text)' is taken for \(Query.field(field, value))"
        case .exception(let text, let word): "'\(text)' is taken for \(Query.not(.word(word)))"
        case .newest(let word): "'\(word)' is not looked for; sort:date puts the newest first"
        case .spelling(let typed, let used): "nothing has '\(typed)'; searching for '\(used)'"
        case .value(let field, let typed, let used):
            "no \(field.rawValue) '\(typed)'; searching for \(Query.field(field, .text(used)))"
        case .unknown(let word): "nothing has '\(word)'"
        case .nearest(let word, let near): "nothing has '\(word)'; did you mean '\(near)'?"
        case .nearestValue(let field, let typed, let near):
            "no \(field.rawValue) '\(typed)'; did you mean \(Query.field(field, .text(near)))?"
        case .otherKinds(1): "1 item of another kind answers; kind:any in the query shows it"
        case .otherKinds(let count): "\(count) items of other kinds answer; kind:any in the query shows them"
        case .notAllWords: "no review has all of these words; 'digest search' finds those with some of them"
        case .fewHaveAll(1): "only the first has all of these words; those with some of them follow"
        case .fewHaveAll(let count):
            "only the first \(count) have all of these words; those with some of them follow"
        case .someWords: "no review has all of these words; those with some of them follow"
        }
    }
}

/// A part of a question, with what it finds.
public struct SearchPart: Sendable, Equatable {
    /// The part as it could be typed.
    public var text: String
    /// How deep it stands in groups.
    public var depth = 0
    /// Other names that are looked for too.
    public var related: [String]
    /// How many items have it.
    public var count: Int
}
