import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

/// What is read of rows that are damaged, or were written by a later version.
@Suite struct ItemReaderTests {
    private let library: TemporaryLibrary

    init() throws {
        library = try TemporaryLibrary()
        try library.take([Sample.full])
    }

    private func read() throws -> Review { try #require(try library.item(key: Sample.full.key)).review }

    @Test(arguments: [
        ("review", "captions"), ("review", "reactions"), ("review", "messages"), ("sighting", "lines"),
        ("sighting", "duplicates"), ("sighting", "bytes"), ("claim", "quantities"), ("reviewer", "handles"),
        ("model", "aliases"),
    ]) func aDamagedColumnIsEmptyAndTheRestIsThere(_ table: String, _ column: String) throws {
        try library.store.database.execute("UPDATE \(table) SET \(column) = '[[1,'")
        var read = try read()
        #expect(read != Sample.full)
        switch (table, column) {
        case ("review", "captions"): read.captions = Sample.full.captions
        case ("review", "reactions"): read.reactions = Sample.full.reactions
        case ("review", "messages"): read.source.messages = Sample.full.source.messages
        case ("sighting", "lines"): read.source.lines = Sample.full.source.lines
        case ("sighting", "duplicates"): read.source.duplicates = Sample.full.source.duplicates
        case ("sighting", _): read.source.bytes = Sample.full.source.bytes
        case ("claim", _): read.claims = Sample.full.claims
        case ("reviewer", _): read.reviewer?.handles = Sample.full.reviewer?.handles ?? [:]
        default: read.models = Sample.full.models
        }
        read.evidence = Sample.full.evidence
        #expect(read == Sample.full)
    }

    @Test func aSummaryIsAPartOfTheWhole() throws {
        let whole = try read()
        let number = try #require(
            try library.store.database.first("SELECT number FROM review") { $0.integer(0) })
        let summary = try #require(try SummaryReader(library.store.database).item(number: number)).review
        #expect(
            (summary.id, summary.key, summary.title, summary.kind) == (
                whole.id, whole.key, whole.title, whole.kind
            ))
        #expect(summary.models.map(\.name) == whole.models.map(\.name))
        #expect(summary.topics.map(\.id) == whole.topics.map(\.id))
        #expect(summary.papers.map(\.authors) == whole.papers.map(\.authors))
        #expect(summary.date == whole.date && summary.label == whole.label)
        #expect(summary.text.isEmpty && summary.claims.isEmpty)
    }

    @Test func aRowThatIsNotThereIsNone() throws {
        #expect(try SummaryReader(library.store.database).item(number: 99) == nil)
        #expect(try ItemReader(library.store.database).item(number: 99) == nil)
    }
}
