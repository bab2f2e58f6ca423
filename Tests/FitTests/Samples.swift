import ReviewModel
import TextAnalysis

@testable import ReviewParsing

/// The units of all labelled reviews with their features and what people said of them.
struct Samples {
    /// A labelled review with the numbers of its units.
    struct Review {
        var source: String
        var isFound: Bool
        var isRussian: Bool
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
    /// The label that each unit matches.
    private(set) var labels: [LabelFile.Label?] = []
    /// The review of each unit.
    private(set) var owners: [Int] = []

    /// Least share of letters that a unit and a label have in common.
    static let leastShare = 0.5

    init(_ labelled: [LabelledReview]) {
        for review in labelled { add(review) }
    }

    private mutating func add(_ review: LabelledReview) {
        let text = ClaimText(review.draft)
        let letters = Letters(text.bytes)
        let wanted = review.labels.claims.map { ($0, letters.find(Letters($0.text))) }
        let spans = text.units.map { letters.span(of: $0.range) }
        let start = labels.count
        for (index, span) in spans.enumerated() {
            features.append(ClaimFeatures(of: index, in: text).values)
            let best = wanted.compactMap { label, place in place.map { (label, share($0, span)) } }
                .max { $0.1 < $1.1 }
            labels.append(best.flatMap { $0.1 >= Self.leastShare ? $0.0 : nil })
            owners.append(reviews.count)
        }
        reviews.append(
            Review(
                source: review.source, isFound: review.isFound, isRussian: text.isRussian, text: text,
                samples: start..<labels.count, spans: spans, labels: wanted))
    }

    /// The sources, in order.
    var sources: [String] { Set(reviews.map(\.source)).sorted() }

    /// Numbers of the units of reviews for which `isWanted` holds.
    func indices(where isWanted: (Review) -> Bool) -> [Int] {
        reviews.filter(isWanted).flatMap { Array($0.samples) }
    }
}

/// Counts of chosen units against labels, as `../shared/score/labels_score.py` counts them.
struct ClaimCounts {
    var shown = 0, matched = 0, wanted = 0, telling = 0, rightKinds = 0

    var precision: Double { Double(matched) / Double(max(1, shown)) }
    var recall: Double { Double(telling) / Double(max(1, wanted)) }
    var f1: Double { 2 * precision * recall / max(0.001, precision + recall) }
    var kinds: Double { Double(rightKinds) / Double(max(1, matched)) }

    /// Adds the units of `review` that were chosen, by their numbers in it, with their kinds.
    mutating func add(_ review: Samples.Review, chosen: [(unit: Int, kind: String)]) {
        var pairs: [(share: Double, label: Int, unit: Int)] = []
        for (label, wanted) in review.labels.enumerated() {
            guard let place = wanted.span else { continue }
            for (number, unit) in chosen.enumerated() {
                let common = share(place, review.spans[unit.unit])
                if common >= Samples.leastShare { pairs.append((common, label, number)) }
            }
        }
        var labels: [Int: Int] = [:]
        var taken = Set<Int>()
        for pair in pairs.sorted(by: { ($0.share, $0.label, $0.unit) > ($1.share, $1.label, $1.unit) })
        where labels[pair.label] == nil && !taken.contains(pair.unit) {
            labels[pair.label] = pair.unit
            taken.insert(pair.unit)
        }
        shown += chosen.count
        matched += labels.count
        wanted += min(ClaimChoice.most, review.labels.count { $0.label.grade >= 2 })
        telling += labels.keys.count { review.labels[$0].label.grade >= 2 }
        rightKinds += labels.count { review.labels[$0.key].label.kinds.contains(chosen[$0.value].kind) }
    }
}
