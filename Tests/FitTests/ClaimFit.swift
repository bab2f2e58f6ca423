import Foundation
import ReviewModel

@testable import ReviewParsing

/// What is fitted of the claims: whether a unit is worth showing, whether it is telling, and what it tells.
struct ClaimFit {
    var fine: Weights
    var telling: Weights
    var kinds: [Weights]

    /// How strongly weights are held near nothing; chosen once, on sources left out.
    private static let penalty = 600.0
    private static let kindPenalty = 100.0
    /// How much of a sample goes to the kinds that are right as well.
    private static let alternativeShare = 0.4

    /// Fits to the units `indices`.
    init(_ samples: Samples, indices: [Int]) {
        let features = samples.features.rows(indices)
        let labels = indices.map { samples.labels[$0] }
        fine = Regression.fit(features, holds: labels.map { $0 != nil }, penalty: Self.penalty)
        telling = Regression.fit(features, holds: labels.map { ($0?.grade ?? 0) >= 2 }, penalty: Self.penalty)
        let labelled = zip(indices, labels).compactMap { index, label in label.map { (index, $0) } }
        kinds = Regression.fit(
            samples.features.rows(labelled.map(\.0)), targets: labelled.map { Self.shares(of: $0.1) },
            penalty: Self.kindPenalty)
    }

    private static func shares(of label: LabelFile.Label) -> [Double] {
        Claim.Kind.allCases.map { kind in
            let isFirst = label.kind == kind.rawValue ? 1 - alternativeShare : 0
            let isOne = label.kinds.contains(kind.rawValue)
            return isFirst + (isOne ? alternativeShare / Double(label.kinds.count) : 0)
        }
    }

    /// The units that would be chosen in `review`, with their kinds.
    func chosen(in review: Samples.Review, of samples: Samples) -> [(unit: Int, kind: String)] {
        let worth = review.samples.map { row in
            let fine = ClaimModel.probability(ofLogOdds: fine.score(samples.features, row: row))
            let telling = ClaimModel.probability(ofLogOdds: telling.score(samples.features, row: row))
            return fine + ClaimChoice.tellingShare * telling
        }
        return ClaimChoice.chosen(review.text, worth: worth).map { unit in
            let row = review.samples.lowerBound + unit
            let scores = kinds.map { $0.score(samples.features, row: row) }
            let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
            return (unit, Claim.Kind.allCases[best].rawValue)
        }
    }

    /// The file of weights, with `head` as its comment.
    func file(head: String) -> String {
        var text = head
        func add(_ name: String, _ weights: Weights) {
            text += "\n[\(name)]\nbias = \(Self.short(weights.bias))\n"
            for (feature, weight) in zip(ClaimFeatures.names, weights.weights) {
                text += "\(feature) = \(Self.short(weight))\n"
            }
        }
        add("fine", fine)
        add("telling", telling)
        for (kind, weights) in zip(Claim.Kind.allCases, kinds) { add("kind.\(kind.rawValue)", weights) }
        return text
    }

    private static func short(_ value: Double) -> String { String(format: "%.4f", value) }
}
