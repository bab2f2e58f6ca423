import Testing

/// Scores over all reviews that were graded by hand must not fall below what was measured, less the margin of
/// `Floors`. Without those labels nothing is measured, and that is said.
@Suite struct GradedLabelsTests {
    /// What was measured.
    private static let measured = [
        "reviews found": 0.75, "claims precision": 0.82, "claims recall": 0.46, "claims F1": 0.59,
        "kind of a claim": 0.71, "models the review is about": 0.62, "models named": 0.67, "datasets": 0.76,
        "topics": 0.73,
    ]

    @Test func allTogether() throws {
        guard GradedLabels.isPossible else {
            print("scores: no graded labels or no python3, nothing is measured")
            return
        }
        let figures = try GradedLabels().figures
        #expect(Set(figures.keys) == Set(Self.measured.keys))
        for (name, measured) in Self.measured.sorted(by: { $0.key < $1.key }) {
            let figure = try #require(figures[name])
            #expect(figure >= measured - Floors.margin, "\(name): was \(measured)")
        }
    }
}
