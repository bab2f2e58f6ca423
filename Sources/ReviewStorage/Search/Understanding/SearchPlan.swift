internal import ReviewModel
internal import SQLite

/// What a query is taken to ask for, ready to be answered.
struct SearchPlan {
    /// What the words ask for, in the order typed.
    var concepts: [Concept]
    /// All else that is asked for.
    var rest: [Query]
    /// The same, compiled.
    var filter: CompiledQuery
    /// How the query was taken.
    var notes: [SearchNote]

    init(concepts: [Concept], rest: [Query], notes: [SearchNote]) {
        self.concepts = concepts
        self.rest = rest
        self.notes = notes
        filter = rest.isEmpty ? CompiledQuery() : QueryCompiler.compile(.and(rest))
    }

    /// The expression of items that have all of it, one way or another.
    var everything: String? { all(concepts.map(\.any)) }

    /// What has to be there beside `expressions`, as one expression.
    func all(_ expressions: [String]) -> String? {
        let parts = ([filter.match].compactMap(\.self) + expressions).withoutRepetitions
        return parts.isEmpty ? nil : parts.map { "(\($0))" }.joined(separator: " AND ")
    }

    /// The query that finds items with all of it.
    var compiled: CompiledQuery {
        CompiledQuery(match: everything, condition: filter.condition, ranking: filter.ranking)
    }

    /// The stems of the words in a row, where each is one word and there are several.
    var row: [String]? {
        let stems = concepts.compactMap(\.stem)
        return stems.count == concepts.count && stems.count > 1 ? stems : nil
    }
}
