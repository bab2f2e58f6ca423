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

    /// Words that begin a sentence which points at the one before.
    static let firstPointers = StemIndex(WordFiles.claims.values("pointer.first"))
    /// Words that point at what was said before, anywhere.
    static let pointers = StemIndex(WordFiles.claims.values("pointer"))
    /// Words that say nothing of what a sentence is about.
    static let empty = StemIndex(WordFiles.claims.values("empty"))

    /// `classes`, `sections` and `cues` to be counted.
    static let classCounter = PhraseCounter(classes.map(\.words))
    static let sectionCounter = PhraseCounter(sections.map(\.words))
    static let cueCounter = PhraseCounter(cues.map(\.words))
}

/// Counts phrases of several groups in one pass.
struct PhraseCounter: Sendable {
    private let phrases: [(words: [String], group: Int)]
    private let index: StemIndex
    private let groups: Int

    /// Groups of phrases, each given as beginnings of neighbouring words.
    init(_ groups: [[String]]) {
        phrases = groups.enumerated().flatMap { group, phrases in
            phrases.map { (TextSlice($0).fields.map(\.string), group) }
        }
        index = StemIndex(phrases.map { $0.words.first ?? "" })
        self.groups = groups.count
    }

    /// How often phrases of each group stand in folded words, the first `limit` ones.
    func counts(in words: [String], first limit: Int = .max) -> [Int] {
        var counts = Array(repeating: 0, count: groups)
        for (at, word) in words.prefix(limit).enumerated() {
            index.forEach(in: word) { number, _ in
                let phrase = phrases[number]
                if CuePhrases.stands(phrase.words, at, in: words) { counts[phrase.group] += 1 }
            }
        }
        return counts
    }
}
