import Testing

@testable import ReviewRendering

@Suite struct MarkedTextTests {
    private func lines(_ text: String, _ marks: [(Range<Int>, String)], color: Bool = false) -> [String] {
        let marks = marks.map { MarkedText.Mark(range: $0.0, field: $0.1) }
        return MarkedText(text: Array(text.utf8), marks: marks).lines(color: color)
    }

    @Test func marksMayLieInEachOther() {
        #expect(
            lines("one two three\nfour", [(0..<13, "claims"), (4..<7, "models"), (14..<18, "title")])
                == ["⟦claims one ⟦models two⟧ three⟧", "⟦title four⟧"])
    }

    @Test func marksThatCrossOrLieOutsideAreLeftOut() {
        #expect(
            lines("one two", [(0..<5, "claims"), (4..<7, "models"), (5..<70, "x"), (2..<2, "y")])
                == ["⟦claims one t⟧wo"])
    }

    @Test func coloursGoOnBehindALineEnd() {
        #expect(
            lines("a\nb", [(0..<3, "title")], color: true) == ["\u{1B}[1ma\u{1B}[0m", "\u{1B}[1mb\u{1B}[0m"])
    }

    @Test func linesKeepTheirSpaces() {
        #expect(lines("  a \r\n b", []) == ["  a ", " b"])
    }
}
