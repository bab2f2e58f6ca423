/// How the posts of a channel that name one paper have turned out so far, by their shape.
///
/// A channel lays its reviews out alike, and its news alike: a post that could be either is read as those of its shape
/// before it were.
struct SourceHabits: Sendable {
    /// Where a post names its paper, and whether it has a title.
    struct Shape: Hashable, Sendable {
        /// Where the paper stands.
        enum Place: Sendable {
            /// In the head, on lines of links at the end, under the text, in the prose.
            case head, end, hung, prose
        }

        /// Where the paper stands.
        var place: Place
        /// Whether the opening has words that look like a title.
        var isTitled: Bool
    }

    /// Posts of a shape that tell nothing yet.
    private static let fewest = 3
    /// The most that habit adds or takes away.
    private static let most = 0.8
    /// What of the mean weight of others is handed on.
    private static let share = 0.3

    private var sums: [Shape: (weight: Double, count: Int)] = [:]

    /// Habits of a channel of which nothing was read yet.
    init() {}

    /// What the posts of this shape so far say about the next: above zero that it is a review.
    func shift(for shape: Shape) -> Double {
        guard let sum = sums[shape], sum.count >= Self.fewest else { return 0 }
        return max(-Self.most, min(Self.most, sum.weight / Double(sum.count) * Self.share))
    }

    /// Remembers a post of the shape whose own evidence weighed `weight`.
    mutating func note(_ shape: Shape, weight: Double) {
        let sum = sums[shape] ?? (0, 0)
        sums[shape] = (sum.weight + weight, sum.count + 1)
    }
}
