import ReviewModel
import TestSupport
import TextAnalysis

@testable import ReviewParsing

/// The units of all labelled reviews with their features and what people said of them.
struct Samples {
    /// A labelled review with the numbers of its units.
    struct Review {
        var source: String
        var isFound: Bool
        var text: ClaimText
        /// Its units among all samples.
        var samples: Range<Int>
        /// Letters of each unit, in the letters of the text.
        var spans: [Range<Int>]
        /// Labels with where their letters stand; nil where they do not.
        var labels: [(label: LabelFile.Label, span: Range<Int>?)]
    }

    private(set) var reviews: [Review] = []
    private(set) var features = Matrix(width: ClaimFeatures.names.count)
    /// What tells the kind of each unit by words.
    private(set) var words: [[String]] = []
    /// The label that each unit matches.
    private(set) var labels: [LabelFile.Label?] = []
    /// The review of each unit.
    private(set) var owners: [Int] = []

    /// Sentences that tell one kind each, written for the fit and not measured by.
    private(set) var sentences: [Sentence] = []

    /// A sentence without a review: its features, what tells its kind by words, and the kind.
    struct Sentence {
        var file: String
        var features: [Double]
        var words: [String]
        var kind: String
    }

    /// Least share of letters that a unit and a label have in common.
    static let leastShare = 0.5

    init(_ labelled: [LabelledReview]) {
        for review in labelled { add(review) }
        for file in ["english", "russian"] { addSentences(of: file) }
    }

    private mutating func addSentences(of file: String) {
        guard let written = try? Checkout.text(of: "Tests/FitTests/Sentences/\(file).txt") else { return }
        var kind = ""
        var kinds: [String: String] = [:]
        var note = "# A title of nothing at all\n\n[paper](https://arxiv.org/abs/2101.00001)\n\n"
        for line in written.split(separator: "\n").map(String.init) where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                kind = String(line.dropFirst().dropLast())
            } else {
                kinds[line] = kind
                note += line + "\n\n"
            }
        }
        for text in LabelledReview.drafts(of: Array(note.utf8), path: "note.md").map({ ClaimText($0) }) {
            for index in text.units.indices {
                guard let kind = kinds[text.bytes.string(text.units[index].range)] else { continue }
                sentences.append(
                    Sentence(
                        file: file, features: ClaimFeatures(of: index, in: text).values,
                        words: ClaimModel.beginnings(of: text.units[index].words), kind: kind))
            }
        }
    }

    private mutating func add(_ review: LabelledReview) {
        let text = ClaimText(review.draft)
        let letters = Letters(text.bytes)
        let wanted = review.labels.claims.map { ($0, letters.find(Letters($0.text))) }
        let spans = text.units.map { letters.span(of: $0.range) }
        let others = review.others.compactMap { label in
            letters.find(Letters(label.text)).map { (label: label, place: $0) }
        }
        let start = labels.count
        for (index, span) in spans.enumerated() {
            features.append(ClaimFeatures(of: index, in: text).values)
            words.append(
                ClaimModel.beginnings(of: text.units[index].words)
                    + ClaimModel.beginnings(above: text.wordsAbove(index)))
            let best = wanted.compactMap { label, place in place.map { (label, share($0, span)) } }
                .max { $0.1 < $1.1 }
            let own = best.flatMap { $0.1 >= Self.leastShare ? $0.0 : nil }
            let other = others.first { share($0.place, span) >= Self.leastShare }?.label
            labels.append(own.flatMap { $0.grade >= 2 ? $0 : nil } ?? other ?? own)
            owners.append(reviews.count)
        }
        reviews.append(
            Review(
                source: review.source, isFound: review.isFound, text: text,
                samples: start..<labels.count, spans: spans, labels: wanted))
    }
}

extension Samples.Review {
    /// The units among `chosen` that match labels, by the numbers of these, as
    /// `../shared/score/labels_score.py` matches them: each with one, those that have most in common first.
    func matches(_ chosen: [Int]) -> [Int: Int] {
        var pairs: [(share: Double, label: Int, unit: Int)] = []
        for (label, wanted) in labels.enumerated() {
            guard let place = wanted.span else { continue }
            for (number, unit) in chosen.enumerated() {
                let common = share(place, spans[unit])
                if common >= Samples.leastShare { pairs.append((common, label, number)) }
            }
        }
        var matches: [Int: Int] = [:]
        var taken = Set<Int>()
        for pair in pairs.sorted(by: { ($0.share, $0.label, $0.unit) > ($1.share, $1.label, $1.unit) })
        where matches[pair.label] == nil && !taken.contains(pair.unit) {
            matches[pair.label] = chosen[pair.unit]
            taken.insert(pair.unit)
        }
        return matches
    }

    /// Counts of `chosen` units with their `matches`: what is right has a label, what is wanted are the most telling.
    func score(_ chosen: [Int], _ matches: [Int: Int]) -> Score {
        Score(
            right: matches.count, given: chosen.count,
            found: matches.keys.count { labels[$0].label.grade >= 2 },
            wanted: min(ClaimChoice.most, labels.count { $0.label.grade >= 2 }))
    }
}
