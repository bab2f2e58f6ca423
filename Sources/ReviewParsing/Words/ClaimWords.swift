import ReviewModel
import TextAnalysis

/// Words by what a sentence with them speaks of, from `Lexicons/Words/claims.txt`.
enum ClaimWords {
    /// Classes of single words, by name.
    static let classes: [(name: StaticString, words: [String])] = [
        ("word.propose", WordFiles.claims.values("class.propose")),
        ("word.result", WordFiles.claims.values("class.result")),
        ("word.method", WordFiles.claims.values("class.method")),
        ("word.limit", WordFiles.claims.values("class.limit")),
        ("word.opinion", WordFiles.claims.values("class.opinion")),
        ("word.release", WordFiles.claims.values("class.release")),
        ("word.cost", WordFiles.claims.values("class.cost")),
        ("word.compare", WordFiles.claims.values("class.compare")),
        ("word.negate", WordFiles.claims.values("class.negate")),
        ("word.refer", WordFiles.claims.values("class.refer")),
        ("word.digress", WordFiles.claims.values("class.digress")),
        ("word.reader", WordFiles.claims.values("class.reader")),
        ("word.speaker", WordFiles.claims.values("class.speaker")),
        ("word.authors", WordFiles.claims.values("class.authors")),
        ("word.reason", WordFiles.claims.values("class.reason")),
        ("word.condition", WordFiles.claims.values("class.condition")),
        ("word.task", WordFiles.claims.values("class.task")),
    ]

    /// What headings and labels announce, by name.
    static let sections: [(name: StaticString, words: [String])] = [
        ("section.limitation", WordFiles.claims.values("section.limitation")),
        ("section.result", WordFiles.claims.values("section.result")),
        ("section.opinion", WordFiles.claims.values("section.opinion")),
        ("section.data", WordFiles.claims.values("section.data")),
        ("section.method", WordFiles.claims.values("section.method")),
        ("section.contribution", WordFiles.claims.values("section.contribution")),
        ("section.availability", WordFiles.claims.values("section.availability")),
        ("section.background", WordFiles.claims.values("section.background")),
    ]

    /// Phrases that speak for a kind, and those that lead elsewhere, by name.
    static let cues: [(name: StaticString, words: [String])] = [
        ("cue.contribution", WordFiles.claims.values("cue.contribution")),
        ("cue.method", WordFiles.claims.values("cue.method")),
        ("cue.result", WordFiles.claims.values("cue.result")),
        ("cue.resource", WordFiles.claims.values("cue.resource")),
        ("cue.limitation", WordFiles.claims.values("cue.limitation")),
        ("cue.opinion", WordFiles.claims.values("cue.opinion")),
        ("cue.availability", WordFiles.claims.values("cue.availability")),
        ("cue.digression", WordFiles.claims.values("cue.digression")),
    ]

    /// What leads away from the paper, by name, and by the name of how a sentence begins.
    static let asides: [(name: StaticString, early: StaticString, words: [String])] = [
        ("aside.background", "early.background", WordFiles.claims.values("aside.background")),
        ("aside.suppose", "early.suppose", WordFiles.claims.values("aside.suppose")),
        ("aside.elsewhere", "early.elsewhere", WordFiles.claims.values("aside.elsewhere")),
    ]

    /// What tells kinds apart, by name, and by the name of how a sentence begins.
    static let tells: [(name: StaticString, early: StaticString, words: [String])] = [
        ("tells.finding", "tells.early.finding", WordFiles.claims.values("tells.finding")),
        ("tells.trouble", "tells.early.trouble", WordFiles.claims.values("tells.trouble")),
        ("tells.verdict", "tells.early.verdict", WordFiles.claims.values("tells.verdict")),
        ("tells.mechanism", "tells.early.mechanism", WordFiles.claims.values("tells.mechanism")),
        ("tells.purpose", "tells.early.purpose", WordFiles.claims.values("tells.purpose")),
        ("tells.amount", "tells.early.amount", WordFiles.claims.values("tells.amount")),
        ("tells.change", "tells.early.change", WordFiles.claims.values("tells.change")),
        ("tells.compare", "tells.early.compare", WordFiles.claims.values("tells.compare")),
        ("tells.build", "tells.early.build", WordFiles.claims.values("tells.build")),
        ("tells.lack", "tells.early.lack", WordFiles.claims.values("tells.lack")),
        ("tells.restrict", "tells.early.restrict", WordFiles.claims.values("tells.restrict")),
        ("tells.failing", "tells.early.failing", WordFiles.claims.values("tells.failing")),
        ("tells.score", "tells.early.score", WordFiles.claims.values("tells.score")),
        ("tells.spent", "tells.early.spent", WordFiles.claims.values("tells.spent")),
    ]

    // The names alone, for those who go over them for every sentence: words would be retained and released.
    /// The names of `classes` and of `cues`.
    static let classNames = classes.map(\.name), cueNames = cues.map(\.name)
    /// The two names of each of `asides` and `tells`.
    static let asideNames = (asides + tells).map { (name: $0.name, early: $0.early) }

    /// Words that begin a sentence which points at the one before.
    static let firstPointers = StemIndex(WordFiles.claims.values("pointer.first"))
    /// Words that point at what was said before, anywhere.
    static let pointers = StemIndex(WordFiles.claims.values("pointer"))
    /// Words that stand for something in the sentence before where a sentence begins with them; those that do so
    /// before a verb alone, and such verbs.
    static let bare = Set(WordFiles.claims.values("pointer.bare"))
    static let bareBeforeVerbs = Set(WordFiles.claims.values("pointer.verbal"))
    static let verbs = Set(WordFiles.claims.values("pointer.verb"))
    /// Words for the reader of a review: a sentence with two of them gives advice.
    static let readers = StemIndex(WordFiles.claims.values("reader"))
    /// How lines of forms begin that are filled in for every paper, as words.
    static let forms = WordFiles.claims.values("form").map { TextSlice($0).fields.map(\.string) }
    /// What asks the reader for something wherever it stands: "ставьте лайки".
    static let pleas = PhraseCounter([WordFiles.claims.values("plea")])
    /// By what the authors of an abstract speak of their own work.
    static let ownWork = PhraseCounter([WordFiles.claims.values("own work")])
    /// All words of `forms`.
    static let formWords = WordFiles.claims.list("form")
    /// Words of which lines of forms consist that nobody has filled in: "Summary of the main idea".
    static let template = WordFiles.claims.phrases("template")
    /// What programs count in the lines that they print.
    static let counters = WordFiles.claims.phrases("counter")
    /// Words that say nothing of what a sentence is about.
    static let empty = StemIndex(WordFiles.claims.values("empty"))

    /// `sections` to be counted.
    static let sectionCounter = PhraseCounter(sections.map(\.words))
    /// `classes`, `cues`, `asides` and `tells`, in this order, to be counted in one pass.
    static let counter = PhraseCounter(
        classes.map(\.words) + cues.map(\.words) + asides.map(\.words) + tells.map(\.words))
}

/// Counts phrases of several groups in one pass.
struct PhraseCounter: Sendable {
    /// By number, the phrases and the groups that they are of.
    private let phrases: [[String]]
    private let groups: [Int]
    /// By number, what is to be looked at besides the beginning of the first word.
    private let rest: [Rest]
    private let index: StemIndex
    private let count: Int

    private enum Rest: UInt8 {
        /// Nothing: it is one word, of which forms count.
        case nothing
        /// That the word goes on no further.
        case end
        /// The other words.
        case words
    }

    /// Groups of phrases, each given as beginnings of neighbouring words.
    init(_ groups: [[String]]) {
        let phrases = groups.enumerated().flatMap { group, phrases in
            phrases.map { (words: TextSlice($0).fields.map(\.string), group: group) }
        }
        self.phrases = phrases.map(\.words)
        self.groups = phrases.map(\.group)
        rest = phrases.map { phrase in
            guard phrase.words.count == 1 else { return .words }
            return phrase.words[0].utf8.count > 5 || phrase.words[0].unicodeScalars.count > 2
                ? .nothing : .end
        }
        index = StemIndex(self.phrases.map { $0.first ?? "" })
        count = groups.count
    }

    /// A phrase that may begin with a word.
    struct Beginning: Sendable {
        /// Which group it is of.
        var group: Int32
        /// Its number, where more than the word is to be looked at, else -1.
        var phrase: Int32
    }

    /// The phrases that `word` begins, as far as it tells by itself.
    func beginnings(of word: String) -> [Beginning] {
        var found: [Beginning] = []
        index.forEach(in: word) { number, length in
            switch rest[number] {
            case .nothing: found.append(Beginning(group: Int32(groups[number]), phrase: -1))
            case .end where length == word.utf8.count:
                found.append(Beginning(group: Int32(groups[number]), phrase: -1))
            case .end: break
            case .words: found.append(Beginning(group: Int32(groups[number]), phrase: Int32(number)))
            }
        }
        return found
    }

    /// Whether the words from `at` on are those of a phrase that the first of them begins.
    @inline(__always)
    func stands(_ beginning: Beginning, at: Int, in words: [String]) -> Bool {
        beginning.phrase < 0 || CuePhrases.stands(phrases[Int(beginning.phrase)], at: at, in: words)
    }

    /// No phrase of any group.
    var none: [Int] { Array(repeating: 0, count: count) }

    /// How often phrases of each group stand in folded words.
    func counts(in words: [String]) -> [Int] {
        var counts = none
        for (at, word) in words.enumerated() {
            for beginning in beginnings(of: word) where stands(beginning, at: at, in: words) {
                counts[Int(beginning.group)] += 1
            }
        }
        return counts
    }
}
