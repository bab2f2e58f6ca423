import Foundation

@testable import ReviewParsing

/// Samples with features as rows of one array, optimised as one block of memory.
struct Matrix {
    var width: Int
    var values: [Double] = []

    var count: Int { width == 0 ? 0 : values.count / width }

    mutating func append(_ row: [Double]) { values += row }

    /// The row `index`.
    func row(_ index: Int) -> [Double] { Array(values[index * width..<(index + 1) * width]) }

    /// The same with nothing in `columns`.
    func without(_ columns: [Int]) -> Matrix {
        var part = self
        for row in 0..<count { for column in columns { part.values[row * width + column] = 0 } }
        return part
    }

    /// The rows `indices`.
    func rows(_ indices: [Int]) -> Matrix {
        var part = Matrix(width: width)
        part.values.reserveCapacity(indices.count * width)
        for index in indices { part.values += values[index * width..<(index + 1) * width] }
        return part
    }

    /// Mean and spread of each column.
    func scale() -> [(mean: Double, spread: Double)] {
        (0..<width).map { column in
            var sum = 0.0, squares = 0.0
            for row in 0..<count {
                let value = values[row * width + column]
                sum += value
                squares += value * value
            }
            let mean = sum / Double(max(1, count))
            let variance = squares / Double(max(1, count)) - mean * mean
            return (mean, variance > 1e-12 ? variance.squareRoot() : 1)
        }
    }

    /// Each column with the mean 0 and the spread 1, by `scale`.
    func scaled(by scale: [(mean: Double, spread: Double)]) -> Matrix {
        var scaled = self
        for row in 0..<count {
            for column in 0..<width {
                let place = row * width + column
                scaled.values[place] = (values[place] - scale[column].mean) / scale[column].spread
            }
        }
        return scaled
    }
}

/// Regression of several outcomes that exclude one another, held near nothing by the squares of the weights.
/// Deterministic: gradient descent with Nesterov's momentum from zero, a fixed number of rounds.
enum Regression {
    /// Weights of each outcome for `samples`, in their own scale. `targets` gives each sample's share of each outcome.
    static func fit(_ samples: Matrix, targets: [[Double]], penalty: Double, rounds: Int = 250)
        -> [LinearModel]
    {
        let scale = samples.scale()
        let scaled = samples.scaled(by: scale)
        let outcomes = targets.first?.count ?? 0
        let width = samples.width + 1
        var weights = Array(repeating: 0.0, count: outcomes * width)
        var ahead = weights
        var momentum = 1.0
        let step = 1 / (largest(scaled) / 2 + penalty)
        for _ in 0..<rounds {
            var gradient = Array(repeating: 0.0, count: outcomes * width)
            addGradient(to: &gradient, scaled, targets, ahead, outcomes)
            let next = (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2
            for place in weights.indices {
                let isBias = place % width == width - 1
                let slope = gradient[place] + (isBias ? 0 : penalty * ahead[place])
                let moved = ahead[place] - step * slope
                ahead[place] = moved + (momentum - 1) / next * (moved - weights[place])
                weights[place] = moved
            }
            momentum = next
        }
        return (0..<outcomes).map { unscaled(weights[$0 * width..<($0 + 1) * width], scale) }
    }

    /// Weights of whether something holds, as log odds.
    static func fit(_ samples: Matrix, holds: [Bool], penalty: Double, rounds: Int = 250) -> LinearModel {
        let both = fit(
            samples, targets: holds.map { $0 ? [0, 1] : [1, 0] }, penalty: penalty, rounds: rounds)
        return LinearModel(
            bias: both[1].bias - both[0].bias,
            weights: zip(both[1].weights, both[0].weights).map { $0 - $1 })
    }

    private static func addGradient(
        to gradient: inout [Double], _ samples: Matrix, _ targets: [[Double]], _ weights: [Double],
        _ outcomes: Int
    ) {
        let width = samples.width
        var scores = Array(repeating: 0.0, count: outcomes)
        samples.values.withUnsafeBufferPointer { values in
            weights.withUnsafeBufferPointer { weights in
                gradient.withUnsafeMutableBufferPointer { gradient in
                    for row in 0..<samples.count {
                        let base = row * width
                        var highest = -Double.infinity
                        for outcome in 0..<outcomes {
                            let first = outcome * (width + 1)
                            var sum = weights[first + width]
                            for column in 0..<width { sum += weights[first + column] * values[base + column] }
                            scores[outcome] = sum
                            highest = max(highest, sum)
                        }
                        var total = 0.0
                        for outcome in 0..<outcomes {
                            scores[outcome] = exp(scores[outcome] - highest)
                            total += scores[outcome]
                        }
                        for outcome in 0..<outcomes {
                            let off = scores[outcome] / total - targets[row][outcome]
                            let first = outcome * (width + 1)
                            for column in 0..<width {
                                gradient[first + column] += off * values[base + column]
                            }
                            gradient[first + width] += off
                        }
                    }
                }
            }
        }
    }

    /// The largest eigenvalue of the products of columns, by repeated multiplication.
    private static func largest(_ samples: Matrix) -> Double {
        let width = samples.width
        var vector = Array(repeating: 1.0, count: width + 1)
        var size = 1.0
        for _ in 0..<30 {
            var next = Array(repeating: 0.0, count: width + 1)
            for row in 0..<samples.count {
                var dot = vector[width]
                for column in 0..<width { dot += vector[column] * samples.values[row * width + column] }
                for column in 0..<width { next[column] += dot * samples.values[row * width + column] }
                next[width] += dot
            }
            size = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
            vector = next.map { $0 / size }
        }
        return size * 1.05
    }

    private static func unscaled(_ weights: ArraySlice<Double>, _ scale: [(mean: Double, spread: Double)])
        -> LinearModel
    {
        let own = zip(weights, scale).map { $0 / $1.spread }
        let shift = zip(own, scale).reduce(0) { $0 + $1.0 * $1.1.mean }
        return LinearModel(bias: (weights.last ?? 0) - shift, weights: own)
    }
}
