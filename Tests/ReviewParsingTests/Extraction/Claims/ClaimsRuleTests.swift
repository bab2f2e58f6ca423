import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Which sentences of a review are quoted.
@Suite struct ClaimsRuleTests {
    private static func claims(_ body: String) -> [String] {
        let source = "# Small Nets Learn Too\n\n[paper](https://arxiv.org/abs/2001.00001)\n\n\(body)\n"
        return Reading(Array(source.utf8), path: "note.md").items.flatMap(\.claims).map(\.text)
    }

    @Test func whatIsRepeatedIsQuotedOnce() {
        let told = "The small network outperforms all larger baselines by 12% on held-out images."
        let again = "As said, the small network outperforms all larger baselines by 12% on held-out images."
        let claims = Self.claims(
            "\(told)\n\n\(again)\n\nIt is trained with plain gradient descent on 8 GPUs.")
        #expect(claims.filter { $0.contains("outperforms") }.count == 1, "\(claims)")
        #expect(claims.contains { $0.contains("gradient descent") })
    }
}
