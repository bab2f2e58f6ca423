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
    func read() -> (synonyms: [[Concept.Synonym]], phrases: [TextExpression]) {
        var found = [[Concept.Synonym]](repeating: [], count: words.count)
        guard !stems.isEmpty else { return (found, []) }
        let glossary = fromGlossary().filter(hasWholeWords)
        let places =
            glossary
            + (fromLexicons(beside: glossary) + fromTopics(beside: glossary)).filter(hasWholeWords)
        for place in places {
            for word in Set(stems[place.parts].map(\.word)) { found[word] += place.synonyms }
        }
        return (found, phrases(places))
    }

    /// Whether something is called so, whatever the library has.
    static func isName(_ word: QueryWord) -> Bool {
        guard word.forms.count == 1, let form = word.forms.first, form.count > 1 else { return false }
        return (StandardLexicons.spellings + [StandardLexicons.glossary]).contains { lexicon in
            lexicon.lines(with: [Array(form.prefix(4))]).contains { line in
                line.contains { NameForms.words($0) == [form] }
            }
        }
    }

    /// Whether a name is made of whole words: what a part of `pre-training` is called says nothing of the whole.
    private func hasWholeWords(_ place: Place) -> Bool {
        let words = Set(stems[place.parts].map(\.word))
        return stems.indices.allSatisfy { place.parts.contains($0) || !words.contains(stems[$0].word) }
    }

    /// What finds each name of several words, in one way or another.
    private func phrases(_ places: [Place]) -> [TextExpression] {
        let places = places.filter { Set(stems[$0.parts].map(\.word)).count > 1 }
        guard !places.isEmpty else { return [] }
        var expressions: [Range<Int>: [TextExpression]] = [:]
        for place in places { expressions[place.parts, default: []] += place.synonyms.map(\.expression) }
        return expressions.sorted { $0.key.lowerBound < $1.key.lowerBound }.compactMap { parts, others in
            .disjunction(of: [.name(of: stems[parts].map { .term($0.stem) })] + others)
        }
    }
}

extension Thesaurus {
    /// In a longer question nobody is helped by other spellings of names.
    private static let mostWordsWithNames = 10

    /// Places of names of the glossary, longer ones first, with the other names.
    func fromGlossary() -> [Place] {
        places(in: [StandardLexicons.glossary], with: beginnings(4))
    }

    /// Places of names of models, data sets, organisations and venues, with their other spellings.
    /// Words that have a place in the glossary need none: it says the same and more.
    func fromLexicons(beside known: [Place]) -> [Place] {
        let taken = Set(known.flatMap(\.parts))
        let isQuestion = words.count <= Thesaurus.mostWordsWithNames
        guard isQuestion, stems.indices.contains(where: { !taken.contains($0) }) else { return [] }
        return places(in: StandardLexicons.spellings, with: beginnings(6)).filter { place in
            !place.parts.allSatisfy(taken.contains)
        }
    }

    /// How words of names begin, in bytes: shorter for those whose vowels come and go, which are short
    /// themselves. No name is a single letter, or as long as a line.
    private func beginnings(_ count: Int) -> [[UInt8]] {
        var beginnings: [[UInt8]] = []
        for part in stems where (2...40).contains(part.form.count) {
            for word in [part.stem, part.form] {
                let isLongRussian = word.count >= 10 && word[0] >= 0xD0
                let beginning = Array(word.prefix(isLongRussian ? max(count, 6) : count))
                if !beginnings.contains(beginning) { beginnings.append(beginning) }
            }
        }
        return beginnings
    }

    private func places(in glossaries: [Glossary], with beginnings: [[UInt8]]) -> [Place] {
        let lines = glossaries.flatMap { $0.lines(with: beginnings) }
        return lines.flatMap { places(of: $0, with: beginnings) }.sorted { $0.parts.count > $1.parts.count }
    }

    /// Of most lines no name is in the query; those that may be are read first.
    private func places(of line: [String], with beginnings: [[UInt8]]) -> [Place] {
        let found = line.filter { Thesaurus.hasWord($0, beginningWith: beginnings) }.flatMap { text in
            let name = GlossaryName(text, stemmer: stemmer)
            return name.places(in: stems, of: words).map { (name, $0) }
        }
        guard !found.isEmpty else { return [] }
        var seen: Set<Range<Int>> = []
        let names = line.map { GlossaryName($0, stemmer: stemmer) }.filter { !$0.words.isEmpty }
        let titles = names.filter { !$0.isKind }.prefix(Thesaurus.mostTitles).map { $0.words.map(\.form) }
        return found.filter { seen.insert($0.1).inserted }.map { name, range in
            let typed = name.isExact(stems[range]) ? name : nil
            return Place(
                parts: range, synonyms: Thesaurus.synonyms(beside: typed, of: name, among: names),
                names: titles)
        }
    }

    /// The first names of a line say best which topic it is about.
    private static let mostTitles = 3

    private static func hasWord(_ name: String, beginningWith beginnings: [[UInt8]]) -> Bool {
        var previous: UInt8 = 0x20
        let bytes = name.utf8
        for index in bytes.indices {
            defer { previous = bytes[index] }
            guard previous < 0x30 else { continue }
            let isHere = beginnings.contains { beginning in
                bytes[index...].lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.starts(
                    with: beginning)
            }
            if isHere { return true }
        }
        return false
    }

    /// What else the thing called `name` is called, beside what was typed; its kinds all as one.
    private static func synonyms(
        beside typed: GlossaryName?, of name: GlossaryName, among names: [GlossaryName]
    ) -> [Concept.Synonym] {
        let others = names.filter { other in
            !(typed.map(other.says) ?? false) && !names.contains { !$0.isKind && other.isLonger(than: $0) }
        }
        let kinds = others.filter(\.isKind).map(\.synonym.expression)
        let named = others.filter { !$0.isKind }.map(\.synonym)
        guard let kind = TextExpression.disjunction(of: kinds) else { return named }
        return named + [.init(name: "kinds of \(name.text)", expression: kind)]
    }
}

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
            TopicNames.isName(topic.id, of: words)
                || [topic.english, topic.russian, isShort ? topic.initials : []].contains { names in
                    names.contains { TopicNames.isName($0, of: words) }
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
    var initials: [String] {
        abbreviations.filter { abbreviation in
            let letters = Array(abbreviation.lowercased().utf8)
            return english.contains { name in
                let initials = name.utf8.split { $0 == 0x20 || $0 == 0x2D }.compactMap(\.first)
                return initials.elementsEqual(letters) || initials.elementsEqual(letters.dropLast())
            }
        }
    }
}
