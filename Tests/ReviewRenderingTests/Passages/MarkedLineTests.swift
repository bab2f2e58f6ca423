import Testing

@testable import ReviewRendering

@Suite struct MarkedLineTests {
    @Test(arguments: [
        ("plain words", [6..<11], ["plain words", "      ~~~~~"]),
        ("Модель X", [0..<12], ["Модель X", "~~~~~~"]),
        ("日本 X", [0..<6], ["日本 X", "~~~~"]),
        ("nothing", [], ["nothing"]),
        ("short", [3..<99], ["short", "   ~~"]),
        ("", [0..<3], [""]),
    ])
    func underlines(text: String, marks: [Range<Int>], lines: [String]) {
        #expect(MarkedLine(text: Array(text.utf8), marks: marks).rendered(width: 60, color: false) == lines)
    }

    @Test func coloursWithoutAnotherLine() {
        let line = MarkedLine(text: Array("a bc d".utf8), marks: [2..<4])
        #expect(line.rendered(width: 60, color: true) == ["a \u{1B}[4mbc\u{1B}[0m d"])
    }

    @Test func aLongLineIsCutAroundTheWords() {
        let text = String(repeating: "x", count: 100) + "HERE" + String(repeating: "y", count: 100)
        let lines = MarkedLine(text: Array(text.utf8), marks: [100..<104]).rendered(width: 30, color: false)
        #expect(lines.first?.contains("HERE") == true)
        #expect(lines.allSatisfy { $0.count <= 30 })
        let words = lines.first?.prefix { $0 != "H" }.count
        #expect(words == lines.last?.prefix { $0 == " " }.count)
    }

    @Test func controlCharactersAreNotPrinted() {
        let lines = MarkedLine(text: Array("a\u{1B}[31mb".utf8), marks: [0..<1]).rendered(
            width: 60, color: false)
        #expect(lines.first == "ab")
    }
}
