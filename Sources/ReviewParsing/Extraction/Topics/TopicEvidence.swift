import ReviewModel
import TextAnalysis

/// What a review says that speaks for one topic.
struct TopicEvidence: Sendable {
    /// The topic.
    let id: String
    /// Broader ones.
    let parents: [String]
    /// Names of the topic in the title, words that go with it, abbreviations.
    var titleNames = 0, titleWords = 0, titleAbbreviations = 0
    /// Names in the first lines of prose.
    var openingNames = 0
    /// Mentions by name, and by how many different ones.
    var names = 0, differentNames: Set<Int> = []
    /// Mentions by abbreviation.
    var abbreviations = 0
    /// Different words that go with it.
    var words: Set<Int> = []
    /// Phrases that mean something else.
    var against = 0
    /// Whether the review is tagged with it.
    var isTagged = false
    /// Lines that speak of it.
    var lines: Set<Int> = []
    /// Where it is first named outright, else where a word for it stands.
    var place: Range<Int>?

    /// How much speaks for it: what stands in the title and the opening counts most.
    var weight: Double {
        var sum = 4 * Double(titleNames) + 1.2 * Double(titleWords) + 2 * Double(titleAbbreviations)
        sum += 0.6 * Double(openingNames) + Double(differentNames.count) + 0.3 * Double(words.count)
        sum += 0.3 * Double(max(0, names - differentNames.count)) + 0.4 * Double(min(abbreviations, 3))
        return sum - 0.5 * Double(against) + (isTagged ? 3 : 0)
    }

    /// Whether it is named outright.
    var isNamed: Bool { names > 0 || titleNames > 0 || isTagged }

    /// Whether more speaks for it than one word that may mean something else.
    var isFounded: Bool { isNamed || abbreviations > 0 || words.count > 1 || lines.isEmpty }

    /// The evidence of every topic that anything speaks for, and of their parents.
    static func all(in draft: ReviewDraft) -> [TopicEvidence] {
        var reader = TopicReader(draft)
        return reader.read()
    }
}

/// Collects the evidence of a review.
private struct TopicReader {
    private let draft: ReviewDraft
    private var topics: [String: TopicEvidence] = [:]
    private let title: Range<Int>
    private let heads: [Range<Int>]
    private let opening: Int
    private let venues: [Range<Int>]

    init(_ draft: ReviewDraft) {
        self.draft = draft
        title = draft.header?.title.map { draft.lines.lines[$0] } ?? draft.lines.lines.first ?? 0..<0
        heads = draft.headLines.map { draft.lines.lines[$0] }
        opening = draft.proseLines.prefix(3).last.map { draft.lines.lines[$0].upperBound } ?? 0
        venues = draft.names.filter { $0.lexicon == Lexica.Names.venues.rawValue }.map(\.range)
    }

    mutating func read() -> [TopicEvidence] {
        for match in draft.concepts where !isElsewhere(match) { add(match) }
        readTitles()
        readKeywords()
        addParents()
        placeUnnamed()
        return topics.values.sorted { $0.id < $1.id }
    }

    /// Places of work, venues, people and labels of links say nothing of what the text is about.
    private func isElsewhere(_ match: LexiconMatch) -> Bool {
        let isTitle = title.contains(match.range.lowerBound)
        if !isTitle, heads.contains(where: { $0.contains(match.range.lowerBound) }) { return true }
        if venues.contains(where: { $0.overlaps(match.range) }) { return true }
        return !isTitle && isPartOfName(match)
    }

    /// "Song Han": a word with a capital beside another one where no sentence begins.
    private func isPartOfName(_ match: LexiconMatch) -> Bool {
        guard match.tokens.count == 1, evidence(match) == .weak else { return false }
        let token = draft.tokens[match.tokens.lowerBound]
        guard token.hasUpper, token.hasLower else { return false }
        return [match.tokens.lowerBound - 1, match.tokens.lowerBound + 1].contains { index in
            guard draft.tokens.indices.contains(index) else { return false }
            let other = draft.tokens[index]
            let gap =
                max(other.range.lowerBound, token.range.lowerBound)
                - min(other.range.upperBound, token.range.upperBound)
            return other.hasUpper && other.hasLower && gap == 1
        }
    }

    private func evidence(_ match: LexiconMatch) -> Topic.Evidence {
        draft.lexica.topics.topics[match.entry].evidence(ofAlias: match.alias)
    }

    /// Whether a word says what kind of work this is: it stands in the title, or among the first words of a sentence of the
    /// opening, "A benchmark of …".
    private func isKindOfWork(_ match: LexiconMatch) -> Bool {
        guard Self.kindsOfWork.contains(draft.lexica.topics.topics[match.entry].id),
            evidence(match) == .weak
        else { return false }
        if title.contains(match.range.lowerBound) { return true }
        guard match.range.lowerBound < opening else { return false }
        let first = max(0, match.tokens.lowerBound - Self.wordsBeforeKind)
        guard match.tokens.lowerBound > 0 else { return true }
        return (first..<match.tokens.lowerBound).contains { index in
            let start = index > 0 ? draft.tokens[index - 1].range.upperBound : 0
            return draft.bytes[start..<draft.tokens[index].range.lowerBound].contains {
                ".!?\n".utf8.contains($0)
            }
        }
    }

    private static let kindsOfWork = WordFiles.names.phrases("work")
    /// How many words may stand before one that says what kind of work this is.
    private static let wordsBeforeKind = 3

    private mutating func change(_ entry: Int, change: (inout TopicEvidence) -> Void) {
        let topic = draft.lexica.topics.topics[entry]
        change(&topics[topic.id, default: TopicEvidence(id: topic.id, parents: topic.parents)])
    }

    private mutating func add(_ match: LexiconMatch) {
        let isTitle = title.contains(match.range.lowerBound)
        let isOpening = !isTitle && match.range.lowerBound < opening
        let kind = isKindOfWork(match) ? .strong : evidence(match)
        let isAbbreviation = draft.lexica.topics.topics[match.entry].isAbbreviation(alias: match.alias)
        let line = draft.lines.line(at: match.range.lowerBound)
        change(match.entry) { topic in
            switch kind {
            case .strong where isAbbreviation:
                topic.abbreviations += 1
                if isTitle { topic.titleAbbreviations += 1 }
            case .strong:
                if !topic.isNamed { topic.place = match.range }
                topic.names += 1
                topic.differentNames.insert(match.alias)
                if isTitle { topic.titleNames += 1 }
                if isOpening { topic.openingNames += 1 }
            case .weak:
                topic.words.insert(match.alias)
                if isTitle { topic.titleWords += 1 }
            case .against: topic.against += 1
            }
            if kind != .against {
                topic.lines.insert(line)
                topic.place = topic.place ?? match.range
            }
        }
    }

    /// Titles that do not stand in the text.
    private mutating func readTitles() {
        let written = draft.bytes.slice(title).foldedPhrase
        for paper in draft.review.papers where TextSlice(paper.title).foldedPhrase != written {
            let text = Array(paper.title.utf8.prefix(400))
            for match in draft.lexica.found(in: text, tokens: Tokenizer.tokens(in: text)).concepts {
                let kind = evidence(match)
                change(match.entry) { topic in
                    switch kind {
                    case .strong:
                        topic.titleNames += 1
                        topic.names += 1
                        topic.differentNames.insert(match.alias)
                    case .weak:
                        topic.titleWords += 1
                        topic.words.insert(match.alias)
                    case .against: topic.against += 1
                    }
                }
            }
        }
    }

    /// What a note is tagged with says outright what it is about.
    private mutating func readKeywords() {
        let text = Array(draft.known.keywords.joined(separator: "\n").utf8.prefix(4096))
        guard !text.isEmpty else { return }
        for match in draft.lexica.found(in: text, tokens: Tokenizer.tokens(in: text)).concepts
        where evidence(match) != .against {
            let isName = evidence(match) == .strong
            change(match.entry) {
                if isName { $0.isTagged = true } else { $0.words.insert(match.alias) }
            }
        }
    }

    /// A review of a field may not name it.
    private mutating func addParents() {
        var waiting = topics.values.filter(\.isNamed).flatMap(\.parents).sorted()
        while let id = waiting.popLast() {
            guard topics[id] == nil, let topic = draft.lexica.topics.topic(id) else { continue }
            topics[id] = TopicEvidence(id: id, parents: topic.parents)
            waiting += topic.parents
        }
    }

    /// What the text does not say stands where the text says most of what it follows from.
    private mutating func placeUnnamed() {
        let placed = topics.values.filter { $0.place != nil }.sorted {
            ($1.weight, $0.id) < ($0.weight, $1.id)
        }
        for id in topics.keys where topics[id]?.place == nil {
            topics[id]?.place = placed.first { $0.parents.contains(id) }?.place
        }
    }
}

/// What is looked at to tell whether a review is about a topic. The weights in `topicweights.txt` go by the names of
/// the features.
enum TopicFeatures {
    typealias Table = FeatureTable<Among<TopicEvidence, TopicSurroundings>>

    /// The features, each from 0 to 1.
    static let table = Table([
        Table.flag("title-name") { $0.topic.titleNames > 0 },
        Table.flag("title-word") { $0.topic.titleWords > 0 },
        Table.flag("title-abbreviation") { $0.topic.titleAbbreviations > 0 },
        Table.count("opening") { $0.topic.openingNames },
        Table.count("names") { $0.topic.names },
        Table.count("different-names") { $0.topic.differentNames.count },
        Table.count("abbreviations") { $0.topic.abbreviations },
        Table.count("words") { $0.topic.words.count },
        Table.count("lines") { $0.topic.lines.count },
        Table.count("against") { $0.topic.against },
        Table.flag("tagged") { $0.topic.isTagged },
        Table.flag("named-once") { $0.topic.names == 1 && $0.topic.titleNames == 0 },
        Table.flag("words-only") {
            !$0.topic.isNamed && $0.topic.abbreviations == 0 && !$0.topic.words.isEmpty
        },
        ("weight", { max(0, min(1, $0.topic.weight / 8)) }),
        ("share", { max(0, $0.topic.weight / max(2, $0.all.most)) }),
        Table.flag("first") { $0.rank == 0 },
        Table.flag("first-three") { $0.rank < 3 },
        Table.flag("first-six") { $0.rank < 6 },
        Table.flag("broad") { $0.topic.parents.isEmpty },
        Table.flag("child-in-title") { $0.children.contains { $0.titleNames > 0 } },
        Table.flag("child-is-more") { view in view.children.contains { $0.weight > view.topic.weight } },
        Table.count("children") { $0.children.count { $0.isNamed } },
        Table.flag("parent-in-title") { $0.all.titled.contains(where: $0.topic.parents.contains) },
        Table.flag("inferred") { $0.topic.lines.isEmpty && !$0.topic.isTagged && $0.topic.titleNames == 0 },
    ])
}

extension Among where Thing == TopicEvidence, Surroundings == TopicSurroundings {
    fileprivate var topic: TopicEvidence { thing }
    fileprivate var children: [TopicEvidence] { all.children[topic.id] ?? [] }
    fileprivate var rank: Int { all.rank[topic.id] ?? 0 }
}

/// What all topics of a review have in common.
struct TopicSurroundings: Sendable {
    /// The greatest weight.
    let most: Double
    /// Places in the order of weights, from 0 on.
    let rank: [String: Int]
    /// Topics by their parents.
    let children: [String: [TopicEvidence]]
    /// Topics that the title names.
    let titled: [String]

    /// The surroundings that `topics` are to each other.
    init(_ topics: [TopicEvidence]) {
        let sorted = topics.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }
        most = sorted.first?.weight ?? 0
        rank = Dictionary(
            sorted.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var children: [String: [TopicEvidence]] = [:]
        for topic in topics {
            for parent in topic.parents { children[parent, default: []].append(topic) }
        }
        self.children = children
        titled = topics.filter { $0.titleNames > 0 }.map(\.id)
    }
}
