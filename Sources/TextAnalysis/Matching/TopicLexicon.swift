/// Topics with the words that speak for them.
///
/// In a file, blocks: a line `[id]`, then lines `key: value; value; …` with the keys `en`, `ru`, `abbr`, `parents`,
/// `words` (weak evidence) and `not` (phrases that mean something else).
public struct TopicLexicon: Sendable, Equatable {
    /// The topics, in the order of the file.
    public private(set) var topics: [Topic]
    private var places: [String: Int]

    /// A lexicon of `topics`; one whose id comes again adds to the first.
    public init(topics: [Topic] = []) {
        self.topics = []
        self.places = [:]
        for topic in topics { add(topic) }
    }

    /// The topic with `id`.
    public func topic(_ id: String) -> Topic? { places[id].map { topics[$0] } }

    /// The topics as a lexicon for a `LexiconMatcher`; its entries are numbered like `topics`. An id is not
    /// looked for in texts.
    public var lexicon: Lexicon {
        Lexicon(entries: topics.map(\.entry), allowsOverlaps: true, matchesNames: false)
    }

    /// This lexicon with the topics of `other`.
    public func merging(_ other: TopicLexicon) -> TopicLexicon { TopicLexicon(topics: topics + other.topics) }

    /// Reads a file of blocks. Lines with a problem are left out and told of.
    public static func parse(_ bytes: [UInt8]) -> (TopicLexicon, [LexiconProblem]) {
        var topics: [Topic] = []
        var problems: [LexiconProblem] = []
        for line in LexiconLines(bytes: bytes) {
            do throws(LexiconProblem) {
                try read(line, into: &topics)
            } catch {
                problems.append(error)
            }
        }
        return (TopicLexicon(topics: topics), problems)
    }

    private static func read(_ line: LexiconLines.Line, into topics: inout [Topic]) throws(LexiconProblem) {
        if let id = id(line.text) { return topics.append(Topic(id: id)) }
        guard let colon = line.text.firstIndex(of: 0x3A) else {
            throw LexiconProblem(line: line.number, message: "neither '[id]' nor 'key: value'")
        }
        let key = String(decoding: line.text[..<colon], as: UTF8.self)
        let values = LexiconLines.values(of: line.text[(colon + 1)...])
        guard !topics.isEmpty else {
            throw LexiconProblem(line: line.number, message: "'\(key)' before any '[id]'")
        }
        guard topics[topics.count - 1].add(values, under: key)
        else {
            throw LexiconProblem(line: line.number, message: "unknown key '\(key)'")
        }
    }

    private static func id(_ line: ArraySlice<UInt8>) -> String? {
        guard line.first == 0x5B, line.last == 0x5D, line.count > 2 else { return nil }
        return String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
    }

    private mutating func add(_ topic: Topic) {
        if let place = places[topic.id] {
            topics[place].add(topic)
        } else {
            places[topic.id] = topics.count
            topics.append(topic)
        }
    }
}

extension Topic {
    private static let keys: [String: any WritableKeyPath<Topic, [String]> & Sendable] = [
        "en": \.english, "ru": \.russian, "abbr": \.abbreviations, "parents": \.parents, "words": \.words,
        "not": \.exclusions,
    ]

    /// Adds the values of one line; false when the key is unknown.
    fileprivate mutating func add(_ values: [String], under key: String) -> Bool {
        guard let path = Self.keys[key] else { return false }
        self[keyPath: path] += values
        return true
    }

    /// Takes over what another block says of the same topic.
    fileprivate mutating func add(_ other: Topic) {
        for path in Self.keys.values { self[keyPath: path] += other[keyPath: path] }
    }
}

/// A concept that texts can be about, with the words that speak for it in both languages.
public struct Topic: Sendable, Hashable {
    /// What a phrase says about a text that has it.
    public enum Evidence: Sendable {
        /// The text is about the topic or near it.
        case strong
        /// The text may be.
        case weak
        /// The words mean something else here.
        case against
    }

    /// Identifier: `reinforcement-learning`.
    public var id: String
    /// English names.
    public var english: [String] = []
    /// Russian names.
    public var russian: [String] = []
    /// Abbreviations.
    public var abbreviations: [String] = []
    /// Ids of wider topics.
    public var parents: [String] = []
    /// Words that speak for the topic, but not surely.
    public var words: [String] = []
    /// Phrases in which names of the topic mean something else.
    public var exclusions: [String] = []

    /// A topic without any words.
    public init(id: String) { self.id = id }

    /// All its patterns as one entry of a lexicon; `evidence(ofAlias:)` tells them apart again.
    var entry: LexiconEntry {
        LexiconEntry(name: id, aliases: english + russian + abbreviations + words + exclusions)
    }

    /// What the pattern says, by its number in a `LexiconMatch`.
    public func evidence(ofAlias alias: Int) -> Evidence {
        let strong = english.count + russian.count + abbreviations.count
        if alias <= strong { return .strong }
        return alias <= strong + words.count ? .weak : .against
    }

    /// Whether the pattern is an abbreviation, by its number in a `LexiconMatch`.
    public func isAbbreviation(alias: Int) -> Bool {
        let names = english.count + russian.count
        return alias > names && alias <= names + abbreviations.count
    }
}
