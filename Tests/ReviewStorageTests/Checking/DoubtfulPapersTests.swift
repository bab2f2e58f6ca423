import ReviewModel
import Testing

@testable import ReviewStorage

/// Papers that may be one are found, joined or kept apart for good.
@Suite struct DoubtfulPapersTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    private func review(
        _ key: String, _ title: String, _ authors: [String], arxiv: String? = nil, doi: String? = nil
    ) -> Review {
        var review = Sample.review(key, title: title)
        var paper = Paper(title: title)
        paper.authors = authors.map(Author.init(name:))
        (paper.arxiv, paper.doi) = (arxiv, doi)
        review.papers = [paper]
        return review
    }

    /// Titles of the pairs, in order.
    private func pairs() throws -> [String] {
        try DoubtfulPapers(library.store.database).pairs().map { "\($0.title) | \($1.title)" }
    }

    private func item(_ key: String) throws -> LibraryItem { try #require(try library.item(key: key)) }

    private static let short = "Small Nets Learn Too"
    private static let long = "Small Nets Learn Too: a Study of Depth"

    @Test(arguments: [
        (short, ["Ada One"], long, ["A. One", "Bob Two"], true),
        (short, ["Ada One"], long, ["Bob Two"], false),
        (short, [], long, ["Bob Two"], true),
        ("Small Nets Learn", ["Ada One"], long, ["Ada One"], false),
        ("Small nets learn a lot of tricks", ["Ada One"], long, ["Ada One"], false),
        ("Big Nets Learn Too", ["Ada One"], short, ["Ada One"], false),
        ("Notes on Small Nets, Part I", ["Ada One"], "Notes on Small Nets, Part II", ["Ada One"], false),
        ("Notes on Small Nets", ["Ada One"], "Notes on Small Nets 2", ["Ada One"], false),
    ])
    func likeness(one: String, ours: [String], other: String, theirs: [String], isDoubtful: Bool) throws {
        try library.take([
            review("a", one, ours, arxiv: "2001.00001"), review("b", other, theirs, doi: "10.1/x"),
        ])
        #expect(try pairs().count == (isDoubtful ? 1 : 0))
    }

    @Test func differentIdentifiersAreTwoPapers() throws {
        try library.take([
            review("a", Self.short, ["Ada One"], arxiv: "2001.00001"),
            review("b", Self.long, ["Ada One"], arxiv: "2001.00002"),
        ])
        #expect(try pairs().isEmpty)
    }

    /// A preprint has a DOI of its own, published papers have one each.
    @Test(arguments: [("10.1101/2020.01.02.123456", true), ("10.1000/y", false)])
    func preprintsAreAskedFor(doi: String, isDoubtful: Bool) throws {
        try library.take([
            review("a", Self.short, ["Ada One"], doi: doi),
            review("b", Self.long, ["Ada One"], doi: "10.1000/x"),
        ])
        #expect(try pairs().count == (isDoubtful ? 1 : 0))
    }

    @Test func joinedPapersAreOneAfterEveryImport() throws {
        let reviews = [
            review("a", Self.short, ["Ada One"], arxiv: "2001.00001"),
            review("b", Self.long, ["Ada One"], doi: "10.1/x"),
        ]
        try library.take(reviews)
        #expect(try pairs() == ["\(Self.short) | \(Self.long)"])
        try library.store.joinPapers(item("a"), item("b"))
        #expect(try pairs().isEmpty)
        for key in ["a", "b"] {
            let paper = try #require(try item(key).review.papers.first)
            #expect(paper.arxiv == "2001.00001")
            #expect(paper.doi == "10.1/x")
        }
        var better = reviews[1]
        better.label = "Lab"
        try library.take([reviews[0], better])
        #expect(try item("b").review.papers.first?.arxiv == "2001.00001")
        #expect(try pairs().isEmpty)
        #expect(throws: PaperPairError.self) { try library.store.joinPapers(item("a"), item("b")) }
    }

    @Test func titlesAreJoinedWhereThereIsNothingElse() throws {
        try library.take([review("a", Self.short, ["Ada One"]), review("b", Self.long, ["Ada One"])])
        try library.store.joinPapers(item("a"), item("b"))
        #expect(try item("b").review.papers.first?.title == Self.short)
        #expect(try pairs().isEmpty)
    }

    @Test func whatIsKeptApartIsNotAskedAgain() throws {
        let reviews = [
            review("a", Self.short, ["Ada One"], arxiv: "2001.00001"),
            review("b", Self.long, ["Ada One"], doi: "10.1/x"),
        ]
        try library.take(reviews)
        try library.store.keepApart(item("b"), item("a"))
        #expect(try pairs().isEmpty)
        try library.take(reviews)
        #expect(try pairs().isEmpty)
    }

    /// What was taken for one paper by its title and its people is two when a person says so, until one says otherwise.
    @Test func onePaperIsMadeTwo() throws {
        let reviews = [review("a", Self.short, ["Ada One"]), review("b", Self.short, ["Ada One"])]
        try library.take(reviews)
        let count = { try library.store.statistics(.all).papers }
        #expect(try count() == 1)
        try library.store.keepApart(item("a"), item("b"))
        #expect(try count() == 2)
        #expect(try pairs().isEmpty)
        var better = reviews[1]
        better.papers[0].venue = "Journal of Nets"
        try library.take([reviews[0], better])
        try library.take([review("c", Self.short, ["Ada One"])], from: "c.txt")
        _ = try library.store.enrich()
        #expect(try count() == 2)
        #expect(try item("a").review.papers[0].venue == nil)
        #expect(try item("b").review.papers[0].venue == "Journal of Nets")
        #expect(Set(try ["a", "b"].map { try item($0).works }).count == 2)
        try library.store.joinPapers(item("a"), item("b"))
        #expect(try count() == 1)
        #expect(try item("a").review.papers[0].venue == "Journal of Nets")
    }

    @Test func oneIdentifierIsOnePaper() throws {
        try library.take([
            review("a", Self.short, ["Ada One"], arxiv: "2001.00001"),
            review("b", Self.long, ["Ada One"], arxiv: "2001.00001"),
        ])
        #expect(throws: PaperPairError.self) { try library.store.keepApart(item("a"), item("b")) }
    }

    @Test func itemsWithoutAPaperCannotBeJudged() throws {
        try library.take([Sample.review("a"), review("b", Self.long, ["Ada One"])])
        #expect(throws: PaperPairError.self) { try library.store.keepApart(item("a"), item("b")) }
    }
}
