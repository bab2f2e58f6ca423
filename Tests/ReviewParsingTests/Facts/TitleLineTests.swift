import TextAnalysis
import Testing

@testable import ReviewParsing

@Suite struct TitleLineTests {
    @Test(
        arguments: [
            ("A Study of Small Things", "A Study of Small Things", nil),
            ("[Lab Tiny] A Study of Small Things", "A Study of Small Things", "Lab Tiny"),
            ("📌 «A Study of Small Things»", "A Study of Small Things", nil),
            ("Paper Review: A Study of Small Things", "A Study of Small Things", nil),
            ("📖 A Study of Small Things ✍️", "A Study of Small Things", nil),
            ("Статья: Название: A Study of Small Things", "A Study of Small Things", nil),
            ("Сегодня в обзоре: A Study of Small Things", "A Study of Small Things", nil),
            ("A Study of Small Things (arXiv:2001.00001 [cs.LG])", "A Study of Small Things", nil),
            ("Tiny: A Study of Small Things", "Tiny: A Study of Small Things", nil),
            ("A Study (of Small Things)", "A Study (of Small Things)", nil),
        ] as [(String, String, String?)])
    func parts(line: String, title: String, label: String?) {
        let parts = TitleLine.parts(of: TextSlice(line))
        #expect(parts.title.string == title)
        #expect(parts.label?.string == label)
    }

    @Test(
        arguments: [
            ("Статья: https://arxiv.org/abs/2001.00001", nil),
            ("Paper: A Study of Small Things", "A Study of Small Things"),
            ("Код: A Study of Small Things", "A Study of Small Things"), ("Tiny: A Study", nil),
            ("Обзор: одна", nil),
        ] as [(String, String?)])
    func labels(line: String, title: String?) {
        #expect(TitleLine.title(labelledIn: TextSlice(line))?.string == title)
    }

    @Test(arguments: [
        ("One 2018 results. VI. Small parameters", 2), ("Words of prose. They go on. And on.", 3),
        ("Small things", 1),
    ])
    func numbersOfPartsAreNoSentences(_ line: String, _ count: Int) {
        #expect(TitleLine.sentences(in: TextSlice(line)) == count)
    }
}
