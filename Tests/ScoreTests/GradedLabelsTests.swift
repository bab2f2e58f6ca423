import Testing

/// Scores over all reviews that were graded by hand must not fall below what was measured, less the margin of
/// `Floors`. Without those labels nothing is measured, and that is said.
@Suite struct GradedLabelsTests {
    /// What was measured.
    private static let measured = [
        "reviews found": 0.75, "claims precision": 0.86, "claims recall": 0.50, "claims F1": 0.63,
        "kind of a claim": 0.82, "models the review is about": 0.78, "models named": 0.74, "datasets": 0.78,
        "topics": 0.77,
    ]

    @Test(.enabled(if: GradedLabels.isPossible, "no graded labels beside the checkout, or no python3"))
    func allTogether() throws {
        let figures = try GradedLabels().figures
        #expect(Set(figures.keys) == Set(Self.measured.keys))
        for (name, measured) in Self.measured.sorted(by: { $0.key < $1.key }) {
            let figure = try #require(figures[name])
            #expect(figure >= measured - Floors.margin, "\(name): was \(measured)")
        }
    }
}
