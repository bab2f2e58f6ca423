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
