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
                name: "topic:\($0)", expression: .term(FactTerm.topic($0)), isTopic: true)
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

/// Topics by any of their names.
enum TopicNames {
    /// Identifiers of the topic that `text` names, by identifier, name or abbreviation, and of all
    /// topics below it. A topic the lexicon does not know is asked for as typed.
    static func topics(named text: String, in file: TopicFile = StandardLexicons.topicFile) -> [String] {
        let (name, isPrefix) = Wildcard.split(text.lowercased())
        let words = NameForms.words(name)
        guard !words.isEmpty else { return [name] }
        let topics = file.topics(beginningWith: words)
        let byID = topics.filter { isName($0.id, words, isPrefix: isPrefix) }
        let named = byID.isEmpty ? topics.filter { isNamed($0, words: words, isPrefix: isPrefix) } : byID
        return file.below(named.isEmpty ? [name] : named.map(\.id))
    }

    /// Whether `pattern` is the name made of the folded `words`.
    static func isName(_ pattern: String, _ words: [[UInt8]]) -> Bool {
        !words.isEmpty && isName(pattern, words, isPrefix: false)
    }

    private static func isNamed(_ topic: Topic, words: [[UInt8]], isPrefix: Bool) -> Bool {
        [topic.english, topic.russian, topic.abbreviations].contains { names in
            names.contains { isName($0, words, isPrefix: isPrefix) }
        }
    }

    /// Whether `pattern`, in which words may end in `*`, is the name made of `words`.
    private static func isName(_ pattern: String, _ words: [[UInt8]], isPrefix: Bool) -> Bool {
        // Many patterns are asked, and most begin with another letter.
        guard let first = pattern.utf8.first, let typed = words[0].first,
            first | 0x20 == typed || first >= 0x80 && typed >= 0x80
        else { return false }
        let parts = pattern.utf8.split { $0 == 0x20 || $0 == UInt8(ascii: "-") }
        guard isPrefix ? parts.count >= words.count : parts.count == words.count else { return false }
        return words.indices.allSatisfy { index in
            matches(parts[index], word: words[index], isPrefix: isPrefix && index == words.indices.last)
        }
    }

    private static func matches(_ part: Substring.UTF8View, word: [UInt8], isPrefix: Bool) -> Bool {
        let plain = Array(part.prefix { $0 != UInt8(ascii: "*") })
        let folded = WordFolding.fold(plain)
        if plain.count < part.count, word.starts(with: folded) { return true }
        return isPrefix ? folded.starts(with: word) : folded == word
    }
}
