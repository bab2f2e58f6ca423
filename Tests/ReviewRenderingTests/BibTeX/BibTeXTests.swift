import ReviewModel
import Testing

@testable import ReviewRendering

@Suite struct BibTeXTests {
    @Test(arguments: [
        ("Zero-Shot Text-to-Image Generation", "Zero-Shot Text-to-Image Generation"),
        ("DALL·E and GPT-3 of OpenAI", "{DALL·E} and {GPT-3} of {OpenAI}"),
        ("A Q-learning approach to Atari games", "A {Q-learning} approach to {Atari} games"),
        ("Deep Learning for Atari Games", "Deep Learning for Atari Games"),
        ("100% & {x}", "100\\% \\& \\textbraceleft{}x\\textbraceright{}"),
        ("a\\b ~ ^ _ # $", "a\\textbackslash{}b \\textasciitilde{} \\textasciicircum{} \\_ \\# \\$"),
        ("", ""),
    ])
    func title(_ title: String, _ expected: String) {
        #expect(LaTeXText.title(title) == expected)
    }

    @Test(
        arguments: [
            ("Aditya Ramesh", 2021, "Zero-Shot Text", "ramesh2021zero"),
            ("Piotr Dollár", 2020, "The art", "dollar2020art"),
            ("Юрий Щукин", 2019, "О роли", "shchukin2019o"), ("Łukasz Kaiser Jr.", nil, "A", "kaisera"),
            ("Nguyễn, Văn", 2020, "β-VAE", "nguyen2020b"), ("王小明", 2020, "深度", "paper2020"),
            (nil, nil, "", "paper"),
            (nil, 2020, "On the", "2020on"),
        ] as [(String?, Int?, String, String)])
    func key(_ author: String?, _ year: Int?, _ title: String, _ expected: String) {
        var paper = Paper(title: title)
        paper.authors = [author].compactMap { $0.map(Author.init) }
        paper.year = year
        #expect(CitationKey.base(for: paper) == expected)
    }

    @Test func keysAreUnique() {
        var keys = CitationKey()
        var made = (0..<60).map { _ in keys.next(for: Paper(title: "X")) }
        #expect(made.prefix(3) == ["x", "xa", "xb"])
        #expect(made[26...28] == ["xz", "xaa", "xab"])
        made += (0..<3).map { _ in keys.next(for: Paper(title: "xa")) }
        #expect(Set(made).count == made.count)
    }

    @Test(
        arguments: [
            ("ICLR 2020", "@inproceedings"), ("Proceedings of the X", "@inproceedings"),
            ("Nature", "@article"),
            ("arXiv preprint", "@misc"), (nil, "@misc"), ("", "@misc"),
        ] as [(String?, String)])
    func kind(_ venue: String?, _ expected: String) {
        var paper = Paper(title: "X")
        paper.venue = venue
        #expect(
            BibTeXEntry(paper: paper, review: SampleItems.news.review).text(key: "k").hasPrefix(
                expected + "{k,\n"))
    }
}
