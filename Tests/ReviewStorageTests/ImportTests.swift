import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

struct ImportTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    @Test func theSameAgainChangesNothing() throws {
        let reviews = [Sample.full, Sample.review("b"), Sample.review("c")]
        #expect(try library.take(reviews) == outcome(new: 3))
        let before = try rows()
        #expect(try library.take(reviews) == outcome(unchanged: 3))
        #expect(try rows() == before)
    }

    @Test func aChangedItemIsReplacedAndKeepsWhatTheReaderAdded() throws {
        var review = Sample.full
        try library.take([review, Sample.review("b")])
        try library.store.tag(add: ["nlp/llm"], .all)
        try library.store.rate(4, .all)
        try library.store.note("read twice", key: review.key)
        review.text = "Совсем другой текст."
        review.claims = []
        #expect(try library.take([review, Sample.review("b")]) == outcome(changed: 1, unchanged: 1))
        let item = try #require(try library.item(key: review.key))
        #expect(item.review == review)
        #expect(item.curation.tags == ["nlp/llm"])
        #expect(item.curation.rating == 4)
        #expect(item.curation.notes == "read twice")
        #expect(try library.titles("=рисует") == [])
        #expect(try library.titles("совсем") == [review.title])
    }

    @Test func anItemThatIsGoneStaysAndComesBack() throws {
        try library.take([Sample.review("a"), Sample.review("b")])
        try library.store.tag(add: ["x"], .all)
        #expect(try library.take([Sample.review("b")]) == outcome(unchanged: 1, gone: 1))
        #expect(try library.store.count(.all) == 2)
        #expect(try library.store.context(key: "a").isGone)
        #expect(try library.take([Sample.review("b")]) == outcome(unchanged: 1))
        #expect(try library.take([Sample.review("a"), Sample.review("b")]) == outcome(unchanged: 2))
        #expect(try !library.store.context(key: "a").isGone)
        #expect(try library.item(key: "a")?.curation.tags == ["x"])
    }

    @Test func anItemOfTwoSourcesStaysWithTheOther() throws {
        try library.take([Sample.review("a"), Sample.review("b")], from: "2.txt")
        #expect(try library.take([Sample.review("a")], from: "1.txt") == outcome(unchanged: 1))
        #expect(try library.item(key: "a")?.review.source.path == "1.txt")
        #expect(try library.take([], from: "1.txt") == outcome())
        #expect(try library.item(key: "a")?.review.source.path == "2.txt")
        #expect(try library.store.forget(source: "2.txt") == 2)
        #expect(try library.store.count(.all) == 0)
        #expect(try library.store.sources().map(\.path) == ["1.txt"])
    }

    @Test func theOrderOfImportsDoesNotMatter() throws {
        var old = Sample.full
        old.edited = nil
        var edited = old
        edited.text += " Дополнено."
        edited.edited = Timestamp(year: 2022, month: 1, day: 1)
        let sources = [("b.txt", [old, Sample.review("x")]), ("a.txt", [edited]), ("c.txt", [old])]
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]] {
            let library = try TemporaryLibrary()
            for index in order { try library.take(sources[index].1, from: sources[index].0) }
            #expect(try library.item(key: old.key)?.review.text == edited.text)
            #expect(try library.item(key: old.key)?.review.source.path == "a.txt")
            #expect(try library.store.count(.all) == 2)
        }
    }

    @Test func itemsWithOneKeyAreTold() throws {
        let twins = [
            Sample.review("k", title: "1"), Sample.review("k", title: "2"), Sample.review("k", title: "3"),
        ]
        #expect(try library.take(twins) == outcome(new: 3))
        #expect(try library.take(twins) == outcome(unchanged: 3))
        let items = try library.store.answer(.all).items
        #expect(items.map(\.review.key) == ["k", "k#2", "k#3"])
        #expect(items.map(\.review.title) == ["1", "2", "3"])
        #expect(items.map(\.review.id) == items.map { ReviewIdentity.id(forKey: $0.review.key) })
    }

    @Test func movedLinesAreNoChange() throws {
        var review = Sample.full
        try library.take([review])
        review.source.lines = [1...3]
        review.source.bytes = [7..<9]
        review.evidence[0].range = 8..<9
        #expect(try library.take([review]) == outcome(unchanged: 1))
        #expect(try library.item(key: review.key)?.review == review)
    }

    @Test func anImportThatFailsLeavesNothing() throws {
        struct Stop: Error {}
        try library.take([Sample.review("a")])
        #expect(throws: Stop.self) {
            try library.store.importing(SourceRecord(path: "b.txt", format: "x")) { writer in
                try writer.receive(Sample.full)
                throw Stop()
            }
        }
        #expect(try library.store.sources().map(\.path) == ["a.txt"])
        #expect(try library.store.count(.all) == 1)
        // The names it had written are gone, and must not be taken for written.
        try library.take([Sample.full], from: "b.txt")
        #expect(try library.item(key: Sample.full.key)?.review.models == Sample.full.models)
    }

    @Test func severalImportsCanBeOneTransaction() throws {
        struct Stop: Error {}
        try? library.store.transaction {
            try library.take([Sample.review("a")], from: "1")
            try library.take([Sample.review("b")], from: "2")
            throw Stop()
        }
        #expect(try library.store.sources() == [])
        #expect(try library.store.count(.all) == 0)
    }

    @Test func aSourceIsRememberedAsItWas() throws {
        var source = SourceRecord(
            path: "a", format: "f", channel: "c", channelTitle: "t", size: 7, modified: 8, hash: "9")
        try library.store.importing(source) { _ in }
        source.imported = Timestamp(seconds: 1_700_000_000)
        #expect(try library.store.source(path: "a") == source)
        #expect(try library.store.source(path: "b") == nil)
        #expect(throws: LibraryError.unknownSource(path: "b")) { try library.store.forget(source: "b") }
    }

    @Test func namesThatNobodyUsesAreSwept() throws {
        try library.take([Sample.full])
        try library.store.forget(source: "a.txt")
        let names = [
            "author", "author_word", "model", "model_word", "venue", "paper", "site", "reviewer", "channel",
        ]
        for table in names {
            let rows = try library.store.database.first("SELECT count(*) FROM \(table)") { $0.integer(0) }
            #expect(rows == 0, "\(table)")
        }
    }

    @Test func onePaperInTwoReviewsIsOne() throws {
        var papers = (0..<4).map { _ in Paper(title: "Attention Is All You Need") }
        papers[1].arxiv = "1706.03762"
        papers[2] = Paper(title: "Another title")
        papers[2].arxiv = "1706.03762"
        papers[3].arxiv = "2000.00001"
        let reviews = papers.enumerated().map { index, paper in
            var review = Sample.review("k\(index)")
            review.papers = [paper]
            return review
        }
        try library.take(reviews)
        let numbers = try library.store.database.all(
            "SELECT paper FROM review_paper ORDER BY review"
        ) { $0.integer(0) }
        #expect(numbers[0] == numbers[1])
        #expect(numbers[1] == numbers[2])
        #expect(numbers[3] != numbers[0])
    }

    @Test func theIndexIsMadeAnewWhenMostOfItIsDead() throws {
        let reviews = { (text: String) in (0..<600).map { Sample.review("k\($0)", text: text) } }
        for text in ["один", "два", "три", "четыре"] { try library.take(reviews(text)) }
        #expect(try TextIndex.count(library.store.database) < 2_000)
        #expect(try library.store.count(.word("четыре")) == 600)
        #expect(try library.store.count(.word("один")) == 0)
    }

    private func rows() throws -> [[String]] {
        try library.store.database.all(
            """
            SELECT r.number, r.key, r.fingerprint, s.number, f.imported FROM review r
                JOIN sighting s ON s.review = r.number JOIN source f ON f.number = r.source ORDER BY 1
            """
        ) { row in (0..<5).map { row.text($0) } }
    }

    private func outcome(new: Int = 0, changed: Int = 0, unchanged: Int = 0, gone: Int = 0) -> ImportOutcome {
        var outcome = ImportOutcome()
        (outcome.new, outcome.changed, outcome.unchanged, outcome.gone) = (new, changed, unchanged, gone)
        return outcome
    }
}
