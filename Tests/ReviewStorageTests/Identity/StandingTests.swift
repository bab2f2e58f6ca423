import ReviewModel
import Testing

@testable import ReviewStorage

/// Which version of one item is shown.
@Suite struct StandingTests {
    /// Changes that each make a version worth more, the weightiest first.
    private static let gains: [@Sendable (inout Review) -> Void] = [
        { $0.source.messages = [7] },
        { $0.edited = Timestamp(seconds: 10) },
        { $0.source.messages = [7, 8] },
        { $0.papers = [paper] },
        { $0.text += "longer" },
    ]

    private static var paper: Paper {
        var paper = Paper(title: "Paper")
        paper.arxiv = "2001.00001"
        return paper
    }

    private func standing(_ review: Review, _ traits: SourceTraits = [], fingerprint: Int64 = 0) -> Standing {
        Standing(review, traits: traits, fingerprint: fingerprint)
    }

    private var plain: Review { Sample.review("k/a", text: "text") }

    @Test(arguments: gains.indices) func eachCounts(_ index: Int) {
        var review = plain
        Self.gains[index](&review)
        #expect(standing(plain) < standing(review))
        #expect(!(standing(review) < standing(plain)))
    }

    /// What each version has, the one that is shown first.
    private static let contests:
        [(one: @Sendable (inout Review) -> Void, other: @Sendable (inout Review) -> Void)] =
            [
                ({ $0.source.messages = [7] }, { $0.edited = Timestamp(seconds: 10) }),
                (
                    {
                        $0.source.messages = [7]
                        $0.edited = Timestamp(seconds: 10)
                    }, { $0.source.messages = [7, 8] }
                ),
                (
                    { $0.source.messages = [7, 8] },
                    {
                        $0.source.messages = [7]
                        $0.papers = [paper]
                    }
                ),
                ({ $0.papers = [paper] }, { $0.text += " that is longer" }),
            ]

    @Test(arguments: contests.indices) func theWeightiestDecides(_ index: Int) {
        var (one, other) = (plain, plain)
        Self.contests[index].one(&one)
        Self.contests[index].other(&other)
        #expect(standing(other, .exactTimes, fingerprint: 1) < standing(one))
    }

    @Test func addressesAndADateAreFacts() {
        var linked = plain
        linked.links = [Link(url: "https://e.example", role: .other, placement: .body)]
        var dated = plain
        dated.date = Timestamp(seconds: 5)
        var lost = plain
        lost.links = [Link(url: nil, role: .other, placement: .body)]
        #expect(standing(plain) < standing(linked))
        #expect(standing(plain) < standing(dated))
        #expect(!(standing(plain) < standing(lost)))
    }

    @Test func exactTimesAndThenTheFingerprintDecide() {
        #expect(standing(plain) < standing(plain, .exactTimes, fingerprint: -1))
        #expect(standing(plain, fingerprint: 1) < standing(plain, fingerprint: 2))
        #expect(!(standing(plain) < standing(plain)))
    }
}
