import ReviewModel
import TextAnalysis

/// What can be seen of a sentence that makes it more or less worth quoting, as numbers.
///
/// The weights were fitted by logistic regression to sentences that people had underlined in
/// reviews of two languages; all features are general, none knows a document.
struct ClaimFeatures: Sendable {
    /// A feature with its weight.
    struct Feature: Sendable {
        var name: String
        var weight: Double
        var value: Double
    }

    /// Features in a fixed order.
    private(set) var features: [Feature] = []

    /// Sum of values by weights, from about -4 to 4.
    var score: Double { features.reduce(ClaimWeights.bias) { $0 + $1.weight * $1.value } }

    /// Adds a feature.
    mutating func add(_ name: String, _ value: Double) {
        features.append(Feature(name: name, weight: ClaimWeights.weights[name] ?? 0, value: value))
    }

    /// Adds a feature that is there or not.
    mutating func add(_ name: String, _ holds: Bool) { add(name, holds ? 1 : 0) }
}

/// Weights of `ClaimFeatures` by name.
enum ClaimWeights {
    /// Score of a sentence of which nothing can be said.
    static let bias = 0.0

    /// Weights by name of feature.
    static let weights: [String: Double] = [
        "cue.best": 1, "cue.rest": 0.3, "numbers": 0.5, "names": 0.5, "first": 0.4, "short": -1.0,
        "brief": -0.4, "usual": 0.2, "long": -0.5,
        "digression": -0.8, "question": -1.5, "colon": -0.8, "dangling": -0.6,
    ]
}
