import TextAnalysis

/// A sum of features by weights that were fitted to labels and lie in a text file: how much speaks for something, as
/// log odds.
struct LinearModel: Sendable {
    /// What is added to the sum.
    let bias: Double
    /// One weight a feature.
    let weights: [Double]

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

    /// How much `values`, one a feature, speak for, as log odds.
    func odds(of values: [Double]) -> Double {
        var odds = bias
        for (weight, value) in zip(weights, values) { odds += weight * value }
        return odds
    }

    /// The probability that `values`, one a feature, speak for.
    func probability(of values: [Double]) -> Double { Self.probability(ofLogOdds: odds(of: values)) }

    /// A probability of log odds.
    static func probability(ofLogOdds odds: Double) -> Double { 1 / (1 + BoundedExponential.of(-odds)) }
}

/// Powers of e without the mathematics of C.
enum BoundedExponential {
    /// e to the power of `value`, which is taken for 30 at most: by squaring, e^x = (1 + x/1024)^1024.
    static func of(_ value: Double) -> Double {
        var power = 1 + max(-30, min(30, value)) / 1024
        for _ in 0..<10 { power *= power }
        return power
    }
}

/// What is looked at of a thing to tell something of it by a `LinearModel`: features in a fixed order, which the files
/// of weights know by name.
struct FeatureTable<Thing>: Sendable {
    /// A feature: its name, and what a thing has of it, mostly from 0 to 1.
    typealias Feature = (name: String, value: @Sendable (Thing) -> Double)

    /// Names of the features.
    let names: [String]
    private let looks: [@Sendable (Thing) -> Double]

    /// A table of `features`.
    init(_ features: [Feature]) {
        names = features.map(\.name)
        looks = features.map(\.value)
    }

    /// One number a feature.
    func values(of thing: Thing) -> [Double] { looks.map { $0(thing) } }

    /// The model over these features whose weights are the pairs `weights`.
    func model(_ weights: [(left: String, right: String)]) -> LinearModel {
        LinearModel(weights, features: names)
    }

    /// A feature that is there or not.
    static func flag(_ name: String, holds: @escaping @Sendable (Thing) -> Bool) -> Feature {
        (name, { holds($0) ? 1 : 0 })
    }

    /// A count that matters less the larger it is.
    static func count(_ name: String, count: @escaping @Sendable (Thing) -> Int) -> Feature {
        (name, { 1 - 1 / Double(1 + max(0, count($0))) })
    }
}

/// A thing that is judged among others of its review.
struct Among<Thing: Sendable, Surroundings: Sendable>: Sendable {
    /// What is judged.
    let thing: Thing
    /// What all of them have in common.
    let all: Surroundings

    /// `thing` among those that are summed up in `all`.
    init(_ thing: Thing, in all: Surroundings) {
        self.thing = thing
        self.all = all
    }
}
