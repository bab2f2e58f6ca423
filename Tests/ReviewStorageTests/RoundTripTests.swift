import ReviewModel
import Testing

@testable import ReviewStorage

struct RoundTripTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    @Test func everyFieldComesBack() throws {
        try library.take([Sample.full])
        let item = try #require(try library.item(key: "gonzo_ml/642"))
        #expect(item.review == Sample.full)
        #expect(item.curation == Curation())
    }

    @Test func nothingComesBackAsNothing() throws {
        let empty = Sample.review("k", title: "")
        try library.take([empty])
        #expect(try library.item(key: "k")?.review == empty)
    }

    @Test func searchLeavesEvidenceOut() throws {
        try library.take([Sample.full])
        var expected = Sample.full
        expected.evidence = []
        #expect(try library.store.answer(.all).items.map(\.review) == [expected])
    }

    @Test(arguments: ["a\0b", "\u{1f}", "'; DROP TABLE review; --", "👩‍👩‍👧 \u{202e}", "\u{10FFFF}", "é", "é"])
    func anyTextComesBack(text: String) throws {
        var review = Sample.full
        review.title = text
        review.text = text
        review.label = text
        review.papers[0].authors = [Author(name: text)]
        review.models[0].aliases = [text, text + text]
        review.captions = [text]
        review.reviewer = Reviewer(name: text, handles: [text: text])
        review.source.channel = text
        try library.take([review])
        let stored = try #require(try library.item(key: review.key)?.review)
        #expect(stored == review)
        #expect(Array(stored.text.utf8) == Array(text.utf8))
    }

    @Test func aReopenedLibraryIsTheSame() throws {
        try library.take([Sample.full])
        let again = try ReviewStore(path: library.path, mode: .read)
        #expect(try again.count(.all) == 1)
        #expect(throws: (any Error).self) { try again.tag(add: ["x"], .all) }
    }
}
