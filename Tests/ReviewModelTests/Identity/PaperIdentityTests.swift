import ReviewModel
import Testing

@Suite struct PaperIdentityTests {
    private static func paper(_ title: String, arxiv: String? = nil, doi: String? = nil) -> PaperIdentity {
        var paper = Paper(title: title)
        paper.arxiv = arxiv
        paper.doi = doi
        return paper.identity
    }

    @Test(
        arguments: [
            (paper("A", arxiv: "2103.00020"), paper("B", arxiv: "2103.00020"), true, false),
            (paper("A", arxiv: "2103.00020"), paper("A", arxiv: "2103.00021"), false, true),
            (paper("A", doi: "10.1/X"), paper("B", doi: "10.1/x"), true, false),
            (paper("A", doi: "10.1/x"), paper("A", doi: "10.1/y"), false, true),
            (paper("A", arxiv: "2103.00020"), paper("B", doi: "10.48550/arXiv.2103.00020"), true, false),
            (
                paper("A", arxiv: "2103.00020", doi: "10.48550/arXiv.2103.00020"),
                paper("A", arxiv: "2103.00020", doi: "10.1/x"), true, false
            ),
            (paper("Deep  Nets!"), paper("deep nets"), true, false),
            (paper("Глубокие сети"), paper("глубокие СЕТИ"), true, false),
            (paper("A", arxiv: "2103.00020"), paper("A", doi: "10.1/x"), true, false),
            (paper(""), paper(""), false, false), (paper("A"), paper("B"), false, false),
        ])
    func pairs(one: PaperIdentity, other: PaperIdentity, isSame: Bool, contradicts: Bool) {
        #expect(one.isSame(as: other) == isSame)
        #expect(other.isSame(as: one) == isSame)
        #expect(one.contradicts(other) == contradicts)
        #expect(other.contradicts(one) == contradicts)
    }

    @Test func namesBeginWithTheSurest() {
        #expect(
            Self.paper("Deep Nets", arxiv: "2103.00020", doi: "10.1/X").names
                == ["arxiv:2103.00020", "doi:10.1/x", "title:deepnets"])
        #expect(Self.paper("?!").names == [])
        #expect(PaperIdentity.name(arxiv: nil, doi: nil, title: "deep nets") == "title:deep nets")
    }
}

@Suite struct IdentifierTests {
    @Test(
        arguments: [
            ("/abs/2103.00020v2", "2103.00020"), ("0704.0001", "0704.0001"), ("2113.00020", nil),
            ("12103.00020", nil), ("2103.000201", nil), ("cs/0112017", "cs/0112017"),
            ("math.GT/0309136", "math/0309136"), ("/abs/0309136", nil), ("0112017", nil), ("", nil),
        ] as [(String, String?)])
    func theFirstOfArxiv(text: String, identifier: String?) {
        #expect(ArxivIdentifier.first(in: text) == identifier)
    }

    @Test(arguments: [
        ("2103.00020", 2021), ("astro-ph/9901001", 1999), ("hep-th/9108028", 1991), ("9001.0001", 2090),
    ])
    func years(identifier: String, year: Int) { #expect(ArxivIdentifier.year(of: identifier) == year) }

    @Test(
        arguments: [
            ("10.1038/s41586-021-03819-2", 2021), ("10.18653/v1/2020.acl-main.1", 2020), ("10.1/1812", nil),
            ("10.1/x", nil),
        ] as [(String, Int?)])
    func yearsOfDOIs(doi: String, year: Int?) { #expect(DOI.year(of: doi) == year) }

    @Test(
        arguments: [
            ("10.48550/arXiv.2103.00020", "2103.00020"), ("10.48550/arxiv.cs/0112017", "cs/0112017"),
            ("10.48550/arxiv.x", nil), ("10.1/arxiv.2103.00020", nil),
        ] as [(String, String?)])
    func doisOfArxiv(doi: String, identifier: String?) { #expect(DOI.arxiv(of: doi) == identifier) }

    @Test(arguments: [("https://doi.org/10.1/X", "10.1/x"), ("doi:10.1/x", "10.1/x"), ("x", "x")])
    func plainDOIs(text: String, plain: String) { #expect(DOI.plain(text) == plain) }

    @Test func yearsOfRunningText() {
        #expect(PlausibleYear.inText("2021") == 2021)
        #expect(PlausibleYear.inText("1949") == nil)
        #expect(PlausibleYear.inText("02021") == nil)
        #expect(PlausibleYear.inText.upperBound >= 2035)
        // Powers of two are no years until they are near.
        #expect(PlausibleYear.inText("4096") == nil)
    }
}
