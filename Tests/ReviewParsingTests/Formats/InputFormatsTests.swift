@testable import ReviewParsing
import TestSupport
import Testing

/// The list of input formats against the sources of the target.
@Suite struct InputFormatsTests {
    @Test func listHoldsAll() throws {
        let listed = InputFormats.all.map { "\(type(of: $0))" }
        let found = try Declarations.types(
            conformingTo: ["InputFormat", "WholeFileFormat"], in: "")
        #expect(listed.sorted() == found)
    }

    @Test func namesAreDistinct() {
        #expect(Set(SourceReader.formatNames).count == SourceReader.formatNames.count)
    }

    @Test(arguments: ["", "\n", "just a line of text", "{", "<", "|", "#", "\u{FEFF}", "👍1"])
    func likelihoodIsAShare(_ text: String) {
        for format in InputFormats.all {
            #expect(
                (0...1).contains(format.likelihood(of: Array(text.utf8), path: "a.txt")), "\(format.name)")
        }
    }
}
