internal import ReviewModel
internal import SQLite

/// A query as SQLite can answer it. What it selects are rows of `review`.
struct CompiledQuery: Equatable {
    /// FTS5 expression over `review_stem` that every answer satisfies; nil when there is none.
    var match: String?
    /// Condition on `review` that every answer satisfies besides; nil when there is none.
    var condition: SQLFragment?
    /// FTS5 expressions that tell how well an answer fits, where `match` does not.
    var ranking: [String] = []

    /// The same without a word on how well answers fit.
    var unranked: CompiledQuery { CompiledQuery(match: match, condition: condition) }

    /// Everything as one condition, for use inside another.
    var whole: SQLFragment? {
        let matching = match.map {
            SQLFragment(
                "review.number IN (SELECT rowid FROM review_stem WHERE review_stem MATCH ?)", [.text($0)])
        }
        return SQLFragment.all([matching, condition].compactMap(\.self))
    }

    /// Whether it is nothing but a question to the text index.
    var isPureMatch: Bool { match != nil && condition == nil }
}
