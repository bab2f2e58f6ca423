import Foundation
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
        ("Nets -- Forgetting --- Again", "Nets -{}- Forgetting -{}-{}- Again"), ("", ""),
        // Formulas stay what they are, with their blanks; money is none.
        ("On $x_1^2$ and $\\alpha \\leq 1$ nets", "On $x_1^2$ and $\\alpha \\leq 1$ nets"),
        ("From $5 to $10 in $k$-means", "From \\$5 to \\$10 in $k$-means"),
        ("On x_1^2 nets", "On x$_{1}^{2}$ nets"), ("An O(n^2) bound", "An {O(n$^{2}$)} bound"),
        ("H₂O and CO₂ in C₁₂", "{H$_2$O} and {CO$_2$} in C$_{12}$"), ("SO₄^2- ions", "{SO$_4$$^{2}$-} ions"),
        ("Of a_2 words", "Of a$_2$ words"),
    ])
    func title(_ title: String, _ expected: String) {
        #expect(LaTeXSpelling.title(title) == expected)
    }

    @Test(
        arguments: [
            ("Aditya Ramesh", 2021, "Zero-Shot Text", "ramesh2021zero"),
            ("Piotr Dollár", 2020, "The art", "dollar2020art"),
            ("Юрий Щукин", 2019, "О роли", "shchukin2019o"), ("Łukasz Kaiser Jr.", nil, "A", "kaisera"),
            ("John Smith Sr", 2020, "A View", "smith2020view"),
            ("John Smith III", 2020, "A View", "smith2020view"),
            ("Yohei Ii", 2020, "A View", "ii2020view"),
            ("Nguyễn, Văn", 2020, "β-VAE", "nguyen2020b"), ("王小明", 2020, "深度", "paper2020"),
            (nil, nil, "", "paper"),
            (nil, 2020, "On the", "on2020"), (nil, 2021, "DreamerV2", "dreamerv2_2021"),
            (nil, 2019, "3D nets", "paper3d2019"),
            ("LIGO Scientific Collaboration", 2021, "Measuring", "ligo2021measuring"),
            ("The Pile Team", 2021, "Text", "pile2021text"),
            ("One T.", 2013, "Words", "one2013words"), ("Ada One\u{A0}Two", 2013, "Words", "onetwo2013words"),
        ] as [(String?, Int?, String, String)])
    func key(_ author: String?, _ year: Int?, _ title: String, _ expected: String) {
        var paper = Paper(title: title)
        paper.authors = [author].compactMap { $0.map(Author.init) }
        paper.year = year
        #expect(CitationKey.base(for: paper, groups: ["collaboration", "team"]) == expected)
    }

    @Test(arguments: [
        ("A Bayesian View of Transformers in Python", "A {Bayesian} View of Transformers in {Python}"),
        ("The Gauss-Newton Method, Python: Notes", "The {Gauss-Newton} Method, {Python:} Notes"),
        ("On bayesian things", "On bayesian things"),
    ])
    func namesKeepTheirCapital(_ title: String, _ expected: String) {
        #expect(LaTeXSpelling.title(title, keeping: ["bayesian", "python", "gauss"]) == expected)
    }

    @Test(arguments: [
        ("LIGO Scientific Collaboration", "{LIGO Scientific Collaboration}", "LIGO Scientific Collaboration"),
        ("Kimi Team", "{Kimi Team}", "Kimi Team"),
        (
            "Wiley InterScience (Online service)", "{Wiley InterScience (Online service)}",
            "Wiley InterScience (Online service)"
        ),
        ("Barnes and Noble", "{Barnes and Noble}", "Barnes and Noble"),
        ("DeepSeek-AI", "DeepSeek-AI", "DeepSeek-AI"),
        ("Ada van One", "Ada van One", "van One, Ada"),
    ])
    func groupsStayWhole(_ name: String, _ bibtex: String, _ ris: String) {
        var item = SampleItems.news
        var paper = Paper(title: "X")
        paper.authors = [Author(name: name)]
        item.review.papers = [paper]
        var options = RenderingOptions()
        options.words.groups = ["collaboration", "team"]
        #expect(text(BibTeXFormat.self, item, options).contains("author = {\(bibtex)},"))
        #expect(text(RISFormat.self, item, options).contains("AU  - \(ris)\r\n"))
        let isLiteral = text(CSLJSONFormat.self, item, options).contains("{\"literal\":\"\(name)\"}")
        #expect(isLiteral == (name != "Ada van One"))
    }

    @Test(arguments: [
        ("Ada One\u{A0}Two", "One Two, Ada", "One Two, Ada", #""family":"One Two","given":"Ada""#),
        (
            "Ada de la One\u{A0}Two", "de la One Two, Ada", "de la One Two, Ada",
            #""family":"One Two","given":"Ada","non-dropping-particle":"de la""#
        ),
        ("Ada One\u{A0}Two Jr.", "One Two, Jr., Ada", "One Two, Ada, Jr.", #""family":"One Two""#),
        ("One A.", "A. One", "One, A.", #""family":"One","given":"A.""#),
        ("Ada\u{A0}One", "Ada One", "One, Ada", #""family":"One","given":"Ada""#),
    ])
    func familyNamesOfSeveralWordsStay(_ name: String, _ bibtex: String, _ ris: String, _ csl: String) {
        var item = SampleItems.news
        item.review.papers = [Paper(title: "X")]
        item.review.papers[0].authors = [Author(name: name)]
        let options = RenderingOptions()
        #expect(text(BibTeXFormat.self, item, options).contains("author = {\(bibtex)},"))
        #expect(text(RISFormat.self, item, options).contains("AU  - \(ris)\r\n"))
        #expect(text(CSLJSONFormat.self, item, options).contains(csl))
    }

    @Test func tagsAreKeywords() {
        var item = SampleItems.twoPapers
        item.curation.tags = ["nlp", "to-read"]
        item.curation.notes = "Mine"
        let options = RenderingOptions()
        let bibtex = text(BibTeXFormat.self, item, options)
        #expect(bibtex.contains("  keywords = {nlp, to-read},\n") && bibtex.contains("  annote = {Mine},\n"))
        #expect(text(BibLaTeXFormat.self, item, options).contains("  annotation = {Mine},\n"))
        let ris = text(RISFormat.self, item, options)
        #expect(ris.contains("KW  - nlp\r\nKW  - to-read\r\nN1  - Mine\r\n"))
        #expect(
            text(CSLJSONFormat.self, item, options).contains("\"keyword\":\"nlp, to-read\",\"note\":\"Mine; ")
        )
    }

    /// Two reviews of which nothing but the same channel is known are told once.
    @Test func reviewsThatReadTheSameAreToldOnce() {
        var items = [SampleItems.twoPapers, SampleItems.twoPapers]
        for index in items.indices {
            items[index].review.id = "i\(index)"
            items[index].review.source.url = nil
        }
        let text = String(decoding: render(BibTeXFormat.self, items), as: UTF8.self)
        #expect(!text.contains("; "), "\(text)")
    }

    private func text(_ format: any ExportFormat.Type, _ item: LibraryItem, _ options: RenderingOptions)
        -> String
    {
        String(decoding: format.export([item], options: options), as: UTF8.self)
    }

    @Test func keysAreUnique() {
        var keys = CitationKeys(known: [:])
        let papers = (0..<60).map { number in
            var paper = Paper(title: "X")
            paper.arxiv = "2001.\(number)"
            return paper
        }
        var made = papers.map { keys.key(for: $0) }
        #expect(made.prefix(3) == ["x", "xa", "xb"])
        #expect(made[26...28] == ["xz", "xaa", "xab"])
        made.append(keys.key(for: Paper(title: "xa")))
        #expect(Set(made).count == made.count)
        #expect(papers.map { keys.key(for: $0) } == Array(made.prefix(60)))
    }

    /// A person corrects who wrote it: texts go on citing it by the key of the bibliography.
    @Test func theKeyOfABibliographyStays() {
        var paper = Paper(title: "Small Nets Learn")
        paper.authors = [Author(name: "Ann Lee")]
        var first = CitationKeys(known: [:])
        #expect(first.key(for: paper, stated: "own:01") == "own:01")
        paper.authors = [Author(name: "Bob Two")]
        var later = CitationKeys(known: first.added)
        #expect(later.key(for: paper, stated: "own:01") == "own:01")
        paper.authors = [Author(name: "Cy Three")]
        #expect(later.key(for: paper, stated: "own:01") == "threesmall")
    }

    /// A key stays when the paper is known better later, or other papers come first.
    @Test func keysStay() {
        var first = CitationKeys(known: [:])
        let old = Paper(title: "X marks the spot")
        let key = first.key(for: old)
        #expect(key == "x")
        var later = CitationKeys(known: first.added)
        var other = Paper(title: "X")
        other.year = nil
        #expect(later.key(for: other) == "xa")
        var better = old
        better.arxiv = "2101.00001"
        better.year = 2021
        better.authors = [Author(name: "Ann Lee")]
        #expect(later.key(for: better) == "x")
        var namesake = old
        namesake.arxiv = "2202.00002"
        #expect(later.key(for: namesake) == "xb")
        var again = CitationKeys(known: first.added.merging(later.added) { $1 })
        #expect(again.key(for: namesake) == "xb" && again.key(for: better) == "x")
        #expect(again.added.isEmpty)
    }

    @Test(arguments: [
        ("Dollár", "Doll{\\'a}r"), ("e\u{301}", "{\\'e}"),
        ("Łukasz Çelik Žižek", "{\\L}ukasz {\\c C}elik {\\v Z}i{\\v z}ek"),
        ("Erdős Ű", "Erd{\\H o}s {\\H U}"), ("Ștefan", "{\\textcommabelow S}tefan"), ("Щукин", "Shchukin"),
        ("β-VAE", "$\\beta$-VAE"), ("深", "?"),
        ("a – b", "a -- b"),
    ])
    func ascii(_ text: String, _ expected: String) {
        var letters = LaTeXLetters()
        let spelt = letters.ascii(text)
        #expect(spelt == expected)
        #expect(spelt.utf8.allSatisfy { $0 < 0x80 })
    }

    /// Two reviews of one paper are one entry, with all authors and both posts.
    @Test func reviewsOfOnePaperMeet() throws {
        var short = SampleItems.twoPapers
        short.review.id = "other"
        short.review.source.url = "https://t.me/other/7"
        short.review.papers = [short.review.papers[0]]
        short.review.papers[0].authors = [Author(name: "A. Ramesh")]
        short.review.papers[0].authorsTruncated = true
        let text = String(decoding: render(BibTeXFormat.self, [short, SampleItems.twoPapers]), as: UTF8.self)
        #expect(text.components(separatedBy: "@").count == 3)
        #expect(text.contains("Chelsea Voss}") && !text.contains("others"))
        #expect(
            text.contains("\\url{https://t.me/other/7}; ")
                && text.contains("\\url{https://t.me/gonzo_ML/642}"))
    }

    @Test(
        arguments: [
            ("ICLR 2020", "@inproceedings"), ("Proceedings of the X", "@inproceedings"),
            ("Nature", "@article"), ("Proceedings of the IEEE, 2020", "@article"),
            ("Transactions of the ACL", "@article"), ("Nature of Proceedings", "@inproceedings"),
            ("arXiv preprint", "@misc"), (nil, "@misc"), ("", "@misc"),
        ] as [(String?, String)])
    func kind(_ venue: String?, _ expected: String) {
        var paper = Paper(title: "X")
        paper.venue = venue
        let cited = CitedPaper(paper, in: SampleItems.news.review)
        let record = BibTeXRecord(cited: cited, dialect: .bibtex, words: .sample)
        #expect(record.text(key: "k").hasPrefix(expected + "{k,\n"))
    }
}
