import Testing

@testable import TextAnalysis

@Suite struct TextSliceTests {
    private let line = TextSlice(Array("intro\n  Код (2021): https://a.b \u{A0}\nend".utf8), in: 6..<37)

    @Test func knowsWhereItStands() throws {
        #expect(line.string == "  Код (2021): https://a.b \u{A0}")
        let colon = try #require(line.first(UInt8(ascii: ":")))
        #expect(line.before(colon).trimmed.string == "Код (2021)")
        #expect(line.after(colon).trimmed.string == "https://a.b")
        #expect(line.from(colon).hasPrefix(": "))
        #expect(line.before(colon).range.upperBound == colon)
        #expect(line.last(UInt8(ascii: ":")) == line.find("://"))
    }

    @Test func staysInsideOfItself() {
        #expect(line.before(0).isEmpty && line.after(1000).isEmpty)
        #expect(line.before(1000).count == line.count && line.from(-5).count == line.count)
        #expect(line[0..<10].range == 6..<10)
        #expect(TextSlice([1, 2], in: 1..<9).range == 1..<2)
        #expect(TextSlice([]).trimmed.isEmpty && TextSlice([]).first == nil)
    }

    @Test(arguments: [
        (" a b ", "a b"), ("\u{A0}\u{200B}x\u{2009}", "x"), ("\u{FEFF}", ""), ("", ""), ("—", "—"),
        ("\u{2014} ", "—"),
    ])
    func trims(text: String, trimmed: String) {
        #expect(TextSlice(text).trimmed.string == trimmed)
    }

    @Test func trimsBrokenBytes() {
        #expect(TextSlice([0x20, 0xE2, 0x80]).trimmed.range == 1..<3)
        #expect(TextSlice([0xC2, 0xA0, 0x41, 0xC2]).trimmed.range == 2..<4)
    }

    @Test(arguments: [
        ("a  b\u{A0}c", ["a", "b", "c"]), ("", []), (" ", []), ("слово", ["слово"]),
    ])
    func cutsFields(text: String, fields: [String]) {
        #expect(TextSlice(text).fields.map(\.string) == fields)
    }

    @Test func comparesBeginningsAndEnds() {
        let text = TextSlice("Paper: X")
        #expect(text.hasPrefix("Paper") && !text.hasPrefix("paper") && text.hasASCIIPrefix("paper"))
        #expect(text.hasSuffix(" X") && !text.hasSuffix("Paper: X and more"))
        #expect(text.without(prefix: "Paper:")?.trimmed.isText("X") == true)
        #expect(text.without(prefix: "Code") == nil)
        #expect(!text.before(3).hasPrefix("Paper") && !text.before(3).hasASCIIPrefix("paper"))
        #expect(text == TextSlice(Array("Paper: X!".utf8), in: 0..<8))
    }

    @Test(
        arguments: [
            ("needle", 3), ("", nil), ("x needle", nil), ("dle", 6),
        ] as [(String, Int?)])
    func finds(text: String, place: Int?) {
        #expect(TextSlice("x: needle").find(text) == place)
        #expect(TextSlice(Array("x: needle".utf8), in: 0..<8).find("dle") == nil)
    }

    @Test func foldsWords() {
        let text = TextSlice("Ёлка, GPT-3")
        #expect(text.words.map(\.string) == ["Ёлка", "GPT", "3"])
        #expect(text.foldedWords == ["елка", "gpt", "3"] && text.foldedPhrase == "елка gpt 3")
        #expect(text.folded == "елка, gpt-3")
        #expect(text.letterCounts == (3, 4, 0))
    }

    @Test(
        arguments: [
            ("2021", 2021), ("007", 7), ("", nil), ("20a", nil), ("-1", nil), ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func readsNumbers(text: String, number: Int?) {
        #expect(TextSlice(text).number == number)
    }

    @Test(
        arguments: [
            ("NeurIPS 2021, 2022", 2021), ("ImageNet-21k 20210", nil), ("1080 1999", 1999), ("x2021", nil),
        ] as [(String, Int?)])
    func findsYears(text: String, year: Int?) {
        #expect(TextSlice(text).firstYear(in: 1950...2035)?.year == year)
    }

    @Test(arguments: ["", " ", "one", " one two ", "a\u{A0}b\u{2003}", "а б\u{FEFF}", "x\u{2009} \u{2009}y "])
    func endsAreThoseOfFields(text: String) {
        let slice = TextSlice(text)
        #expect(slice.firstField == slice.fields.first)
        #expect(slice.lastField == slice.fields.last)
        #expect(slice.lastField?.range == slice.fields.last?.range)
    }

    @Test(arguments: [
        ("", 0, false), ("12 34 5", 0, false), ("one", 0, true), ("one", 1, false),
        ("Статья 12: Title", 1, true),
        ("Статья 12: Title", 2, false),
    ])
    func countsWordsWithLetters(text: String, count: Int, hasMore: Bool) {
        let slice = TextSlice("left " + text + " right")
        #expect(slice[5..<5 + text.utf8.count].hasMoreWords(than: count) == hasMore)
    }

    @Test func signsAreFoundByBytes() {
        let signs = ASCIISigns("={}@\u{7F}é")
        #expect((0...255).filter { signs.contains(UInt8($0)) } == [0x3D, 0x40, 0x7B, 0x7D, 0x7F])
        let text = TextSlice("a{b}=й")
        #expect(text.count(of: signs) == 3 && text.contains(anyOf: signs))
        #expect(text.before(1).count(of: signs) == 0 && !text.after(4).contains(anyOf: signs))
    }

    @Test(arguments: [
        ("сеть", 4..<12, true), ("сеть", 3..<11, false), ("сет", 4..<12, false), ("", 4..<4, true),
        ("x", -1..<0, false), ("x", 99..<100, false),
    ])
    func bytesHoldText(part: String, place: Range<Int>, holds: Bool) {
        #expect(Array("одсеть и".utf8).holds(part, at: place) == holds)
    }
}
