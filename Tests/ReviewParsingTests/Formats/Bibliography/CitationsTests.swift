import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

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

    @Test(arguments: [
        "exported by hand\n\n1.\nTY  - JOUR\nTI  - Small Nets\nAU  - One, Ada\nER  - \n\n2.\nTY  - JOUR\nTI  - Large Nets\nER  - \n",
        "TI  - Small Nets\nAU  - One, Ada\nTY  - CONF\nER  - \nTI  - Large Nets\nTY  - CONF\nER  - \n",
        "TY  - JOUR\r\nTI  - Small Nets\r\nAU  - One, Ada\r\nTY  - JOUR\r\nTI  - Large Nets\r\n",
        "TY - JOUR\nT1 - Small\n Nets\nA1 - One, Ada\nER -\nTY - JOUR\nT1 - Large Nets\nER -\n",
    ])
    func recordsOfRISAreParted(text: String) {
        for path in ["a.ris", "a.txt"] {
            let (papers, problems) = Self.read(text, path)
            #expect(papers.map(\.title) == ["Small Nets", "Large Nets"])
            #expect(papers.first?.authors.map(\.name) == ["Ada One"])
            #expect(problems.isEmpty)
        }
    }

    @Test(arguments: [
        ("DO  - 10.1000/x", "10.1000/x"), ("N1  - doi: 10.1000/x.", "10.1000/x"),
        ("UR  - https://doi.org/10.1000/x", "10.1000/x"),
        ("DO  - 10.48550/arXiv.2001.00001", "10.48550/arxiv.2001.00001"), ("N1  - see 10.1000/x", nil),
    ])
    func doiOfRISIsFound(line: String, doi: String?) {
        let (papers, _) = Self.read("TY  - JOUR\nTI  - Small Nets\n\(line)\nER  - \n", "a.ris")
        #expect(papers.first?.doi == doi)
    }

    private static let work =
        #"{"title": "Small Nets", "author": [{"family": "One", "given": "Ada"}], "issued": {"date-parts": [[2019]]}}"#

    @Test(arguments: [
        (work, 1), ("[\(work), \(work)]", 2), (#"{"items": [\#(work), \#(work)]}"#, 2),
        (#"{"message": \#(work)}"#, 1),
        (#"{"status": "ok", "message": {"total-results": 2, "items": [\#(work), \#(work)]}}"#, 2),
        (#"{"items": []}"#, 0),
        (
            #"[{"title": "Small Nets", "items": [1, 2], "issued": {"date-parts": [[2019]]}, "author": [{"family": "One", "given": "Ada"}]}]"#,
            1
        ),
    ])
    func wrappingsAreTakenOff(text: String, count: Int) {
        let reading = Reading(Array(text.utf8), path: "a.json", as: "csl-json")
        #expect(reading.items.map(\.title) == Array(repeating: "Small Nets", count: count))
        #expect(
            reading.items.flatMap(\.papers).allSatisfy {
                $0.year == 2019 && $0.authors.map(\.name) == ["Ada One"]
            })
    }

    @Test(arguments: [
        (#""issued": {"date-parts": [["2019", "5"]]}"#, 2019), (#""issued": {"year": 2019}"#, 2019),
        (#""issued": {"raw": "Spring 2019"}"#, 2019),
        (#""issued": {"literal": "2019/2020"}"#, 2019), (#""issued": "2019-05"#, nil),
        (#""issued": "2019-05-01""#, 2019),
        (#""issued": [{"year": "2019"}]"#, 2019),
        (#""issued": {"date-parts": [[null]]}, "published-print": {"date-parts": [[2019, 6]]}"#, 2019),
        (#""issued": {"raw": "in press"}"#, nil),
    ])
    func yearsAreFound(member: String, year: Int?) {
        let text = #"[{"title": "Small Nets", "container-title": ["Nets", "N"], \#(member)}]"#
        let paper = Reading(Array(text.utf8), path: "a.json", as: "csl-json").items.first?.papers.first
        #expect(paper?.year == year)
        #expect(paper == nil || paper?.venue == "Nets")
    }

    @Test(arguments: [
        ("A <i>b</i> <span class=\"nocase\">C</span> &amp; D<sub>2</sub>", "A b C & D2"),
        ("x < y and y > z", "x < y and y > z"),
        ("<jats:p>A</jats:p>  b", "A b"), ("f<T> &#955; &#x3bb; &lt;b&gt; &nope; &", "f<T> λ λ <b> &nope; &"),
        ("<b", "<b"), ("", ""),
    ])
    func markupIsTakenOff(text: String, words: String) {
        #expect(MarkupText.plain(text) == words)
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
