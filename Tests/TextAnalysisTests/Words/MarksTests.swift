import Testing

@testable import TextAnalysis

/// Signs that readers of lines ask for, as `marks.txt` has them.
@Suite struct MarksTests {
    @Test func dashesStandBetweenSpacesTheLongOneFirst() {
        #expect(Marks.dashes == [" — ", " – ", " - "])
        #expect(Marks.spacedJoints == [" and ", " и ", " & "])
    }

    @Test(arguments: [Marks.items, Marks.titles, Marks.anchors])
    func dashesOpenNothingWithoutASpace(_ marks: [String]) {
        #expect(!marks.isEmpty)
        #expect(!marks.contains("-") && !marks.contains("—"))
        #expect(marks.contains("- ") && marks.contains("•"))
        #expect(Set(marks).count == marks.count)
    }

    @Test func aSpacedSignIsTriedBeforeTheSameAlone() throws {
        for marks in [Marks.items, Marks.titles] {
            let spaced = try #require(marks.firstIndex(of: "• "))
            let alone = try #require(marks.firstIndex(of: "•"))
            #expect(spaced < alone)
        }
    }

    @Test func labelsLoseArrowsAndDashes() {
        #expect(Marks.labels.prefix(3) == ["→", "➡️", "•"])
        #expect(Marks.signs == ["·", "•", "–", "—"])
    }
}
