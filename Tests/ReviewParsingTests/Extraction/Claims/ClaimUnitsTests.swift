import ReviewModel
import TestSupport
import Testing
import TextAnalysis

@testable import ReviewParsing

/// How the prose of a review is cut into what may be quoted.
@Suite struct ClaimUnitsTests {
    /// A rule that keeps the units of the drafts that it sees.
    ///
    /// Unchecked, since a reader works with its rules on one thread at a time and is done when it returns.
    private final class UnitKeeper: ExtractionRule, @unchecked Sendable {
        let name = "keeper"
        let examples: [RuleExample] = []
        var units: [String] = []
        var depths: [Int] = []
        var labels: [String] = []

        func apply(to draft: inout ReviewDraft) {
            let cut = ClaimUnits(draft)
            units += cut.units.map { draft.bytes.string($0.range) }
            depths += cut.units.map(\.depth)
            labels += cut.units.map { $0.label.map { draft.bytes.string($0) } ?? "" }
        }
    }

    private static func keeper(_ body: String) -> UnitKeeper {
        let keeper = UnitKeeper()
        var reader = SourceReader()
        reader.extractor.rules.append(keeper)
        let source = "# Small Nets Learn Too\n\n[paper](https://arxiv.org/abs/2001.00001)\n\n\(body)\n"
        _ = try? reader.read(
            SourceFile(path: "note.md", bytes: Array(source.utf8)), into: { _ in }, report: { _ in })
        return keeper
    }

    @Test(arguments: [
        (
            "The encoder reads all of the words at once; the decoder writes one word after another.",
            ["The encoder reads all of the words at once", "the decoder writes one word after another."]
        ),
        ("It is small; it is quick.", ["It is small; it is quick."]),
        (
            "Most nets need a teacher to learn; this one learns without any of them.",
            ["Most nets need a teacher to learn; this one learns without any of them."]
        ),
        (
            "The net (a small one; it has two layers and few weights) learns quickly enough.",
            ["The net (a small one; it has two layers and few weights) learns quickly enough."]
        ),
        ("It learns. It learns a lot, i.e. more than others.", ["It learns a lot, i.e. more than others."]),
        // Sentences that only mean something together.
        (
            "The net has two parts. They are trained one after another. They are small.",
            ["The net has two parts. They are trained one after another.", "They are small."]
        ),
        (
            "The net has two parts. This paper trains them one after another.",
            ["The net has two parts.", "This paper trains them one after another."]
        ),
    ])
    func pieces(of line: String, units: [String]) {
        #expect(Self.keeper(line).units == units)
    }

    /// What a line announces before it goes on is known of all of its sentences.
    @Test(arguments: [
        ("Problems. Letters that touch are not read. Phones are too slow for it.", "Problems."),
        ("Слабые места. Буквы, которые слились, сеть не читает.", "Слабые места."),
        ("Results: the net reads all of the letters.", "Results"),
        ("Letters touch. The net reads them all the same.", ""),
    ])
    func labels(of line: String, label: String) {
        let labels = Self.keeper(line).labels
        #expect(!labels.isEmpty && labels.allSatisfy { $0 == label }, "\(labels)")
    }

    @Test func codeHasNoUnits() {
        let keeper = Self.keeper(
            """
            The net has two layers.

            ```python
            # The kernel is multiplied with the input.
            INFO The index is saved to the disk.
            ```

            It learns very quickly.
            """)
        #expect(keeper.units == ["The net has two layers.", "It learns very quickly."])
    }

    @Test func itemsKnowTheirDepth() {
        let keeper = Self.keeper(
            "- The net has two layers.\n  - The first layer is small.\n- It learns very quickly.")
        #expect(keeper.depths == [1, 2, 1])
    }

    @Test func breaksOfWrappedLinesAreNotMeant() {
        let keeper = Self.keeper(
            """
            The network has two layers of which the first one is the small one and the
            second one is the large one, so that it learns what is told.
            """)
        #expect(keeper.units.count == 1)
    }

    @Test func linesThatAreTooShortToBeWrappedAreMeant() {
        let keeper = Self.keeper(
            "Extends the data to pages\nThe net is built on another one\nOCR is read as text")
        #expect(keeper.units.count == 3)
    }

    @Test func shortLinesAreMeant() {
        let keeper = Self.keeper(
            """
            the network has two layers
            the first one is the small one
            all of them are trained together, which takes two days on a single machine
            and it stops early
            """)
        #expect(keeper.units.prefix(2) == ["the network has two layers", "the first one is the small one"])
    }
}
