import Foundation
import ReviewModel

@testable import ReviewParsing

/// What is fitted of the claims: whether a unit is worth showing, whether it is telling, and what it tells.
struct ClaimFitting: Fitting {
    let head = FittingHead(
        file: "claimweights", subject: "the ranker of claims and the classifier of their kinds",
        features: ClaimFeatures.names, rivals: [("claims", "longest"), ("claims", "TextRank")])
    let reviews: [FittedReview]
    private let samples: Samples

    /// How strongly weights are held near nothing; chosen once, on sources left out.
    private static let penalty = 600.0
    private static let kindPenalty = 150.0
    private static let wordPenalty = 1000.0
    /// In how many sources, and in how many units, a word stands that may tell kinds apart.
    private static let fewestSources = 2, fewestUnits = 5
    /// How much of the bias for kinds that many sentences tell is taken back: held near nothing, weights leave what is
    /// unsure to the most frequent kind.
    private static let biasTakenBack = 0.15
    /// Of each feature, whether it is of the words and marks of a unit, not of its place.
    private static let isOfWords = ClaimFeatures.names.map { name in
        ["word", "cue", "early", "aside", "tells", "pointer", "numbers", "mark", "letters"].contains {
            name.hasPrefix($0)
        }
    }
    /// How much of a sample goes to the kinds that are right as well.
    private static let alternativeShare = 0.4

    init(_ labelled: [LabelledReview]) {
        samples = Samples(labelled)
        reviews = labelled.map(FittedReview.init)
    }

    func fit(_ indices: [Int]) -> ClaimModel {
        let units = indices.flatMap { Array(samples.reviews[$0].samples) }
        // What tells kinds apart adds nothing to what is worth showing.
        let ranked = samples.features.rows(units).without(ClaimFeatures.columnsOfKinds)
        let labels = units.map { samples.labels[$0] }
        let labelled = zip(units, labels).compactMap { index, label in label.map { (index, $0) } }
        let words = vocabulary(of: labelled.map(\.0))
        let numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
        var own = samples.features.rows(labelled.map(\.0))
        var stems = labelled.map { samples.words[$0.0] }
        var targets = labelled.map { Self.shares(of: $0.1) }
        // Where a sentence stands that has no review tells nothing: it has the mean of that.
        let means = own.scale().map(\.mean)
        for sentence in samples.sentences {
            let features = means.indices.map { Self.isOfWords[$0] ? sentence.features[$0] : means[$0] }
            own.append(features)
            stems.append(sentence.words)
            targets.append(Claim.Kind.allCases.map { $0.rawValue == sentence.kind ? 1 : 0 })
        }
        let kinds = Regression.fit(
            own,
            marks: Marks(width: words.count, rows: stems.map { $0.compactMap { numbers[$0] }.sorted() }),
            targets: targets, penalty: Self.kindPenalty, markPenalty: Self.wordPenalty)
        let shares = Claim.Kind.allCases.indices.map { kind in
            targets.reduce(0) { $0 + $1[kind] } / Double(max(1, targets.count))
        }
        return ClaimModel(
            fine: Regression.fit(ranked, holds: labels.map { $0 != nil }, penalty: Self.penalty),
            telling: Regression.fit(
                ranked, holds: labels.map { ($0?.grade ?? 0) >= 2 }, penalty: Self.penalty),
            kinds: zip(kinds.models, shares).map { model, share in
                LinearModel(
                    bias: model.bias - Self.biasTakenBack * log(max(share, 0.001)), weights: model.weights)
            },
            words: Dictionary(
                uniqueKeysWithValues: words.enumerated().map { place, word in
                    (word, kinds.marks.map { $0[place] })
                }))
    }

    /// The words that stand in some units of several sources, in order.
    private func vocabulary(of units: [Int]) -> [String] {
        var counts: [String: Int] = [:]
        var sources: [String: Set<String>] = [:]
        for unit in units {
            let source = samples.reviews[samples.owners[unit]].source.components(separatedBy: "__")[0]
            for word in samples.words[unit] {
                counts[word, default: 0] += 1
                sources[word, default: []].insert(source)
            }
        }
        for sentence in samples.sentences {
            for word in sentence.words {
                counts[word, default: 0] += 1
                sources[word, default: []].insert(sentence.file)
            }
        }
        return counts.keys.filter {
            counts[$0, default: 0] >= Self.fewestUnits && sources[$0, default: []].count >= Self.fewestSources
        }.sorted()
    }

    private static func shares(of label: LabelFile.Label) -> [Double] {
        Claim.Kind.allCases.map { kind in
            let isFirst = label.kind == kind.rawValue ? 1 - alternativeShare : 0
            let isOne = label.kinds.contains(kind.rawValue)
            return isFirst + (isOne ? alternativeShare / Double(label.kinds.count) : 0)
        }
    }

    func measure(_ model: ClaimModel, on index: Int, into scores: inout Scores) {
        let review = samples.reviews[index]
        let rows = review.samples.map { samples.features.row($0) }
        let shown = ClaimChoice(review.text, features: rows, by: model).chosen
        let chosen = shown.map(\.unit)
        let matches = review.matches(chosen)
        scores["claims"] += review.score(chosen, matches)
        for claim in shown {
            scores.note("claims", claim.probability, isRight: matches.values.contains(claim.unit))
        }
        for (label, unit) in matches {
            let kind = shown.first { $0.unit == unit }?.kind
            let isRight = review.labels[label].label.kinds.contains(kind?.rawValue ?? "")
            scores["kinds"] += .set(hits: isRight ? 1 : 0, given: 1, wanted: 1)
        }
        for (name, other) in [
            ("longest", Baselines.longest(review, count: chosen.count)),
            ("TextRank", Baselines.textRank(review, count: chosen.count)),
        ] {
            scores[name] += review.score(other, review.matches(other))
        }
    }

    func lists(of model: ClaimModel) -> [(name: String, weights: LinearModel)] {
        [("fine", model.fine), ("telling", model.telling)]
            + model.kinds.map { ("kind.\($0.kind.rawValue)", $0.weights) }
    }

    func words(of model: ClaimModel) -> (list: String, weights: [String: [Double]])? {
        let telling = model.words.filter { $0.value.contains { abs($0) >= Self.leastWeight } }
        return ("kind words", telling)
    }

    /// What is told apart by a word that weighs less is told apart by nothing.
    private static let leastWeight = 0.1
}
