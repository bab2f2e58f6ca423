import ReviewModel
import ReviewParsing
import Testing

/// Bibliographies in RIS and CSL-JSON, and such as hold nothing.
@Suite struct CitationsTests {
    private static let ris = """
        TY  - JOUR
        TI  - Small Nets Learn Too
        AU  - One, Ada
        AU  - Two, Bob, Jr.
        JO  - Journal of Nets
        PY  - 2021/03/04
        UR  - https://arxiv.org/abs/2001.00001v2
        DO  - 10.1000/ABC
        AB  - They learn,
        and they learn too.
        ER  -

        TY  - CONF
        T1  - Large Nets Forget
        ER  -
        """

    private static let csl = """
        [{"id": "one", "type": "article-journal", "title": "Small Nets Learn Too", "DOI": "https://doi.org/10.1000/ABC",
          "author": [{"family": "One", "given": "Ada"},
            {"family": "Berg", "given": "Bob", "non-dropping-particle": "van"}, {"literal": "The Lab"}],
          "issued": {"date-parts": [["2021", 3]]}, "container-title": "Journal of Nets", "note": "arXiv:2001.00001"},
         {"title": "Large {Nets} Forget \\"twice\\"", "issued": {"raw": "2019-05"}}]
        """

    @Test func risIsRead() throws {
        let (papers, problems) = Self.read(Self.ris, "a.ris")
        #expect(problems.isEmpty)
        let paper = try #require(papers.first)
        #expect(papers.map(\.title) == ["Small Nets Learn Too", "Large Nets Forget"])
        #expect(paper.authors.map(\.name) == ["Ada One", "Bob Two Jr."])
        #expect(paper.venue == "Journal of Nets")
        #expect([paper.year, papers[1].year] == [2021, nil])
        #expect([paper.arxiv, paper.doi] == ["2001.00001", "10.1000/abc"])
    }

    @Test func cslIsRead() throws {
        let (papers, problems) = Self.read(Self.csl, "a.json")
        #expect(problems.isEmpty)
        let paper = try #require(papers.first)
        #expect(papers.map(\.title) == ["Small Nets Learn Too", "Large {Nets} Forget \"twice\""])
        #expect(paper.authors.map(\.name) == ["Ada One", "Bob van Berg", "The Lab"])
        #expect(paper.venue == "Journal of Nets")
        #expect(papers.map(\.year) == [2021, 2019])
        #expect([paper.arxiv, paper.doi] == ["2001.00001", "10.1000/abc"])
    }

    @Test(arguments: [
        ("a.bib", "@comment{none}\n"), ("a.ris", "TY  - JOUR\nER  - \n"),
        ("a.json", "[{\"title\": \"\", \"container-title\": \"Nets\"}]"),
    ])
    func anEmptyBibliographyIsToldOf(path: String, text: String) {
        let (papers, problems) = Self.read(text, path)
        #expect(papers.isEmpty)
        #expect(problems.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        "[{\"title\": \"One\", \"family\": \"Two\"", "[{\"title\": \"One\", \"family\": \"\\",
        "TY  - JOUR\nTI", "TY  -", "[{]}{\"title\",\"family\"}]",
    ])
    func brokenOnesDoNoHarm(text: String) {
        for end in 1...text.utf8.count { _ = Self.read(String(text.prefix(end)), "a.ris") }
    }

    private static func read(_ text: String, _ path: String) -> (papers: [Paper], problems: [Diagnostic]) {
        var papers: [Paper] = []
        var problems: [Diagnostic] = []
        _ = try? SourceReader().read(
            SourceFile(path: path, bytes: Array(text.utf8)), into: { papers += $0.papers },
            report: { problems.append($0) })
        return (papers, problems)
    }
}
