import Foundation

/// Counts of what was given against what was wanted.
struct Score {
    /// Of what was given, how many are right, and how many were given.
    var right = 0, given = 0
    /// Of what was wanted, how many were found, and how many were wanted.
    var found = 0, wanted = 0

    var precision: Double { Double(right) / Double(max(1, given)) }
    var recall: Double { Double(found) / Double(max(1, wanted)) }
    /// Harmonic mean of precision and recall.
    var f1: Double { 2 * precision * recall / max(0.001, precision + recall) }

    /// Counts of a set: what is right of what was given is what was found of what was wanted.
    static func set(hits: Int, given: Int, wanted: Int) -> Score {
        Score(right: hits, given: given, found: hits, wanted: wanted)
    }

    static func += (left: inout Score, right: Score) {
        left.right += right.right
        left.given += right.given
        left.found += right.found
        left.wanted += right.wanted
    }
}

/// How often values are right that were told with a probability, by tenths of it.
struct Calibration {
    private var tenths = Array(repeating: (told: 0.0, right: 0, count: 0), count: 10)

    /// Adds a value that was told with `probability`.
    mutating func add(_ probability: Double, isRight: Bool) {
        let tenth = min(9, max(0, Int(probability * 10)))
        tenths[tenth].told += probability
        tenths[tenth].right += isRight ? 1 : 0
        tenths[tenth].count += 1
    }

    mutating func add(_ other: Calibration) {
        for tenth in tenths.indices {
            tenths[tenth].told += other.tenths[tenth].told
            tenths[tenth].right += other.tenths[tenth].right
            tenths[tenth].count += other.tenths[tenth].count
        }
    }

    /// A line a tenth that there are values of.
    var table: String {
        var text = ""
        for (place, tenth) in tenths.enumerated() where tenth.count > 0 {
            let count = Double(tenth.count)
            text +=
                "  0.\(place) to \(place == 9 ? "1.0" : "0.\(place + 1)")  told \(Scores.two(tenth.told / count))"
            text += "  right \(Scores.two(Double(tenth.right) / count))  of \(tenth.count)\n"
        }
        return text
    }
}

/// Scores by fields, with how sure the values were.
struct Scores {
    private var fields: [String: Score] = [:]
    private(set) var calibrations: [String: Calibration] = [:]

    /// The fields, in order.
    var names: [String] { fields.keys.sorted() }

    subscript(name: String) -> Score {
        get { fields[name] ?? Score() }
        set { fields[name] = newValue }
    }

    /// Notes whether a value of the field `name` is right that was told with `probability`.
    mutating func note(_ name: String, _ probability: Double, isRight: Bool) {
        calibrations[name, default: Calibration()].add(probability, isRight: isRight)
    }

    mutating func add(_ other: Scores) {
        for (name, score) in other.fields { self[name] += score }
        for (name, calibration) in other.calibrations {
            calibrations[name, default: Calibration()].add(calibration)
        }
    }

    static func two(_ value: Double) -> String { Decimals.text(value, places: 2) }
    static func three(_ value: Double) -> String { Decimals.text(value, places: 3) }
}

/// Numbers with a fixed count of decimal places.
enum Decimals {
    static func text(_ value: Double, places: Int) -> String { String(format: "%.\(places)f", value) }
}
