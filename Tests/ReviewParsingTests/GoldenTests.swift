import Foundation
import ReviewModel
import ReviewParsing
import TestSupport
import Testing

/// Every folder in `Goldens` holds a source, the items read from it and what was reported. Run with
/// `DIGEST_RECORD=1` to write them anew, and read them then.
@Suite struct GoldenTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens")

    @Test func thereAreCases() {
        #expect(Checkout.folders(in: Self.folder).count > 20)
    }

    @Test(arguments: Checkout.folders(in: folder))
    func source(_ name: String) throws {
        let folder = Self.folder.appendingPathComponent(name)
        let input = try #require(Checkout.files(under: folder).first { $0.hasPrefix("input.") })
        let reading = Reading(try Checkout.bytes(of: folder.appendingPathComponent(input)), path: input)
        let diagnostics = reading.diagnostics.map { $0.description + "\n" }.joined()
        try compare(ReviewDump.text(of: reading.items), with: folder.appendingPathComponent("reviews.dump"))
        try compare(diagnostics, with: folder.appendingPathComponent("diagnostics.txt"))
    }

    private func compare(_ actual: String, with file: URL) throws {
        let expected = try Golden(file).expected(for: actual)
        let lines = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let difference = zip(lines, wanted).first { $0 != $1 }
        #expect(
            actual == expected,
            "first difference: got \(difference?.0 ?? "the end"), wanted \(difference?.1 ?? "the end")")
    }
}
