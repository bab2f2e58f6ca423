internal import TextAnalysis

/// Topics by any of their names.
enum TopicNames {
    /// Identifiers of the topic that `text` names, by identifier, name or abbreviation, and of all
    /// topics below it. A topic the lexicon does not know is asked for as typed.
    static func topics(named text: String, lexicon: TopicLexicon = StandardLexicons.topics) -> [String] {
        let (name, isPrefix) = Wildcard.split(text)
        let asked = NameForms.glued(name)
        let named = lexicon.topics.filter { topic in
            let spellings = [topic.id] + topic.english + topic.russian + topic.abbreviations
            return spellings.contains { isName($0, asked, isPrefix: isPrefix) }
        }
        return below(named.map(\.id) + [name.lowercased()], lexicon)
    }

    private static func isName(_ spelling: String, _ asked: [UInt8], isPrefix: Bool) -> Bool {
        guard !asked.isEmpty else { return false }
        let glued = NameForms.glued(spelling)
        return isPrefix ? glued.starts(with: asked) : glued == asked
    }

    /// `topics` and all whose parents are among them, in the order they are found.
    private static func below(_ topics: [String], _ lexicon: TopicLexicon) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        var waiting = topics
        while let topic = waiting.first {
            waiting.removeFirst()
            guard seen.insert(topic).inserted else { continue }
            found.append(topic)
            waiting += lexicon.topics.filter { $0.parents.contains(topic) }.map(\.id)
        }
        return found
    }
}
