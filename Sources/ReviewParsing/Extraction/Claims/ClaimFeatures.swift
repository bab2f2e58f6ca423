import ReviewModel
import TextAnalysis

/// What can be seen of a sentence that makes it more or less worth quoting, as numbers.
///
/// The weights began as guesses and were then fitted by logistic regression, held close to the guesses,
/// to sentences that people had underlined in reviews; all features are general, none knows a document.
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
    static let bias = -2.74

    /// Weights by name of feature.
    static let weights: [String: Double] = [
        "cue.best": 0.75,
        "cue.rest": 0.33,
        "cue.contribution": 0.05,
        "cue.method": -0.25,
        "cue.result": 0.06,
        "cue.resource": -0.06,
        "cue.limitation": 0.11,
        "cue.opinion": 0.14,
        "cue.availability": 0.03,
        "numbers": 0.45,
        "ratio": 0.04,
        "names": 0.35,
        "models": 0.03,
        "datasets": 0.13,
        "first": 0.34,
        "last": 0.03,
        "opening": 0.06,
        "closing": 0.07,
        "place": 0.1,
        "short": -0.78,
        "brief": -0.36,
        "usual": 0.4,
        "long": -0.46,
        "length": -0.04,
        "digression": -0.8,
        "question": -1.16,
        "colon": -0.66,
        "parenthesis": 0.04,
        "address": -0.04,
        "dangling": -0.46,
        "reader": -0.5,
        "caption": -0.5,
        "fragment": -0.3,
        "person": -0.03,
    ]
}
