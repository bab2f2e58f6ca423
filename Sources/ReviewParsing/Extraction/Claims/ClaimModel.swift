import ReviewModel
import TextAnalysis

/// The fitted weights of `ClaimFeatures`, from `Lexicons/Words/claimweights.txt`, which the tests of `FitTests`
/// write.
struct ClaimModel: Sendable {
    /// A sum of features by weights.
    struct Linear: Sendable {
        /// What is added to it.
        var bias = 0.0
        /// Weights in the order of `ClaimFeatures.names`.
        var weights: [Double]

        /// Weights by the names of features; a feature that is not there weighs nothing.
        init(_ pairs: [(left: String, right: String)]) {
            var byName: [String: Double] = [:]
            for pair in pairs { byName[pair.left] = Double(pair.right) }
            bias = byName["bias"] ?? 0
            weights = ClaimFeatures.names.map { byName[$0] ?? 0 }
        }

        /// The sum.
        func score(_ features: ClaimFeatures) -> Double {
            var sum = bias
            for (weight, value) in zip(weights, features.values) { sum += weight * value }
            return sum
        }
    }

    /// Whether a unit is worth showing at all, as log odds.
    let fine: Linear
    /// Whether it is among the most telling ones, as log odds.
    let telling: Linear
    /// The kinds with how much speaks for each.
    let kinds: [(kind: Claim.Kind, weights: Linear)]

    /// What was fitted.
    static let fitted = ClaimModel()

    private init() {
        fine = Linear(WordFiles.claimWeights.pairs("fine"))
        telling = Linear(WordFiles.claimWeights.pairs("telling"))
        kinds = [
            (.contribution, Linear(WordFiles.claimWeights.pairs("kind.contribution"))),
            (.method, Linear(WordFiles.claimWeights.pairs("kind.method"))),
            (.result, Linear(WordFiles.claimWeights.pairs("kind.result"))),
            (.resource, Linear(WordFiles.claimWeights.pairs("kind.resource"))),
            (.limitation, Linear(WordFiles.claimWeights.pairs("kind.limitation"))),
            (.opinion, Linear(WordFiles.claimWeights.pairs("kind.opinion"))),
            (.availability, Linear(WordFiles.claimWeights.pairs("kind.availability"))),
        ]
    }

    /// The kind that most speaks for.
    func kind(of features: ClaimFeatures) -> Claim.Kind {
        kinds.map { ($0.kind, $0.weights.score(features)) }.max { $0.1 < $1.1 }?.0 ?? .method
    }

    /// A probability of log odds. By squaring, which needs no mathematics of C: e^x = (1 + x/1024)^1024.
    static func probability(ofLogOdds odds: Double) -> Double {
        var power = 1 - max(-30, min(30, odds)) / 1024
        for _ in 0..<10 { power *= power }
        return 1 / (1 + power)
    }
}
