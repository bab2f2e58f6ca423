import Testing

@testable import ReviewParsing

/// References in the styles of bibliographies, and titles copied from the windows of browsers.
@Suite struct ReferenceTests {
    /// A reference with what stands in it.
    struct Line: Sendable {
        var text: String
        var title = "Small nets learn too"
        var authors = ["A. One", "B. C. Two"]
        var year = 2015
        var venue: String? = "Journal of Nets"
        var truncated = false
    }

    @Test(arguments: [
        Line(text: "One, A., & Two, B. C. (2015). Small nets learn too. Journal of Nets, 1(2), 3–4."),
        Line(
            text: "One, Ada, and Bob Two. \"Small nets learn too.\" Journal of Nets 1.2 (2015): 3–4.",
            authors: ["Ada One", "Bob Two"]),
        Line(text: "One, A., Two, B. C. Small nets learn too. Journal of Nets 521 (2015)"),
        Line(text: "One, A., Two, B. C. Small nets learn too. Journal of Nets, vol. 5 no. 2 (2015)"),
        Line(text: "One A, Two BC. Small nets learn too. Nets 9(8), 1735–1780 (2015)", venue: "Nets"),
        Line(text: "One, A., Two, B. C. Small nets learn too. Nets 45 (2015)", venue: "Nets"),
        Line(text: "One, A., Two, B. C. Small nets learn too. ICNN 15 (2015)", venue: "ICNN 15"),
        Line(
            text:
                "[1] A. One and B. C. Two, \"Small nets learn too,\" in Proc. Nets, 2015, pp. 3–4, doi: 10.1000/1.",
            venue: "Proc. Nets"),
        Line(text: "One A, Two BC. Small nets learn too. Journal of Nets. 2015;1(2):3-4."),
        Line(text: "One, A., Two, B.C.: Small nets learn too. In: Journal of Nets, pp. 3–4 (2015)"),
        Line(
            text: "Ada One and Bob Two. 2015. Small nets learn too. In Journal of Nets, pages 3–4.",
            authors: ["Ada One", "Bob Two"]),
        Line(text: "One A., Two B. C. Small nets learn too // Journal of Nets. – 2015. – P. 3–4."),
        Line(
            text:
                "Small nets learn too / A. One, B. C. Two // Journal of Nets, 2015. URL: https://example.org/1"
        ),
        Line(
            text:
                "One A. [и др.] Small nets learn too [Электронный ресурс] // Journal of Nets. 2015. URL: https://example.org/1 (дата обращения: 01.02.2024).",
            authors: ["A. One"], truncated: true),
        Line(
            text: "Reference: One, A., & Two, B. C. (2015). Small nets learn too. Journal of Nets, 1(2), 3–4."
        ),
        Line(
            text: "Петров И. И., Сидорова А. Как учатся малые сети // Журнал сетей. — 2019. — № 2. — С. 3–4.",
            title: "Как учатся малые сети", authors: ["И. И. Петров", "А. Сидорова"], year: 2019,
            venue: "Журнал сетей"),
        Line(
            text: "One, A., et al. (2015). Small nets learn too. arXiv preprint arXiv:1501.00001.",
            authors: ["A. One"], venue: nil, truncated: true),
        Line(
            text: "One, A. (1948). Small nets learn too. Journal of Nets, 27(3), 3–4.", authors: ["A. One"],
            year: 1948),
        Line(
            text: "Ada One. 2015. Small nets learn too. Preprint, arXiv:1501.00001.", authors: ["Ada One"],
            venue: "Preprint"),
        Line(
            text: "One DP, Ba J. Small nets learn too. Journal of Nets. 2015;1(2):3-4.",
            authors: ["D. P. One", "J. Ba"]),
        Line(
            text: "Ho J., Ba A., One P. Small nets learn too // Journal of Nets. 2015. Vol. 1. P. 3–4.",
            authors: ["J. Ho", "A. Ba", "P. One"]),
        Line(
            text: "One A, Two BC, Three D. Small Nets. Journal of Nets. 2015;1(2):3-4.", title: "Small Nets",
            authors: ["A. One", "B. C. Two", "D. Three"]),
        Line(text: "One A, Two BC. A Small Net. Journal of Nets. 2015;1(2):3-4.", title: "A Small Net"),
        Line(
            text: "**[SN]** One, A., & Two, B. C. (2015). Small nets learn too. Journal of Nets, 1(2), 3–4."),
        Line(
            text:
                "One, A., Two, B. C., ... & Three, C. (2015). Small nets learn too. Journal of Nets, 1(2), 3–4.",
            authors: ["A. One", "B. C. Two", "C. Three"], truncated: true),
        Line(
            text: "One, A. Small nets learn too / A. One, B. C. Two // Journal of Nets. – 2015. – P. 3–4."),
        Line(
            text:
                "One, Ada. 2015. \"Small nets learn too.\" Journal of Nets (2): 3–4. https://doi.org/10.1000/1",
            authors: ["Ada One"]),
        Line(
            text: "One Two, Ada and Three, Bob. \"Small nets learn too.\" Journal of Nets (2015): 3–4.",
            authors: ["Ada One\u{A0}Two", "Bob Three"]),
        Line(
            text: "One, Two, Three. Small nets learn too. Journal of Nets (2015)",
            authors: ["One", "Two", "Three"]),
        Line(
            text: "One & Two - Small nets learn too (ICLR'15)", authors: ["One", "Two"], venue: "ICLR"),
        Line(
            text: "One et al. (Tiny Collaboration), Small nets learn too, Journal of Nets, 061102 (2015)",
            authors: ["One"], truncated: true),
    ])
    func reference(_ line: Line) throws {
        let text = StyledLine.read(line.text)
        let reference = try #require(Reference(text))
        #expect(text.words(reference.title) == line.title)
        #expect(reference.authors == line.authors)
        #expect(reference.year == line.year)
        #expect(reference.venue == line.venue)
        #expect(reference.truncated == line.truncated)
    }

    @Test(arguments: [
        "Ada J. One, Bob Two, Cleo Three. Small Nets Learn Too. 2015. https://arxiv.org/abs/1501.00001",
        "In 2015. The authors train a small net and find that it learns as much as a large one.",
        "**Small Nets Learn Too** (2015), A. One et al. [[pdf]](https://arxiv.org/pdf/1501.00001)",
        "Deep Residual Learning (2015). A. One and B. Two, at a conference that nobody knows.",
        "We met in Paris, and \"the net learns,\" said Ada in 2015 to those who had come from far.",
        "[Small Nets Learn Too](https://arxiv.org/abs/1501.00001), A. One, 2015, with a long remark.",
    ])
    func noReference(_ text: String) {
        #expect(Reference(StyledLine.read(text)) == nil)
    }

    @Test(arguments: [
        (
            "One A, Two BC. Small nets learn too. Nets. 2015;1:3. doi:10.1000/net.15.",
            "https://doi.org/10.1000/net.15"
        ),
        (
            "One, A. (2015). Small nets learn too. arXiv preprint arXiv:1501.00001.",
            "https://arxiv.org/abs/1501.00001"
        ),
    ])
    func identifiers(_ text: String, _ url: String) throws {
        #expect(try #require(EntryHead(StyledLine.read(text))).facts.links.map(\.url) == [url])
    }

    @Test(arguments: [
        ("[1501.00001] Small Nets Learn Too", "Small Nets Learn Too"),
        ("[1501.00001v2] Small Nets Learn Too - arXiv.org", "Small Nets Learn Too"),
        ("Small Nets Learn Too | OpenReview", "Small Nets Learn Too"),
        ("Paper page - Small Nets Learn Too", "Small Nets Learn Too"),
        ("Small Nets | IEEE Conference Publication | IEEE Xplore", "Small Nets"),
        ("Small Nets - Learning Too", "Small Nets - Learning Too"),
        ("[Small] Nets Learn Too", "[Small] Nets Learn Too"),
    ])
    func pageTitle(_ title: String, _ expected: String) {
        #expect(PageTitle.clean(title) == expected)
    }
}
