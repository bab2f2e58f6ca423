@testable import DigestCLI
import ReviewModel
import Testing

@Suite struct AnswerRowsTests {
    private static func item(_ id: String, kind: Kind = .review, papers: [(title: String, arxiv: String?)])
        -> LibraryItem
    {
        var review = Review(
            kind: kind, title: "t", text: "", source: SourceReference(path: "", format: ""))
        review.id = id
        review.papers = papers.map { title, arxiv in
            var paper = Paper(title: title)
            paper.arxiv = arxiv
            return paper
        }
        return LibraryItem(review: review)
    }

    private static let items = [
        item("a", papers: [("One", "2001.00001")]), item("b", papers: [("Two", nil)]),
        item("c", kind: .entry, papers: [("1", "2001.00001")]), item("d", papers: [("two", nil)]),
        item("e", papers: [("One", "2001.00001"), ("Two", nil)]),
        item("f", kind: .news, papers: [("One", "2001.00001")]),
        item("g", papers: []), item("h", kind: .entry, papers: [("Three", nil)]),
        item("i", papers: [("three", nil)]),
    ]

    @Test func oneRowAPaper() {
        let rows = AnswerRows(Self.items, isUnited: true)
        #expect(rows.items.map(\.review.id) == ["a", "b", "e", "f", "g", "i"])
        #expect(rows.more == ["a": 1, "b": 1, "i": 1])
        #expect(rows.covered == Self.items.count)
        #expect(rows.prefix(1).items.map(\.review.id) == ["a"])
        #expect(rows.prefix(1).covered == 2)
    }

    @Test func allRows() {
        let rows = AnswerRows(Self.items, isUnited: false)
        #expect(rows.items.count == Self.items.count)
        #expect(rows.more == [:])
    }
}
