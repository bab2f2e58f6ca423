internal import ReviewModel

/// An item that may be among the best.
struct Candidate: Equatable {
    /// Its row.
    var number: Int64
    /// What the text index says, by its kind.
    var score: Double
    /// Seconds; the least number where there is none.
    var date: Int64
    /// The phrases of the expression that it has, a bit each.
    var phrases: Int64 = 0
    /// 2 where it has the words in a row, 1 where near each other, else 0.
    var nearness: Int64 = 0
    /// How much of the score counts.
    var share = Candidate.least

    /// The share of an item that has nothing but other names of what was asked for.
    static let least = 0.4

    /// The factor of a kind by its name. Nearly all are reviews, and to compare a name with all kinds takes
    /// longer than the rest of a row.
    static func factor(named name: UnsafeBufferPointer<UInt8>) -> Double {
        if name.elementsEqual("review".utf8) { return 1 }
        return factor(Kind(rawValue: String(decoding: name, as: UTF8.self)) ?? .other)
    }

    /// Of items that fit as well, reviews come first.
    static func factor(_ kind: Kind) -> Double {
        switch kind {
        case .review: 1
        case .entry: 0.85
        case .news, .essay, .resource, .announcement: 0.85
        case .poll, .comment, .caption, .other: 0.7
        case .ad, .channelHeader: 0.5
        }
    }
}

/// Candidates, each of another row.
struct Candidates {
    /// In the order of their rows.
    private var items: [Candidate] = []

    /// Those of a list, in any order.
    init(_ candidates: [Candidate]) { items = candidates.sorted { $0.number < $1.number } }

    /// Adds those that are not there yet.
    mutating func add(_ others: Candidates) {
        let new = others.items.filter { place(of: $0.number) == nil }
        items = (items + new).sorted { $0.number < $1.number }
    }

    /// Lets more of the score of some count.
    mutating func raise(_ numbers: [Int64], by share: Double) {
        for number in numbers {
            if let place = place(of: number) { items[place].share += share * (1 - Candidate.least) }
        }
    }

    /// Lets more of the score of those count that have one of some phrases, a bit each.
    mutating func raise(having phrases: Int64, by share: Double) {
        for place in items.indices where items[place].phrases & phrases != 0 {
            items[place].share += share * (1 - Candidate.least)
        }
    }

    /// Lets more of the score of those count that have the words at least so near each other.
    mutating func raise(nearness: Int64, by share: Double) {
        for place in items.indices where items[place].nearness >= nearness {
            items[place].share += share * (1 - Candidate.least)
        }
    }

    /// Lets more of the score of all count.
    mutating func raiseAll(by share: Double) {
        for place in items.indices { items[place].share += share * (1 - Candidate.least) }
    }

    private func place(of number: Int64) -> Int? {
        var (start, end) = (0, items.count)
        while start < end {
            let middle = (start + end) / 2
            if items[middle].number < number { start = middle + 1 } else { end = middle }
        }
        return start < items.count && items[start].number == number ? start : nil
    }

    /// All, best first; of equals the newest, then the first that came in.
    var ranked: [RankedHit] {
        let ranked = items.map { (hit: $0, score: $0.score * $0.share) }.sorted {
            if $0.score != $1.score { return $0.score > $1.score }
            return $0.hit.date != $1.hit.date ? $0.hit.date > $1.hit.date : $0.hit.number < $1.hit.number
        }
        return ranked.map { RankedHit(number: $0.hit.number, score: $0.score) }
    }
}

/// An item that answers a query, with how well it does.
struct RankedHit: Equatable {
    /// Its row.
    var number: Int64
    /// Higher is better; nil where nothing was asked of the text.
    var score: Double?
}

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
