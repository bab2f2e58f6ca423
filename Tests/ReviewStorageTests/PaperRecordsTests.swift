import ReviewModel
import TestSupport
import Testing

@testable import ReviewStorage

@Suite struct PaperRecordsTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    private func review(_ key: String, kind: Kind = .review, _ change: (inout Paper) -> Void) -> Review {
        var review = Sample.review(key, kind: kind)
        var paper = Paper(title: "Turning Is All You Need")
        change(&paper)
        review.papers = [paper]
        return review
    }

    private func paper(_ key: String) throws -> Paper {
        try #require(try library.item(key: key)?.review.papers.first)
    }

    @Test func allItemsOfAPaperSayTheSame() throws {
        try library.take([
            review("c/1") {
                ($0.title, $0.arxiv, $0.year, $0.yearSource) = ("Spinner", "1706.00001", 2021, .stated)
            },
            review("c/2", kind: .entry) {
                ($0.arxiv, $0.authors, $0.venue) = ("1706.00001", [Author(name: "Ann One")], "NeurIPS")
            },
            review("c/3", kind: .news) { $0.arxiv = "1706.00001" },
        ])
        #expect(try library.store.enrich() == 3)
        let papers = try ["c/1", "c/2", "c/3"].map(paper)
        #expect(Set(papers.map(\.title)) == ["Turning Is All You Need"])
        #expect(Set(papers.map(\.year)) == [2017])
        #expect(papers.allSatisfy { $0.authors.map(\.name) == ["Ann One"] && $0.venue == "NeurIPS" })
        #expect(try library.titles("author:One").count == 3)
        // What was read stays, and there is nothing left to do.
        #expect(try library.store.reviewAsRead(key: "c/1")?.papers.first?.title == "Spinner")
        #expect(try library.store.enrich() == 0)
        let said = try library.store.statements(of: try #require(try library.item(key: "c/1")?.review))
        #expect(said.map(\.rank) == [.review, .entry, .mention])
        #expect(said.first?.paper.year == 2021)
    }

    /// What a forgotten source said of a paper, and what an item says of another one now, counts no more.
    @Test func aWitnessThatGoesIsHeardNoMore() throws {
        let list = review("l/1", kind: .entry) {
            ($0.arxiv, $0.authors, $0.venue) = ("1706.00001", [Author(name: "Ann One")], "NeurIPS")
        }
        try library.take([review("c/1") { $0.arxiv = "1706.00001" }], from: "one.md")
        try library.take([list], from: "two.md")
        try library.store.enrich()
        #expect(try paper("c/1").venue == "NeurIPS")
        try library.store.correct(key: "l/1", Correction.parse("arxiv=1808.00002"))
        #expect(try paper("c/1").venue == nil)
        try library.store.resetCorrections(key: "l/1")
        #expect(try paper("c/1").venue == "NeurIPS")
        try library.store.forget(source: "two.md")
        #expect(try paper("c/1").venue == nil)
        #expect(try paper("c/1").authors.isEmpty)
    }

    @Test func aCorrectionHoldsEverywhereAndIsTakenBackEverywhere() throws {
        try library.take([
            review("c/1") { ($0.arxiv, $0.year, $0.yearSource) = ("1706.00001", 2017, .stated) },
            review("c/2") { $0.arxiv = "1706.00001" },
        ])
        try library.store.enrich()
        try library.store.correct(key: "c/2", Correction.parse("year=2018"))
        #expect(try paper("c/1").year == 2018)
        try library.store.resetCorrections(key: "c/2")
        #expect(try paper("c/1").year == 2017)
        #expect(try paper("c/2").year == 2017)
    }

    @Test func twoPapersOfOneTitleAndOtherPeopleStayTwo() throws {
        try library.take([
            review("c/1") { $0.authors = [Author(name: "Ann One")] },
            review("c/2") { ($0.authors, $0.year) = ([Author(name: "Bob Two")], 2016) },
            review("c/3") { $0.authors = [Author(name: "A. One"), Author(name: "Carl Three")] },
        ])
        try library.store.enrich()
        #expect(try library.store.statistics(.all).papers == 2)
        #expect(try paper("c/1").authors.map(\.name) == ["A. One", "Carl Three"])
        #expect(try paper("c/2").authors.map(\.name) == ["Bob Two"])
        #expect(try paper("c/1").year == nil)
        #expect(try paper("c/3").authors.count == 2)
    }

    /// A nickname with the number, a list's entry that names nobody, two works of one title, and an entry of a
    /// bibliography without a number: whichever comes first, the same papers come of it.
    @Test func theOrderOfSourcesMakesNoDifference() throws {
        let one = [Author(name: "Ann One"), Author(name: "Carl Three")]
        let two = [Author(name: "Bob Two"), Author(name: "Di Four")]
        let sources: [[Review]] = [
            [review("c/1") { ($0.title, $0.arxiv) = ("Spinner", "1706.00001") }],
            [review("a/1") { ($0.arxiv, $0.authors) = ("1706.00001", one) }],
            [review("b/1") { ($0.authors, $0.venue, $0.year) = (one, "NeurIPS", 2017) }],
            [
                review("l/1", kind: .entry) { ($0.title, $0.doi) = ("Deep Turning", "10.1/x") },
                review("l/2", kind: .entry) { ($0.title, $0.doi) = ("On the Turning of Things", "10.1/y") },
            ],
            [
                review("b/2") { ($0.title, $0.authors) = ("Deep Turning", one) },
                review("b/3") { ($0.title, $0.authors) = ("On the Turning of Things", one) },
            ],
            [
                review("p/1") { ($0.title, $0.authors, $0.doi) = ("Deep Turning", two, "10.1/x") },
                review("p/2") {
                    ($0.title, $0.authors, $0.doi) = ("On the Turning of Things", two, "10.1/y")
                },
            ],
        ]
        var found: Set<[String]> = []
        var random = SplitMix(seed: 7)
        for _ in 0..<24 {
            let library = try TemporaryLibrary()
            for place in sources.indices.shuffled(using: &random) {
                try library.take(sources[place], from: "\(place).txt")
                try library.store.enrich()
            }
            try library.store.enrich()
            #expect(try library.store.statistics(.all).papers == 5)
            let papers = try ["c/1", "a/1", "b/1", "l/1", "l/2", "b/2", "b/3", "p/1", "p/2"].map { key in
                let paper = try #require(try library.item(key: key)?.review.papers.first)
                return "\(paper.title) \(paper.authors.map(\.name)) \(paper.arxiv ?? "") \(paper.doi ?? "")"
            }
            #expect(papers[0] == papers[1] && papers[1] == papers[2])
            #expect(papers[3] == papers[7] && papers[4] == papers[8])
            #expect(papers[5].contains("Ann One") && papers[6].contains("Ann One"))
            found.insert(papers)
        }
        #expect(found.count == 1)
    }

    @Test func aPreprintAndWhatWasPublishedAreOne() throws {
        try library.take([
            review("c/1") { ($0.title, $0.arxiv) = ("Turning", "1706.00001") },
            review("c/2") { ($0.title, $0.doi) = ("Turning of Things", "10.1/x") },
            review("c/3") { ($0.title, $0.doi) = ("A Turn", "10.48550/arxiv.1706.00001") },
        ])
        #expect(try library.store.statistics(.all).papers == 2)
        try library.take([review("c/4") { ($0.arxiv, $0.doi) = ("1706.00001", "10.1/x") }], from: "b.txt")
        #expect(try library.store.statistics(.all).papers == 1)
        try library.store.enrich()
        #expect(
            try ["c/1", "c/2", "c/3"].map(paper).allSatisfy { $0.doi == "10.1/x" && $0.arxiv == "1706.00001" }
        )
    }

    @Test func whatCannotBothBeRightIsFound() throws {
        try library.take([
            review("c/1") { ($0.arxiv, $0.year, $0.yearSource) = ("1706.00001", 2017, .stated) },
            review("c/2") { ($0.arxiv, $0.year, $0.yearSource) = ("1706.00001", 2021, .stated) },
        ])
        try library.store.enrich()
        var details: [String] = []
        try library.store.check { if $0.kind == .contradiction { details.append($0.detail) } }
        #expect(details == ["year: 2017 / 2021"])
    }

    @Test func spellingsOfOnePersonAreCountedTogether() throws {
        try library.take([
            review("c/1") { ($0.title, $0.authors) = ("A", [Author(name: "G. Hinton")]) },
            review("c/2") { ($0.title, $0.authors) = ("B", [Author(name: "Geoffrey Hinton")]) },
            review("c/3") {
                ($0.title, $0.authors) = ("C", [Author(name: "J. Smith"), Author(name: "Jane Smith")])
            },
            review("c/4") { ($0.title, $0.authors) = ("D", [Author(name: "John Smith")]) },
        ])
        let counts = try library.store.facets(.authors)
        #expect(counts.first == FacetCount(value: "Geoffrey Hinton", count: 2))
        #expect(counts.count == 4)
    }

    @Test func spellingsOfOneVenueAreOne() throws {
        let venues = [
            "NIPS 2017", "NeurIPS", "Advances in Neural Information Processing Systems", "ICML 2017",
            "NIPS Workshop",
        ]
        try library.take(
            venues.enumerated().map { number, venue in
                review("c/\(number)") { ($0.title, $0.venue) = ("Title \(number)", venue) }
            })
        #expect(
            try library.store.facets(.venues) == [
                FacetCount(value: "NeurIPS", count: 3), FacetCount(value: "ICML", count: 1),
                FacetCount(value: "NIPS Workshop", count: 1),
            ])
        let counts = try ["NIPS", "NeurIPS", "\"NIPS 2017\"", "ICML", "ICLR"].map {
            try library.titles("venue:\($0)").count
        }
        // A workshop has the word in its name.
        #expect(counts == [4, 4, 1, 1, 0])
    }

    @Test func aMonthStaysAMonth() throws {
        var one = Sample.review("c/1")
        one.date = Timestamp(iso8601: "2015-12")
        var other = Sample.review("c/2")
        other.date = Timestamp(iso8601: "2015-12-03T10:00:00Z")
        try library.take([one, other])
        #expect(try library.item(key: "c/1")?.review.date?.iso8601 == "2015-12")
        #expect(try library.item(key: "c/2")?.review.date?.iso8601 == "2015-12-03T10:00:00Z")
        let found = try library.store.statistics(.all)
        #expect(found.first?.iso8601 == "2015-12")
        #expect(found.last?.iso8601 == "2015-12-03T10:00:00Z")
        #expect(try library.titles("date:2015-12") == ["c/2", "c/1"])
    }
}
