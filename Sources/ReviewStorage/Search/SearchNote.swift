public import ReviewModel

/// How a query was taken where more than one thing could be meant.
public enum SearchNote: Sendable, Equatable, CustomStringConvertible {
    /// Words that are read as a field.
    case field(String, Field, FieldValue)
    /// Words that say that one is not wanted.
    case exception(String, without: String)
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

    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .field(let text, let field, let value):
            "'\(text)' is taken for \(Query.field(field, value))"
        case .exception(let text, let word): "'\(text)' is taken for \(Query.not(.word(word)))"
        case .spelling(let typed, let used): "nothing has '\(typed)'; searching for '\(used)'"
        case .value(let field, let typed, let used):
            "no \(field.rawValue) '\(typed)'; searching for \(Query.field(field, .text(used)))"
        case .unknown(let word): "nothing has '\(word)'"
        case .nearest(let word, let near): "nothing has '\(word)'; did you mean '\(near)'?"
        case .nearestValue(let field, let typed, let near):
            "no \(field.rawValue) '\(typed)'; did you mean \(Query.field(field, .text(near)))?"
        case .notAllWords: "no review has all of these words; 'digest search' finds those with some of them"
        case .fewHaveAll(1): "only the first has all of these words; those with some of them follow"
        case .fewHaveAll(let count):
            "only the first \(count) have all of these words; those with some of them follow"
        case .someWords: "no review has all of these words; those with some of them follow"
        }
    }
}
