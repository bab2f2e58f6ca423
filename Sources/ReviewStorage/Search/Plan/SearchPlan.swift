internal import ReviewModel
internal import SQLite

/// What a query is taken to ask for, ready to be answered.
struct SearchPlan {
    /// What the words ask for, in the order typed.
    var concepts: [Concept] = []
    /// Expressions of the names of several words among them, each in one way or another.
    var phrases: [String] = []
    /// What may be there, too.
    var hints: [Concept] = []
    /// All else that is asked for.
    var rest: [Query]
    /// The same, compiled.
    var filter = CompiledQuery()
    /// How the query was taken.
    var notes: [SearchNote]

    /// The expression of items that have all of it, one way or another.
    var everything: String? { all(concepts.map(\.any)) }

    /// The expression of items that have all of it, the word of one concept itself among it.
    func everything(literally index: Int) -> String? {
        all(concepts.indices.map { $0 == index ? concepts[$0].literal : concepts[$0].any })
    }

    /// Which phrases of `everything` are the word of one concept itself, a bit each; nil where that cannot be
    /// told by phrases alone.
    func phrases(ofLiteral index: Int) -> Int64? {
        let literal = concepts[index].literal
        guard concepts[index].any.hasPrefix(literal), !literal.utf8.contains(where: SearchPlan.joins),
            let first = starts(of: concepts.map(\.any))?[index]
        else { return nil }
        let count = SearchPlan.phrases(in: literal)
        return first + count < SearchPlan.mostPhrases ? (1 << Int64(count) - 1) << Int64(first) : nil
    }

    /// The numbers of the phrases that are the words of `row`, in `everything` or, with `areLiteral`, where
    /// only the words themselves are asked for; nil where there is no row, or where they cannot be told.
    func rowPhrases(areLiteral: Bool) -> [Int]? {
        guard row != nil, let starts = starts(of: concepts.map(areLiteral ? \.literal : \.any)),
            starts.allSatisfy({ $0 < SearchPlan.mostPhrases })
        else { return nil }
        let beginWithStem = concepts.allSatisfy { concept in
            concept.literal.drop { $0 == "(" }.hasPrefix(concept.stem ?? "-")
                && concept.any.hasPrefix(concept.literal)
        }
        return beginWithStem ? starts : nil
    }

    /// Phrases that can be told apart.
    private static let mostPhrases = 63

    /// The number of the first phrase of each of some expressions that stand one after the other behind the
    /// filter's; nil where one of them is left out as a repetition.
    private func starts(of expressions: [String]) -> [Int]? {
        guard parts(expressions).count == parts([]).count + expressions.count else { return nil }
        var next = filter.match.map(SearchPlan.phrases) ?? 0
        return expressions.map { expression in
            defer { next += SearchPlan.phrases(in: expression) }
            return next
        }
    }

    /// Whether a byte outside of terms, which have no capitals, is of an operator other than OR.
    private static func joins(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "A") || byte == UInt8(ascii: "N")
    }

    /// How many phrases there are in an expression: all are quoted, and none has a quotation mark in it.
    /// With an empty one, which FTS5 may leave out, there are too many to be told apart.
    private static func phrases(in expression: String) -> Int {
        var marks = 0
        var last: UInt8 = 0
        for byte in expression.utf8 {
            if byte == UInt8(ascii: "\"") {
                if last == byte { return 64 }
                marks += 1
            }
            last = byte
        }
        return marks / 2
    }

    private func parts(_ expressions: [String]) -> [String] {
        ([filter.match].compactMap(\.self) + expressions).withoutRepetitions
    }

    /// What has to be there beside `expressions`, as one expression.
    func all(_ expressions: [String]) -> String? {
        let parts = parts(expressions)
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

/// A word of a query with everything that answers it: the word itself, in any form, and other names
/// of what it means. All are expressions of FTS5 over `review_stem`.
struct Concept: Equatable {
    /// The word as typed, or as it was corrected.
    var text: String
    /// What the word itself finds.
    var literal: String
    /// Other names of it.
    var related: [Synonym] = []
    /// The stem, quoted, where it is one word, to ask for nearness.
    var stem: String?

    /// A name that means the same or the like.
    struct Synonym: Equatable {
        /// As it is told to people.
        var name: String
        /// As the text index is asked.
        var expression: String
        /// Whether it is a topic rather than a name.
        var isTopic = false
    }

    /// More names than these say nothing more.
    private static let mostRelated = 16

    /// What answers it in one way or another.
    var any: String {
        guard !related.isEmpty else { return literal }
        return ([literal] + related.map(\.expression)).withoutRepetitions.joined(separator: " OR ")
    }

    /// Adds names that are not there yet.
    mutating func add(_ synonyms: [Synonym]) {
        for synonym in synonyms where related.count < Concept.mostRelated {
            let isKnown = related.contains { $0.expression == synonym.expression }
            if !isKnown, synonym.expression != literal { related.append(synonym) }
        }
    }
}
