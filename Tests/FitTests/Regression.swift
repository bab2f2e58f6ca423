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

/// What samples have or have not, few of many: words of sentences. Numbers of what each has.
struct Marks {
    /// How many marks there are.
    var width = 0
    /// The marks of each sample; none where there are no marks at all.
    var rows: [[Int]] = []

    /// One over the spread of each mark among the samples.
    func scale() -> [Double] {
        var counts = Array(repeating: 0.0, count: width)
        for mark in rows.joined() { counts[mark] += 1 }
        return counts.map { count in
            let share = count / Double(max(1, rows.count))
            let variance = share * (1 - share)
            return variance > 1e-12 ? 1 / variance.squareRoot() : 1
        }
    }
}

/// Regression of several outcomes that exclude one another, held near nothing by the squares of the weights.
/// Deterministic: gradient descent with Nesterov's momentum from zero, a fixed number of rounds.
enum Regression {
    /// Weights of each outcome for `samples` and for their marks, in their own scale. `targets` gives each sample's share
    /// of each outcome; marks are held near nothing by `markPenalty`.
    static func fit(
        _ samples: Matrix, marks: Marks = Marks(), targets: [[Double]], penalty: Double,
        markPenalty: Double = 1,
        rounds: Int = 250
    ) -> (models: [LinearModel], marks: [[Double]]) {
        let scale = samples.scale()
        let markScale = marks.scale()
        let both = Design(samples: samples.scaled(by: scale), marks: marks, scale: markScale)
        let outcomes = targets.first?.count ?? 0
        let width = both.width
        var weights = Array(repeating: 0.0, count: outcomes * width)
        var ahead = weights
        var momentum = 1.0
        let step = 1 / (both.largest() / 2 + max(penalty, marks.width > 0 ? markPenalty : 0))
        for _ in 0..<rounds {
            var gradient = Array(repeating: 0.0, count: outcomes * width)
            both.addGradient(to: &gradient, targets, weights: ahead, outcomes)
            let next = (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2
            for place in weights.indices {
                let column = place % width
                let held = column < samples.width ? penalty : column < width - 1 ? markPenalty : 0
                let slope = gradient[place] + held * ahead[place]
                let moved = ahead[place] - step * slope
                ahead[place] = moved + (momentum - 1) / next * (moved - weights[place])
                weights[place] = moved
            }
            momentum = next
        }
        let parts = (0..<outcomes).map { weights[$0 * width..<($0 + 1) * width] }
        return (
            parts.map { unscaled($0.prefix(samples.width), bias: $0.last ?? 0, scale) },
            parts.map { part in zip(part.dropFirst(samples.width).dropLast(), markScale).map { $0 * $1 } }
        )
    }

    /// Weights of whether something holds, as log odds.
    static func fit(_ samples: Matrix, holds: [Bool], penalty: Double, rounds: Int = 250) -> LinearModel {
        let both = fit(
            samples, targets: holds.map { $0 ? [0, 1] : [1, 0] }, penalty: penalty, rounds: rounds
        ).models
        return LinearModel(
            bias: both[1].bias - both[0].bias,
            weights: zip(both[1].weights, both[0].weights).map { $0 - $1 })
    }

    private static func unscaled(
        _ weights: ArraySlice<Double>, bias: Double, _ scale: [(mean: Double, spread: Double)]
    ) -> LinearModel {
        let own = zip(weights, scale).map { $0 / $1.spread }
        let shift = zip(own, scale).reduce(0) { $0 + $1.0 * $1.1.mean }
        return LinearModel(bias: bias - shift, weights: own)
    }
}

/// Samples and their marks as one matrix: columns of features, then those of marks, then one that is always 1.
private struct Design {
    let samples: Matrix
    let marks: Marks
    /// What a mark counts where there is one.
    let scale: [Double]

    /// How many columns there are.
    var width: Int { samples.width + marks.width + 1 }

    /// Adds the slope of the loss at `weights`, those of one outcome after those of another.
    func addGradient(to gradient: inout [Double], _ targets: [[Double]], weights: [Double], _ outcomes: Int) {
        var off = Array(repeating: 0.0, count: outcomes)
        gradient.withUnsafeMutableBufferPointer { gradient in
            weights.withUnsafeBufferPointer { weights in
                for row in 0..<samples.count {
                    for outcome in 0..<outcomes { off[outcome] = dot(weights, at: outcome * width, row: row) }
                    let highest = off.max() ?? 0
                    for outcome in 0..<outcomes { off[outcome] = exp(off[outcome] - highest) }
                    let total = off.reduce(0, +)
                    for outcome in 0..<outcomes {
                        let wrong = off[outcome] / total - targets[row][outcome]
                        add(wrong, to: gradient, at: outcome * width, row: row)
                    }
                }
            }
        }
    }

    /// The largest eigenvalue of the products of columns, by repeated multiplication.
    func largest() -> Double {
        var vector = Array(repeating: 1.0, count: width)
        var size = 1.0
        for _ in 0..<30 {
            var next = Array(repeating: 0.0, count: width)
            next.withUnsafeMutableBufferPointer { next in
                vector.withUnsafeBufferPointer { vector in
                    for row in 0..<samples.count {
                        add(dot(vector, at: 0, row: row), to: next, at: 0, row: row)
                    }
                }
            }
            size = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
            vector = next.map { $0 / size }
        }
        return size * 1.05
    }

    private func dot(_ weights: UnsafeBufferPointer<Double>, at first: Int, row: Int) -> Double {
        let count = samples.width
        var sum = weights[first + width - 1]
        samples.values.withUnsafeBufferPointer { values in
            for column in 0..<count { sum += weights[first + column] * values[row * count + column] }
        }
        guard marks.width > 0 else { return sum }
        for mark in marks.rows[row] { sum += weights[first + count + mark] * scale[mark] }
        return sum
    }

    private func add(_ amount: Double, to sums: UnsafeMutableBufferPointer<Double>, at first: Int, row: Int) {
        let count = samples.width
        samples.values.withUnsafeBufferPointer { values in
            for column in 0..<count { sums[first + column] += amount * values[row * count + column] }
        }
        sums[first + width - 1] += amount
        guard marks.width > 0 else { return }
        for mark in marks.rows[row] { sums[first + count + mark] += amount * scale[mark] }
    }
}
