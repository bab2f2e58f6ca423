internal import ReviewModel
internal import SQLite

/// What a query is taken to ask for, ready to be answered.
struct SearchPlan {
    /// What the words ask for, in the order typed.
    var concepts: [Concept] = []
    /// The names of several words among them, each in one way or another.
    var phrases: [TextExpression] = []
    /// What may be there, too.
    var hints: [Concept] = []
    /// What finds titles that have all that was typed in a row, small words included; nil where there is none.
    var title: TextExpression?
    /// All else that is asked for.
    var rest: [Query]
    /// The same, compiled.
    var filter = CompiledQuery()
    /// How the query was taken.
    var notes: [SearchNote]
    /// Rows of the items that have all of it, some of it in their reader's notes.
    var noted: [Int64] = []

    /// What finds items that have all of it, one way or another.
    var everything: TextExpression? { all(concepts.map(\.any)) }

    /// What finds items that have all of it, the word of one concept itself among it.
    func everything(literally index: Int) -> TextExpression? {
        all(concepts.indices.map { $0 == index ? concepts[$0].literal : concepts[$0].any })
    }

    /// Which phrases of `everything` are the word of one concept itself, a bit each; nil where that cannot be
    /// told by phrases alone.
    func phrases(ofLiteral index: Int) -> Int64? {
        let literal = concepts[index].literal
        guard literal.isOneOfItsPhrases, let all = phraseNumbers(of: concepts.map(\.any)),
            let own = TextExpression.phraseNumbers(of: [literal])
        else { return nil }
        let (first, count) = (all[index].lowerBound, own[0].count)
        return first + count < SearchPlan.mostPhrases ? (1 << Int64(count) - 1) << Int64(first) : nil
    }

    /// The numbers of the phrases that are the words of `row`, in `everything` or, with `areLiteral`, where
    /// only the words themselves are asked for; nil where there is no row, or where they cannot be told.
    func rowPhrases(areLiteral: Bool) -> [Int]? {
        guard row != nil, concepts.allSatisfy({ $0.literal.leadingTerm == $0.stem }),
            let numbers = phraseNumbers(of: concepts.map(areLiteral ? \.literal : \.any))
        else { return nil }
        let first = numbers.map(\.lowerBound)
        return first.allSatisfy { $0 < SearchPlan.mostPhrases } ? first : nil
    }

    /// Phrases that can be told apart.
    private static let mostPhrases = 63

    /// The numbers of the phrases of each of `expressions` in `all` of them.
    private func phraseNumbers(of expressions: [TextExpression]) -> [Range<Int>]? {
        let filter = [filter.match].compactMap(\.self)
        return TextExpression.phraseNumbers(of: filter + expressions).map {
            Array($0.dropFirst(filter.count))
        }
    }

    /// What has to be there beside `expressions`, as one expression.
    func all(_ expressions: [TextExpression]) -> TextExpression? {
        .conjunction(of: [filter.match].compactMap(\.self) + expressions)
    }

    /// The query that finds items with all of it.
    var compiled: CompiledQuery {
        let texts = CompiledQuery(match: everything, condition: filter.condition, ranking: filter.ranking)
        guard !noted.isEmpty, let whole = texts.whole else { return texts }
        return CompiledQuery(
            condition: SQLFragment.any([whole, .numbers(noted)]),
            ranking: texts.ranking + [everything].compactMap(\.self))
    }

    /// The stems of the words in a row, where each is one word and there are several.
    var row: [[UInt8]]? {
        let stems = concepts.compactMap(\.stem)
        return stems.count == concepts.count && stems.count > 1 ? stems : nil
    }
}

/// A word of a query with everything that answers it: the word itself, in any form, and other names
/// of what it means. All are asked of the table of stems.
struct Concept: Equatable {
    /// The word as typed, or as it was corrected.
    var text: String
    /// What the word itself finds.
    var literal: TextExpression
    /// Other names of it.
    var related: [Synonym] = []
    /// The stem where it is one word, to ask for nearness.
    var stem: [UInt8]?

    /// A name that means the same or the like.
    struct Synonym: Equatable {
        /// As it is told to people.
        var name: String
        /// As the text index is asked.
        var expression: TextExpression
        /// Whether it is a topic rather than a name.
        var isTopic = false
    }

    /// More names than these say nothing more.
    private static let mostRelated = 16

    /// What answers it in one way or another.
    var any: TextExpression {
        related.isEmpty ? literal : .disjunction(of: [literal] + related.map(\.expression)) ?? literal
    }

    /// Adds names that are not there yet.
    mutating func add(_ synonyms: [Synonym]) {
        for synonym in synonyms where related.count < Concept.mostRelated {
            let isKnown = related.contains { $0.expression == synonym.expression }
            if !isKnown, synonym.expression != literal { related.append(synonym) }
        }
    }
}
