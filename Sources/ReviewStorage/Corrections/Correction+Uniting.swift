internal import ReviewModel

// Corrections that two people made of one item, or one person of two items that have turned out to be one.

extension Correction {
    /// Field, operation and value: what is the same in two equal corrections.
    var name: String { "\(field.rawValue) \(operation.rawValue) \(value)" }

    /// Whether nothing is left of `other` once this one is made.
    func makesVoid(_ other: Correction) -> Bool {
        guard field == other.field else { return false }
        switch operation {
        case .set, .clear: return true
        case .add, .remove: return value == other.value && other.operation != .clear
        }
    }

    /// All of both in the order of time, without those that later ones make void.
    static func united(_ own: [Correction], _ other: [Correction]) -> [Correction] {
        var (left, right) = (byTime(own)[...], byTime(other)[...])
        var result: [Correction] = []
        while let next = first(left, right) {
            if left.first.map({ rank($0) == rank(next) }) ?? false { left.removeFirst() }
            if right.first.map({ rank($0) == rank(next) }) ?? false { right.removeFirst() }
            result.removeAll { next.makesVoid($0) }
            result.append(next)
        }
        return result
    }

    private static func first(_ left: ArraySlice<Correction>, _ right: ArraySlice<Correction>)
        -> Correction?
    {
        guard let one = left.first else { return right.first }
        guard let other = right.first else { return one }
        return rank(one) <= rank(other) ? one : other
    }

    /// Those of one moment stay in their order.
    private static func byTime(_ corrections: [Correction]) -> [Correction] {
        corrections.enumerated().sorted {
            ($0.element.date?.seconds ?? 0, $0.offset) < ($1.element.date?.seconds ?? 0, $1.offset)
        }.map(\.element)
    }

    private static func rank(_ correction: Correction) -> (Int64, String) {
        (correction.date?.seconds ?? 0, correction.name)
    }
}
