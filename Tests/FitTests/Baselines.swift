import TextAnalysis

@testable import ReviewParsing

/// Choices that need no labels: what a fit has to beat.
enum Baselines {
    /// The `count` units of most worth, none said twice counting for nothing.
    private static func best(_ worth: [Double], count: Int) -> [Int] {
        worth.indices.sorted { (worth[$0], $1) > (worth[$1], $0) }.prefix(count).sorted()
    }

    /// The longest units.
    static func longest(_ review: Samples.Review, count: Int) -> [Int] {
        best(review.text.units.map { Double($0.range.count) }, count: count)
    }

    /// Units ranked by TextRank (Mihalcea, Tarau 2004): words in common over the logarithms of the lengths, then
    /// PageRank.
    static func textRank(_ review: Samples.Review, count: Int) -> [Int] {
        let bags = review.text.stems.map(Set.init)
        let lengths = bags.map { BinaryLogarithm.of(Double(max(1, $0.count))) }
        let weights = bags.indices.map { left in
            bags.indices.map { right -> Double in
                guard left != right, bags[left].count > 1, bags[right].count > 1 else { return 0 }
                return Double(bags[left].intersection(bags[right]).count) / (lengths[left] + lengths[right])
            }
        }
        let sums = weights.map { $0.reduce(0, +) }
        var rank = Array(repeating: 1 / Double(max(1, bags.count)), count: bags.count)
        for _ in 0..<40 {
            rank = bags.indices.map { unit in
                var flow = 0.0
                for other in bags.indices where weights[other][unit] > 0 {
                    flow += weights[other][unit] / max(1e-9, sums[other]) * rank[other]
                }
                return 0.15 / Double(bags.count) + 0.85 * flow
            }
        }
        return best(rank, count: count)
    }
}
