import ReviewModel
import Testing

/// What is told before an item of a list.
@Suite struct ClaimLeadsTests {
    private static let text = """
        The net has no memory. Two parts are trained apart:

        - a reader of pages
        - a writer of letters, which
          is slow:
          1. it waits for ink
          2. it blots
        • and a judge

        Nothing else is kept.
        - Paper is cheap
        """

    @Test(arguments: [
        ("a reader of pages", "Two parts are trained apart:"),
        ("and a judge", "Two parts are trained apart:"),
        ("Nothing else is kept.", nil), ("Paper is cheap", nil), ("of pages", nil),
        ("The net has no memory.", nil),
    ])
    func leadsOfItems(words: String, lead: String?) throws {
        #expect(try Self.lead(of: words, in: Self.text) == lead)
    }

    /// An item of an inner list is led in to by the one above it, where that ends with a colon.
    @Test func innerLists() throws {
        let text = "Three stores:\n- of words:\n  - a hash\n  - a tree\n- of numbers\n  - a heap"
        #expect(try Self.lead(of: "a tree", in: text) == "of words:")
        #expect(try Self.lead(of: "of numbers", in: text) == "Three stores:")
        #expect(try Self.lead(of: "a heap", in: text) == nil)
    }

    private static func lead(of words: String, in text: String) throws -> String? {
        let review = Review(
            kind: .review, title: "", text: text, source: SourceReference(path: "", format: ""))
        let range = try #require(text.firstRange(of: words))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let claim = Claim(text: words, kind: .method, range: start..<start + words.utf8.count)
        return ClaimLeads(review).lead(of: claim)
    }
}
