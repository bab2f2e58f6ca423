/// How much of a question items have: the sum of the weights of its words.
struct Coverage {
    private var weights: [Int64: Double] = [:]
    /// What items have of it to the letter.
    private var literal: [Int64: Double] = [:]

    /// The part of the best coverage that an item must have to be told of.
    private static let least = 0.4

    /// Items that have a word in one way or another.
    mutating func add(_ items: [Int64], weight: Double) {
        for item in items { weights[item, default: 0] += weight }
    }

    /// Items that have the word itself.
    mutating func favour(_ items: [Int64], weight: Double) {
        for item in items { literal[item, default: 0] += weight * 0.25 }
    }

    /// The items with the most, at most `count` of them.
    func best(_ count: Int) -> [Int64] {
        guard let most = weights.values.max() else { return [] }
        let enough = weights.filter { $0.value >= most * Coverage.least }
        return enough.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.prefix(count).map(\.key)
    }

    /// `items` in order: by what they have of the question, squared, by how well they have it, and by
    /// what they are.
    func ranked(_ items: [Int64], scores: [Int64: Double], factors: [Int64: Double]) -> [RankedHit] {
        let hits = items.map { item in
            let covered = weights[item, default: 0]
            let words = covered + literal[item, default: 0]
            let score = words * covered * (1 + scores[item, default: 0] / 10)
            return RankedHit(number: item, score: score * factors[item, default: 1])
        }
        return hits.sorted { ($0.score ?? 0, -$0.number) > ($1.score ?? 0, -$1.number) }
    }
}
