import TextAnalysis

/// A sum of features by weights that were fitted to labels and lie in a text file: how much speaks for something, as
/// log odds.
struct LinearModel: Sendable {
    private let bias: Double
    private let weights: [Double]

    /// The model of `pairs`, each the name of a feature and its weight, over features in the order of `features`. A
    /// feature that is not among the pairs weighs nothing.
    init(_ pairs: [(left: String, right: String)], features: [String]) {
        var byName: [String: Double] = [:]
        for pair in pairs { byName[pair.left] = Double(pair.right) }
        bias = byName["bias"] ?? 0
        weights = features.map { byName[$0] ?? 0 }
    }

    /// The model of `weights`, one a feature, while they are being fitted.
    init(bias: Double, weights: [Double]) {
        self.bias = bias
        self.weights = weights
    }

    /// The probability that `values`, one a feature, speak for.
    func probability(of values: [Double]) -> Double {
        var odds = bias
        for (weight, value) in zip(weights, values) { odds += weight * value }
        // By squaring, which needs no mathematics of C: e^x = (1 + x/1024)^1024.
        var power = 1 - max(-30, min(30, odds)) / 1024
        for _ in 0..<10 { power *= power }
        return 1 / (1 + power)
    }
}
