internal import TextAnalysis

/// What questions are understood by beside the words of a library, as tables: for a search that is made elsewhere and
/// is to understand them as `Thesaurus`, `TopicNames` and `QueryReading` do.
public enum QuestionTables {
    /// A name of a thing; its small words are left out, but where they have to be there.
    public struct Name: Sendable, Equatable {
        /// As it is told to people.
        public var text: String
        /// Its words as they are written, folded.
        public var forms: [String]
        /// What their forms have in common; in front of what is absent stands the word that says so, and `_`.
        public var stems: [String]
        /// Whether it names a kind of the thing, which is found by it and does not find it.
        public var isKind: Bool
        /// Whether capitals tell it from another word.
        public var isAbbreviation: Bool
        /// Whether it is a name only with its words in a row.
        public var isRow: Bool
        /// Whether items are found by it, too.
        public var finds: Bool
    }

    /// A topic, with its names in both languages, its abbreviations, those of them that are made of initials, and the
    /// topics under it, itself among them.
    public struct TopicNames: Sendable, Equatable {
        /// What it is told from others by.
        public var id: String
        /// English names, Russian names, abbreviations, initials; words may end in `*`.
        public var names: [[String]]
        /// Ids of those of the library.
        public var below: [String]
        /// How many are under it in all.
        public var count: Int
    }

    /// Things with several names, one of which a library with the terms that `isKnown` tells has: those of the
    /// glossary, and those of the lexicons, which are passed over where the glossary has said what is meant.
    public static func things(isKnown: (String) -> Bool) -> (glossary: [[Name]], lexicons: [[Name]]) {
        let stemmer = Stemmer()
        return (
            lines(StandardLexicons.glossary.lines, stemmer: stemmer, isKnown: isKnown),
            lines(StandardLexicons.spellings.flatMap(\.lines), stemmer: stemmer, isKnown: isKnown)
        )
    }

    private static func lines(
        _ lines: [[String]], stemmer: Stemmer, isKnown: (String) -> Bool
    ) -> [[Name]] {
        lines.compactMap { line in
            let read = line.map { GlossaryName($0, stemmer: stemmer) }.filter { !$0.words.isEmpty }
            let names = read.map { name in
                let isLonger = read.contains { !$0.isKind && name.isLonger(than: $0) }
                return name.listed(isKnown: { !isLonger && isKnown($0) })
            }
            // A kind that finds nothing says nothing.
            let telling = names.filter { $0.finds || !$0.isKind }
            return telling.count > 1 && telling.contains(where: \.finds) ? telling : nil
        }
    }

    /// Topics that a library with `topics` can be asked for.
    public static func topics(of topics: Set<String>) -> [TopicNames] {
        let all = StandardLexicons.topics.topics
        var children: [String: [String]] = [:]
        for topic in all {
            for parent in topic.parents { children[parent, default: []].append(topic.id) }
        }
        return all.compactMap { topic in
            let below = below(topic.id, children: children)
            guard below.contains(where: topics.contains) else { return nil }
            var leading = topic
            leading.english = Array(topic.english.prefix(StandardLexicons.leadingNames))
            leading.abbreviations = Array(topic.abbreviations.prefix(StandardLexicons.leadingNames))
            return TopicNames(
                id: topic.id, names: [topic.english, topic.russian, topic.abbreviations, leading.initials],
                below: below.filter(topics.contains), count: below.count)
        }
    }

    /// A topic and all topics under it.
    private static func below(_ topic: String, children: [String: [String]]) -> [String] {
        var found = [topic]
        var next = 0
        while next < found.count {
            found += (children[found[next]] ?? []).filter { !found.contains($0) }
            next += 1
        }
        return found
    }

    /// Lists of words that questions are made with, by their names in the file of these words.
    public static var questions: [(name: String, words: [String])] {
        [
            "stop", "review", "part", "denial", "year", "exception", "part.name", "announcer", "unread",
            "newness",
            "speaker", "saying", "time", "time.lead", "time.unit",
        ].map { ($0, WordFiles.questions.values($0)) }
    }

    /// What else each of `venues` is called, for those that are known; of several with the same names the first.
    public static func venues(_ venues: [String]) -> [[String]] {
        let names = VenueNames()
        var lines: [[String]] = []
        for entry in venues.compactMap(names.known) where !lines.contains(where: { $0.first == entry.name }) {
            lines.append([entry.name] + entry.aliases.map { $0.filter { $0 != "*" } })
        }
        return lines
    }
}

extension GlossaryName {
    fileprivate func listed(isKnown: (String) -> Bool) -> QuestionTables.Name {
        let string = { (bytes: [UInt8]) in String(decoding: bytes, as: UTF8.self) }
        let forms = row.isEmpty ? words.map(\.form) : NameForms.words(text)
        let stems = row.isEmpty ? words.map(\.stem) : row
        let deniers =
            row.isEmpty ? words.map { $0.denier.map { string($0) + "_" } ?? "" } : row.map { _ in "" }
        return QuestionTables.Name(
            text: text, forms: forms.map(string), stems: zip(deniers, stems).map { $0 + string($1) },
            isKind: isKind, isAbbreviation: isAbbreviation, isRow: !row.isEmpty,
            finds: stems.allSatisfy { isKnown(string($0)) })
    }
}
