import TextAnalysis
import Testing

@testable import ReviewParsing

@Suite struct TitleSurroundingsTests {
    @Test(
        arguments: [
            ("Small Nets Learn Too (Meta AI)", "Small Nets Learn Too", "Meta AI"),
            ("Small Nets Learn Too (ICLR'23)", "Small Nets Learn Too", "ICLR'23"),
            ("Small Nets Learn Too | Stanford | 5 мая 2023", "Small Nets Learn Too", "Stanford, 5 мая 2023"),
            ("ICLR 2023 | Small Nets Learn Too", "Small Nets Learn Too", "ICLR 2023"),
            ("Small Nets Learn Too — DeepMind, 2023", "Small Nets Learn Too", "DeepMind, 2023"),
            ("Small Nets Learn Too [Tinkoff]", "Small Nets Learn Too", "Tinkoff"),
            ("Small Nets Learn Too (SNLT)", "Small Nets Learn Too (SNLT)", nil),
            ("Small Nets Learn Too (Extended Abstract)", "Small Nets Learn Too (Extended Abstract)", nil),
            ("Small Error Units (SEUs)", "Small Error Units (SEUs)", nil),
            ("Small Nets Learn Too (“SN” for friends)", "Small Nets Learn Too", nil),
            ("Small Nets Learn Too — One et al. — Lab Tiny — 2020", "Small Nets Learn Too", "Lab Tiny, 2020"),
            ("SNLT - Small Nets Learn Too", "SNLT - Small Nets Learn Too", nil),
        ] as [(String, String, String?)])
    func facts(line: String, title: String, facts: String?) {
        let around = TitleSurroundings(TextSlice(line))
        #expect(around.title.string == title)
        #expect(around.parenthesis == facts)
    }

    @Test(
        arguments: [
            ("Ada One, Bob Two. Small Nets Learn Too. ICLR 2023.", "Small Nets Learn Too", 2),
            ("Small Nets Learn Too. Ada One, Bob Two. ICLR 2023.", "Small Nets Learn Too", 2),
            ("Источник: Ada One et al. (2023). Small Nets Learn Too. arXiv", "Small Nets Learn Too", 1),
            ("Ada One, Bob Two. \"Why Do Small Nets Learn?\" 2023", "Why Do Small Nets Learn?", 2),
            ("Tiny: Small Nets Learn Too. Ada One, Bob Two. 2023", "Tiny: Small Nets Learn Too", 2),
        ])
    func citedTitles(line: String, title: String, authors: Int) {
        let cited = CitedTitle(in: TextSlice(line))
        #expect(cited?.title.string == title)
        #expect(cited?.authors.names.count == authors)
    }

    @Test(arguments: [
        "They met Ada One, Bob Two. It was in May.", "Small nets learn. In 2023 they learnt more.",
    ])
    func noCitation(line: String) { #expect(CitedTitle(in: TextSlice(line)) == nil) }

    @Test(
        arguments: [
            ("(2/3) And so on.", 2, 3), ("Small Nets (1/3)\n\nThey learn.", 1, 3), ("🧵 3/3 The end", 3, 3),
            ("They learn.\n\n2/5", 2, 5),
        ])
    func parts(text: String, number: Int, count: Int) {
        let mark = PartMark(of: TextLines(Array(text.utf8)))
        #expect(mark?.number == number)
        #expect(mark?.count == count)
    }

    @Test(arguments: ["1/3 of", "Half, 1/2, of it is lost.", "4/3 more", "12/2023"])
    func noPart(text: String) {
        let mark = PartMark(of: TextLines(Array(text.utf8)))
        #expect(mark == nil || mark?.number == 1)
    }
}
