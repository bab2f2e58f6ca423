import ReviewModel
import ReviewStorage
import TestSupport
import Testing

@testable import ReviewParsing

/// What a new bibliography format costs: the type below and its line in the list, which is all there is of it.
private struct Lines: WholeFileFormat {
    let name = "lines"
    let summary = "a paper a line: title | author | year"
    let traits: SourceTraits = [.bibliography, .plainText]

    func likelihood(of bytes: [UInt8], path: String) -> Double { path.hasSuffix(".lines") ? 1 : 0 }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let works = (0..<source.lineCount).map { index in
            let cells = String(decoding: source.bytes[source.line(index)], as: UTF8.self).split(
                separator: "|"
            )
            .map { $0.split(separator: " ").joined(separator: " ") }
            var work = Citation(place: source.line(index))
            work.title = cells[0]
            work.authors = [cells[1]]
            work.year = Int(cells[2])
            return work
        }
        return Transcript(works, of: source, report: report)
    }
}

@Suite struct AddedFormatTests {
    private static let post = """
        Small Nets Learn Faster Than Large Ones
        Статья: https://arxiv.org/abs/2001.00001

        Авторы предлагают учить маленькие сети. Точность выросла на 3%, а обучение заняло сутки на одной карте.
        """

    /// Whatever the format is called, a bibliography knows the year of a paper better than its identifier, and a
    /// list does not.
    @Test(arguments: [true, false])
    func bibliographiesCompleteReviews(isBibliography: Bool) throws {
        let store = try ReviewStore(path: ":memory:", mode: .create)
        try take(Reading(Self.post, as: "telegram-text").items, traits: .plainText, into: store)
        let work = "Small Nets Learn Faster Than Large Ones | Ada One | 2023"
        let reader = SourceReader()
        var items: [Review] = []
        var traits: SourceTraits = []
        _ = try reader.read(
            SourceContent(SourceText(path: "a.lines", bytes: Array(work.utf8))), as: Lines(),
            begin: { traits = $0.traits }, for: ItemSink { items.append($0) }, report: { _ in })
        #expect(items.map(\.title) == ["Small Nets Learn Faster Than Large Ones"])
        #expect(traits == [.bibliography, .plainText])
        try take(items, traits: isBibliography ? traits : .plainText, into: store)
        try store.enrich()
        var years: [Int?] = []
        try store.items(for: store.plan(.all, guessing: false)) { years.append($0.review.papers.first?.year) }
        #expect(years == (isBibliography ? [2023, 2023] : [2020, 2020]))
    }

    private func take(_ items: [Review], traits: SourceTraits, into store: ReviewStore) throws {
        let path = try #require(items.first?.source.path)
        let record = SourceRecord(path: path, format: items[0].source.format)
        try store.importing(record) { writer in
            try writer.begin(traits)
            for item in items { try writer.receive(item) }
        }
    }
}
