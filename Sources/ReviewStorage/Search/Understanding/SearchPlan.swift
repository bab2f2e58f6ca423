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
        let (any, literal) = (concepts[index].any, concepts[index].literal)
        let isOneOfPhrases = !literal.utf8.contains(where: SearchPlan.joins)
        let parts = parts(concepts.map(\.any))
        guard isOneOfPhrases, any.hasPrefix(literal), let place = parts.firstIndex(of: any) else {
            return nil
        }
        let first = parts[..<place].reduce(0) { $0 + SearchPlan.phrases(in: $1) }
        let count = SearchPlan.phrases(in: literal)
        return first + count < 63 ? (1 << Int64(count) - 1) << Int64(first) : nil
    }

    /// The numbers of the phrases of `everything` that are the words of `row`; nil where there is no row, or
    /// where they cannot be told.
    var rowPhrases: [Int]? {
        guard row != nil else { return nil }
        let numbers = concepts.indices.compactMap { index -> Int? in
            let (concept, phrases) = (concepts[index], phrases(ofLiteral: index))
            let quoted = concept.literal.drop { $0 == "(" }
            return quoted.hasPrefix(concept.stem ?? "-") ? phrases?.trailingZeroBitCount : nil
        }
        return numbers.count == concepts.count ? numbers : nil
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
