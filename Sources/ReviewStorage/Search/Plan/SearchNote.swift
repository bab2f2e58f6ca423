public import ReviewModel
public import Wording

/// How a query was taken where more than one thing could be meant.
public enum SearchNote: Sendable, Equatable, Worded {
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
    /// The value of a field that nobody is spelt by in its own script, with the name that was looked for as well.
    case alsoValue(Field, String, used: String)
    /// A word that no item has in any form, spelling or language.
    case unknown(String)
    /// A word that no item has, with the nearest one that may have been meant.
    case nearest(String, near: String)
    /// The value of a field that no item has, with the nearest one that may have been meant.
    case nearestValue(Field, String, near: String)
    /// The identifier of a paper that no item is of, with the query for those that link to it and how many they are.
    case linkedOnly(String, query: String, count: Int)
    /// The value of a field that no item has, nor anything near it.
    case unknownValue(Field, String)
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

    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .field(let text, let field, let value):
            "'\(text)' is taken for \(Query.field(field, value))"
        case .exception(let text, let word): "'\(text)' is taken for \(Query.not(.word(word)))"
        case .newest(let word): "'\(word)' is not looked for; sort:date puts the newest first"
        case .spelling(let typed, let used): "nothing has '\(typed)'; searching for '\(used)'"
        case .value(let field, let typed, let used):
            "no \(field.rawValue) '\(typed)'; searching for \(Query.field(field, .text(used)))"
        case .alsoValue(let field, let typed, let used):
            "no \(field.rawValue) is spelt '\(typed)'; searching for \(Query.field(field, .text(used))) as well"
        case .unknown(let word): "nothing has '\(word)'"
        case .nearest(let word, let near): "nothing has '\(word)'; did you mean '\(near)'?"
        case .nearestValue(let field, let typed, let near):
            "no \(field.rawValue) '\(typed)'; did you mean \(Query.field(field, .text(near)))?"
        case .linkedOnly(let typed, let query, let count):
            "no item is of \(typed); \(query) finds \(Phrase(count: count, one: "item that links to it", other: "items that link to it"))"
        case .unknownValue(let field, let typed): "no \(field.rawValue) '\(typed)'"
        case .otherKinds(let count): others(count)
        case .notAllWords: "no review has all of these words; 'digest search' finds those with some of them"
        case .fewHaveAll(1): "only the first has all of these words; those with some of them follow"
        case .fewHaveAll(let count):
            "only the first \(count) have all of these words; those with some of them follow"
        case .someWords: "no review has all of these words; those with some of them follow"
        }
    }

    private func others(_ count: Int) -> Phrase {
        let items = Phrase(
            count: count, one: "item of another kind answers", other: "items of other kinds answer")
        return count == 1
            ? "\(items); kind:any in the query shows it" : "\(items); kind:any in the query shows them"
    }
}
