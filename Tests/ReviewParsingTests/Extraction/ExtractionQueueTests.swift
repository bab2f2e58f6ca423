import ReviewModel
import Testing

@testable import ReviewParsing

struct ExtractionQueueTests {
    private struct Stop: Error {}

    /// An export of so many posts that they change threads more than once.
    private func export(_ count: Int) -> SourceFile {
        let messages = (1...count).map { number in
            """
            {"id": \(number), "type": "message", "date_unixtime": "\(1_600_000_000 + number * 100_000)",
             "text": "News of the day \(number): nothing has happened. https://example.org/\(number)"}
            """
        }
        let json = """
            {"name": "news", "type": "public_channel", "id": 7, "messages": [\(messages.joined(separator: ","))]}
            """
        return SourceFile(path: "result.json", bytes: Array(json.utf8))
    }

    @Test(arguments: [1, 31, 32, 33, 200]) func reviewsComeInTheOrderOfPosts(count: Int) throws {
        var numbers: [Int] = []
        let summary = try SourceReader().read(
            export(count), into: { numbers += $0.source.messages }, report: { _ in })
        #expect(numbers == Array(1...count))
        #expect(summary.items == count)
    }

    @Test func nothingComesAfterAnError() {
        var taken = 0
        #expect(throws: Stop.self) {
            _ = try SourceReader().read(
                export(400),
                into: { _ in
                    taken += 1
                    if taken == 40 { throw Stop() }
                }, report: { _ in })
        }
        #expect(taken == 40)
    }
}
