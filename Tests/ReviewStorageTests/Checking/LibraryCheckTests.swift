import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct LibraryCheckTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    private func kinds() throws -> [LibraryFinding.Kind] {
        var kinds: [LibraryFinding.Kind] = []
        try library.store.check { kinds.append($0.kind) }
        return kinds
    }

    private func paper(_ change: (inout Paper) -> Void) -> Paper {
        var paper = Paper(title: "On Nothing")
        paper.authors = [Author(name: "Ada One")]
        change(&paper)
        return paper
    }

    @Test func aSoundLibraryHasNoFindings() throws {
        var review = Sample.review("c/1")
        review.papers = [paper { $0.year = 2023 }]
        review.evidence = [Evidence(field: "year", value: "2023", rule: "year", range: nil, confidence: 0.5)]
        try library.take([review, Sample.review("c/2", kind: .news)])
        #expect(try kinds().isEmpty)
    }

    @Test func everythingSuspiciousIsFound() throws {
        var later = Sample.review("c/2")
        later.papers = [paper { ($0.year, $0.arxiv) = (2031, "2101.00001") }]
        var twin = Sample.review("c/3")
        twin.papers = [paper { $0.arxiv = "2101.00002" }]
        var nameless = Sample.review("c/4")
        nameless.papers = [Paper(title: "By Nobody")]
        nameless.evidence = [
            Evidence(field: "title", value: "By Nobody", rule: "title", range: nil, confidence: 0.3)
        ]
        try library.take([Sample.review("c/1"), later, twin, nameless, later])
        let found = try kinds()
        #expect(Set(found) == [.twice, .noPaper, .noAuthors, .futureYear, .sameTitle, .unsure])
    }

    @Test func whatWasCorrectedIsSure() throws {
        var review = Sample.review("c/1")
        review.papers = [paper { $0.year = 2020 }]
        review.evidence = [Evidence(field: "year", value: "2020", rule: "year", range: nil, confidence: 0.3)]
        try library.take([review])
        #expect(try kinds() == [.unsure])
        try library.store.correct(key: "c/1", Correction.parse("year=2020"))
        #expect(try kinds().isEmpty)
    }
}
