internal import TextAnalysis

/// Finds other names of what the words of a query mean: in the other language, by abbreviation, by
/// another spelling, by topic.
struct Thesaurus {
    let words: [QueryWord]
    /// The stems of all words in a row, each with the number of its word.
    let stems: [Part]
    let forms: [[UInt8]]
    let stemmer = Stemmer()

    /// A word of a compound, or a whole word.
    struct Part {
        /// What its forms have in common.
        var stem: [UInt8]
        /// As folded.
        var form: [UInt8]
        /// The number of its word.
        var word: Int
    }

    /// Words of the query that are a name of something, and what else it is called.
    struct Place {
        /// Numbers of its parts.
        var parts: Range<Int>
        var synonyms: [Concept.Synonym]
        /// All its names, as folded words.
        var names: [[[UInt8]]] = []
    }

    /// Names of things are looked for among `words`, which hold no stop words.
    init(_ words: [QueryWord]) {
        self.words = words
        stems = words.indices.flatMap { index in
            zip(words[index].stems, words[index].forms).map { Part(stem: $0, form: $1, word: index) }
        }
        forms = words.flatMap(\.forms)
    }

    /// For each word the other names of what it is part of, and the names of several words.
    func read() -> (synonyms: [[Concept.Synonym]], phrases: [String]) {
        var found = [[Concept.Synonym]](repeating: [], count: words.count)
        guard !stems.isEmpty else { return (found, []) }
        let glossary = fromGlossary()
        let places = glossary + fromLexicons(beside: glossary) + fromTopics(beside: glossary)
        for place in places {
            for word in Set(stems[place.parts].map(\.word)) { found[word] += place.synonyms }
        }
        return (found, phrases(places))
    }

    /// What finds each name of several words, in one way or another.
    private func phrases(_ places: [Place]) -> [String] {
        let places = places.filter { Set(stems[$0.parts].map(\.word)).count > 1 }
        guard !places.isEmpty else { return [] }
        var expressions: [Range<Int>: [String]] = [:]
        for place in places { expressions[place.parts, default: []] += place.synonyms.map(\.expression) }
        return expressions.sorted { $0.key.lowerBound < $1.key.lowerBound }.map { parts, others in
            let own = Thesaurus.near(stems[parts].map { FTSTerm.quoted($0.stem) })
            return ([own] + others).withoutRepetitions.joined(separator: " OR ")
        }
    }

    /// Words of a name may stand in another order and have a few others between them.
    static func near(_ terms: [String]) -> String {
        terms.count == 1 ? terms[0] : "NEAR(\(terms.joined(separator: " ")), \(terms.count))"
    }
}
