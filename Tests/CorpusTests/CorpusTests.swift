import Foundation
import ReviewModel
import ReviewParsing
import TestSupport
import Testing

/// The sample library, read whole: what is found in each file is compared with `digests.table`. Run
/// with `DIGEST_RECORD=1` to write it anew, and read it then.
@Suite struct CorpusTests {
    /// What it holds but for its description.
    static let files = Checkout.files(under: Checkout.digests).filter {
        $0 != "README.md"
    }

    @Test func table() throws {
        let table = try Self.files.map { try Self.rows(of: $0) }.joined(separator: "\n")
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("digests.table")
        #expect(try table == Golden(golden).expected(for: table))
    }

    @Test(arguments: files)
    func nothingIsRefused(_ file: String) throws {
        let reading = try Self.reading(of: file)
        #expect(reading.items.count > 0)
        let errors = reading.diagnostics.filter { $0.severity == .error }.map(\.description)
        #expect(errors == [])
    }

    private static func reading(of file: String) throws -> Reading {
        Reading(try Checkout.bytes(of: Checkout.digests.appendingPathComponent(file)), path: file)
    }

    /// A file: its format, its items by kind, and a line for each paper.
    private static func rows(of file: String) throws -> String {
        let reading = try reading(of: file)
        var kinds: [String: Int] = [:]
        for item in reading.items { kinds[item.kind.rawValue, default: 0] += 1 }
        let counts = kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let head = "\(file): \(reading.summary.format ?? "none"), \(counts.joined(separator: ", "))\n"
        return head + reading.items.flatMap(\.papers).map { "    \(row(of: $0))\n" }.joined()
    }

    private static func row(of paper: Paper) -> String {
        [paper.title, paper.year.map { "(\($0))" }, paper.arxiv ?? paper.doi].compactMap { $0 }.joined(
            separator: " ")
    }
}
