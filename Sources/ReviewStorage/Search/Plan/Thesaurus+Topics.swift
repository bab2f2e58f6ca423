internal import TextAnalysis

extension Thesaurus {
    /// Longest name of a topic, in words.
    private static let longestName = 6
    /// A topic with more topics under it is asked for by itself only.
    private static let mostTopics = 10

    /// Places of names of topics, with the topics as terms of the index; and the places of the glossary that
    /// are topics by another name.
    func fromTopics(beside glossary: [Place]) -> [Place] {
        let own = forms.indices.flatMap { start in
            (1...Thesaurus.longestName).compactMap { length in
                start + length <= forms.count ? Array(forms[start..<start + length]) : nil
            }
        }
        // Names after the leading ones are rather parts of a topic.
        let topics = StandardLexicons.topicFile.topics(
            named: own + glossary.flatMap(\.names), leading: StandardLexicons.leadingNames)
        let others = glossary.compactMap { place -> Place? in
            let synonyms = Thesaurus.topics(named: place.names, among: topics)
            return synonyms.isEmpty ? nil : Place(parts: place.parts, synonyms: synonyms)
        }
        return fromTopics(among: topics) + others
    }

    private func fromTopics(among topics: [Topic]) -> [Place] {
        var found: [Place] = []
        var start = 0
        while start < forms.count {
            let longest = min(Thesaurus.longestName, forms.count - start)
            let place = stride(from: longest, to: 0, by: -1).lazy.compactMap { length -> Place? in
                let parts = start..<start + length
                return Thesaurus.topic(named: Array(self.forms[parts]), among: topics).map {
                    Place(parts: parts, synonyms: Thesaurus.synonyms($0.id))
                }
            }.first
            if let place { found.append(place) }
            start = place?.parts.upperBound ?? start + 1
        }
        return found
    }

    /// The first topic with one of some names.
    private static func topics(named names: [[[UInt8]]], among topics: [Topic]) -> [Concept.Synonym] {
        let topic = names.lazy.compactMap { Thesaurus.topic(named: $0, among: topics) }.first
        return topic.map { synonyms($0.id) } ?? []
    }

    private static func topic(named words: [[UInt8]], among topics: [Topic]) -> Topic? {
        let isShort = words.count == 1 && words[0].count <= longestInitials
        return topics.first { topic in
            TopicNames.isName(topic.id, words)
                || [topic.english, topic.russian, isShort ? topic.initials : []].contains { names in
                    names.contains { TopicNames.isName($0, words) }
                }
        }
    }

    /// Longest abbreviation of a topic, in bytes.
    private static let longestInitials = 6

    private static func synonyms(_ topic: String) -> [Concept.Synonym] {
        let topics = StandardLexicons.topicFile.below([topic])
        return (topics.count > mostTopics ? [topic] : topics).map {
            Concept.Synonym(
                name: "topic:\($0)", expression: FTSTerm.quoted(FactTerm.topic($0)), isTopic: true)
        }
    }
}

extension Topic {
    /// The abbreviations that are made of the initials of its names. The others speak for a topic but
    /// are names of something else: of a model, of a data set.
    fileprivate var initials: [String] {
        abbreviations.filter { abbreviation in
            let letters = Array(abbreviation.lowercased().utf8)
            return english.contains { name in
                let initials = name.utf8.split { $0 == 0x20 || $0 == 0x2D }.compactMap(\.first)
                return initials.elementsEqual(letters) || initials.elementsEqual(letters.dropLast())
            }
        }
    }
}
