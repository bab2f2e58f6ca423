internal import TextAnalysis

/// Finds other names of what the words of a query mean: in the other language, by abbreviation, by
/// topic.
struct Thesaurus {
    private let words: [QueryWord]
    /// The stems of all words in a row, each with the number of its word.
    private let stems: [(stem: [UInt8], word: Int)]
    private let forms: [[UInt8]]
    private let stemmer = Stemmer()

    /// Names of things are looked for among `words`, which hold no stop words.
    init(_ words: [QueryWord]) {
        self.words = words
        stems = words.indices.flatMap { index in words[index].stems.map { ($0, index) } }
        forms = words.flatMap(\.forms)
    }

    /// For each word the other names of what it is part of.
    func synonyms() -> [[Concept.Synonym]] {
        var found = [[Concept.Synonym]](repeating: [], count: words.count)
        guard !stems.isEmpty else { return found }
        for (range, synonyms) in fromGlossary() + fromTopics() {
            for word in Set(stems[range].map(\.word)) { found[word] += synonyms }
        }
        return found
    }
}

// MARK: - Glossary

extension Thesaurus {
    /// Places of names of the glossary, longer ones first, with the other names.
    private func fromGlossary() -> [(Range<Int>, [Concept.Synonym])] {
        let lines = StandardLexicons.glossary.lines(with: stems.map { Array($0.stem.prefix(4)) })
        let found = lines.flatMap(places)
        return found.sorted { $0.0.count > $1.0.count }
    }

    /// Places of names of one line.
    private func places(_ line: [String]) -> [(Range<Int>, [Concept.Synonym])] {
        let names = line.map { (name: $0, stems: telling($0)) }.filter { !$0.stems.isEmpty }
        return names.flatMap { name in
            places(of: name.stems).map { range in
                (range, names.filter { $0.stems != name.stems }.map { Thesaurus.synonym($0.name, $0.stems) })
            }
        }
    }

    /// The stems of a name without small words.
    private func telling(_ name: String) -> [[UInt8]] {
        let words = NameForms.words(name)
        let telling = words.filter { !StopWords.contains($0) }
        return (telling.isEmpty ? words : telling).map { stemmer.stem($0) }
    }

    private func places(of name: [[UInt8]]) -> [Range<Int>] {
        guard name.count <= stems.count else { return [] }
        return (0...stems.count - name.count).compactMap { start in
            let isHere = name.indices.allSatisfy { stems[start + $0].stem == name[$0] }
            return isHere ? start..<start + name.count : nil
        }
    }

    /// Words of a name may stand in another order and have a few others between them.
    private static func synonym(_ name: String, _ stems: [[UInt8]]) -> Concept.Synonym {
        let quoted = stems.map(FTSTerm.quoted)
        let expression =
            stems.count == 1 ? quoted[0] : "NEAR(\(quoted.joined(separator: " ")), \(stems.count))"
        return Concept.Synonym(name: name, expression: expression)
    }
}

// MARK: - Topics

extension Thesaurus {
    /// Longest name of a topic, in words.
    private static let longestName = 6
    /// A topic with more topics under it is asked for by itself only.
    private static let mostTopics = 10

    private func fromTopics() -> [(Range<Int>, [Concept.Synonym])] {
        var found: [(Range<Int>, [Concept.Synonym])] = []
        var start = 0
        while start < forms.count {
            let longest = min(Thesaurus.longestName, forms.count - start)
            let match = stride(from: longest, to: 0, by: -1).lazy.compactMap { length in
                self.topic(named: self.forms[start..<start + length]).map { (start..<start + length, $0) }
            }.first
            if let (range, topic) = match { found.append((range, Thesaurus.synonyms(topic))) }
            start = match?.0.upperBound ?? start + 1
        }
        return found
    }

    private func topic(named words: ArraySlice<[UInt8]>) -> String? {
        let words = Array(words)
        // Names after the leading ones are rather parts of a topic.
        return StandardLexicons.leadingTopics.topics.first { topic in
            TopicNames.isName(topic.id, words)
                || [topic.english, topic.russian, topic.abbreviations].contains { names in
                    names.contains { TopicNames.isName($0, words) }
                }
        }?.id
    }

    private static func synonyms(_ topic: String) -> [Concept.Synonym] {
        let topics = TopicNames.below(topic, lexicon: StandardLexicons.leadingTopics)
        return (topics.count > mostTopics ? [topic] : topics).map {
            Concept.Synonym(name: "topic:\($0)", expression: FTSTerm.quoted(FactTerm.topic($0)))
        }
    }
}
