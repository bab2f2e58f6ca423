internal import ReviewModel
internal import SQLite

/// Turns a query into SQL: a pure function, one case at a time. Parts that say nothing, such as a
/// word without letters, give nil and drop out of what they are part of.
enum QueryCompiler {
    /// Compiles `query`. One that says nothing at all is answered by nothing: commands change what a
    /// query finds, and everything would be a dangerous answer to a slip of the keyboard.
    static func compile(_ query: Query) -> CompiledQuery {
        part(query.simplified, depth: 0) ?? CompiledQuery(condition: .never)
    }

    /// Whether the query asks for anything at all.
    static func saysSomething(_ query: Query) -> Bool { part(query.simplified, depth: 0) != nil }

    /// What is nested deeper says nothing: nobody means it, and the parsers of SQLite and FTS5 have
    /// room for 100 things begun and not ended.
    private static let deepest = 12

    /// The part compiled, so many levels below the whole; nil when it says nothing.
    static func part(_ query: Query, depth: Int) -> CompiledQuery? {
        guard depth < deepest else { return nil }
        switch query {
        case .all: return CompiledQuery()
        case .and(let parts): return conjunction(parts.compactMap { part($0, depth: depth + 1) })
        case .or(let parts): return disjunction(parts.compactMap { part($0, depth: depth + 1) })
        case .not(let inner): return part(inner, depth: depth + 1).map(negation)
        case .word(let text): return word(text)
        case .exactWord(let text): return exactWord(text)
        case .prefix(let text): return prefix(text)
        case .phrase(let text): return phrase(text)
        case .field(let field, let value): return FieldCompiler.compile(field, value: value)
        }
    }

    /// What answers all of `parts`; nil where there are none.
    static func conjunction(_ parts: [CompiledQuery]) -> CompiledQuery? {
        guard parts.count > 1 else { return parts.first }
        return CompiledQuery(
            match: .conjunction(of: parts.compactMap(\.match)),
            condition: SQLFragment.all(parts.compactMap(\.condition)), ranking: parts.flatMap(\.ranking))
    }

    /// What answers one of `parts`; nil where there are none.
    static func disjunction(_ parts: [CompiledQuery]) -> CompiledQuery? {
        guard parts.count > 1 else { return parts.first }
        if parts.allSatisfy(\.isPureMatch) {
            return CompiledQuery(match: .disjunction(of: parts.compactMap(\.match)))
        }
        let ranking = parts.flatMap { $0.ranking + ($0.match.map { [$0] } ?? []) }
        let wholes = parts.compactMap(\.whole)
        // One of them is true of everything.
        guard wholes.count == parts.count else { return CompiledQuery(ranking: ranking) }
        return CompiledQuery(condition: SQLFragment.any(wholes), ranking: ranking)
    }

    private static func negation(_ part: CompiledQuery) -> CompiledQuery {
        CompiledQuery(condition: part.whole?.negated ?? .never)
    }

    private static func word(_ text: String) -> CompiledQuery? {
        QueryTerms(text).anyForm.map { CompiledQuery(match: $0) }
    }

    private static func exactWord(_ text: String) -> CompiledQuery? {
        let terms = QueryTerms(text)
        return terms.exactForms.map { CompiledQuery(match: terms.anyForm, condition: forms($0)) }
    }

    private static func prefix(_ text: String) -> CompiledQuery? {
        let terms = QueryTerms(text)
        return terms.prefixForms.map {
            CompiledQuery(condition: forms($0), ranking: [terms.prefixStems].compactMap(\.self))
        }
    }

    /// The stems stand in a row, and the forms are those typed: the index keeps no order of forms,
    /// and a row of the same stems with all the forms elsewhere does not happen.
    private static func phrase(_ text: String) -> CompiledQuery? {
        let terms = QueryTerms(text)
        return terms.exactForms.map { CompiledQuery(match: terms.row, condition: forms($0)) }
    }

    private static func forms(_ expression: TextExpression) -> SQLFragment {
        SQLFragment(
            "review.number IN (SELECT rowid FROM review_form WHERE review_form MATCH ?)",
            arguments: [.text(expression.description)])
    }
}

/// A query as SQLite can answer it. What it selects are rows of `review`.
struct CompiledQuery: Equatable {
    /// What every answer satisfies in `review_stem`; nil when there is nothing.
    var match: TextExpression?
    /// Condition on `review` that every answer satisfies besides; nil when there is none.
    var condition: SQLFragment?
    /// What tells how well an answer fits, where `match` does not.
    var ranking: [TextExpression] = []

    /// The same without a word on how well answers fit.
    var unranked: CompiledQuery { CompiledQuery(match: match, condition: condition) }

    /// Everything as one condition, for use inside another.
    var whole: SQLFragment? {
        let matching = match.map {
            SQLFragment(
                "review.number IN (SELECT rowid FROM review_stem WHERE review_stem MATCH ?)",
                arguments: [.text($0.description)])
        }
        return SQLFragment.all([matching, condition].compactMap(\.self))
    }

    /// Whether everything answers it.
    var isEverything: Bool { match == nil && condition == nil }

    /// Whether it is nothing but a question to the text index.
    var isPureMatch: Bool { match != nil && condition == nil }
}
