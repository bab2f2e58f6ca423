import Testing

@testable import ReviewParsing

/// Lines of lists: the title and what stands around it.
@Suite struct EntryHeadTests {
    /// A line with what is read out of it.
    struct Line: Sendable {
        var text: String
        var title: String
        var authors: [String] = []
        var truncated = false
        var venue: String?
        var year: Int?
        var links: [String] = []
    }

    private static let lines = [
        Line(text: "Small Nets Learn Too", title: "Small Nets Learn Too"),
        Line(
            text: "**Small Nets Learn Too** (2015), A. One et al. [[pdf]](https://arxiv.org/pdf/1501.00001)",
            title: "Small Nets Learn Too", authors: ["A. One"], truncated: true, year: 2015,
            links: ["https://arxiv.org/pdf/1501.00001"]),
        Line(
            text: "[Small Nets Learn Too](https://arxiv.org/abs/2001.00001) <kbd>ICLR 2020</kbd>",
            title: "Small Nets Learn Too", venue: "ICLR 2020", year: 2020,
            links: ["https://arxiv.org/abs/2001.00001"]),
        Line(
            text: "Ada One, Bob Two. \"**Small Nets Learn Too**.\" ICML (2021). [[pdf]](https://a.org/b.pdf)",
            title: "Small Nets Learn Too", authors: ["Ada One", "Bob Two"], venue: "ICML", year: 2021,
            links: ["https://a.org/b.pdf"]),
        Line(
            text: "Large Nets Forget (One et al., NeurIPS 2020) [[pdf]](https://arxiv.org/abs/2002.00002)",
            title: "Large Nets Forget", authors: ["One"], truncated: true, venue: "NeurIPS 2020", year: 2020,
            links: ["https://arxiv.org/abs/2002.00002"]),
        Line(
            text: "3. 📜 [OpenAI SmallNet] [Small Nets Learn Too](https://arxiv.org/abs/2001.00001)",
            title: "Small Nets Learn Too", links: ["https://arxiv.org/abs/2001.00001"]),
        Line(
            text: "HyperNetworks [[arXiv](https://arxiv.org/abs/1609.09106)]", title: "HyperNetworks",
            links: ["https://arxiv.org/abs/1609.09106"]),
        Line(
            text: "**One et al.** Small Nets Learn Too [pdf](https://arxiv.org/pdf/2001.00001)",
            title: "Small Nets Learn Too", authors: ["One"], truncated: true,
            links: ["https://arxiv.org/pdf/2001.00001"]),
        Line(
            text: "[One 2020](https://arxiv.org/abs/2001.00001) Small Nets Learn Too",
            title: "Small Nets Learn Too",
            links: ["https://arxiv.org/abs/2001.00001"]),
        Line(
            text: "SN (Small Nets Learn Too): they do [paper](https://arxiv.org/abs/2001.00001)",
            title: "Small Nets Learn Too", links: ["https://arxiv.org/abs/2001.00001"]),
        Line(
            text:
                "Small Nets Learn Too — авторы: Ada One, Bob Two, [статья](https://arxiv.org/abs/2001.00001)",
            title: "Small Nets Learn Too", authors: ["Ada One", "Bob Two"],
            links: ["https://arxiv.org/abs/2001.00001"]),
        Line(
            text: "Small Nets Learn Too (OpenAI) https://arxiv.org/abs/2001.00001",
            title: "Small Nets Learn Too",
            links: ["https://arxiv.org/abs/2001.00001"]),
        Line(
            text: "**Nets Learn Less and Forget Less** - they do [paper](https://arxiv.org/abs/2001.00001)",
            title: "Nets Learn Less and Forget Less", links: ["https://arxiv.org/abs/2001.00001"]),
    ]

    @Test(arguments: lines)
    func line(_ line: Line) throws {
        let head = try #require(EntryHead(StyledLine.read(line.text)))
        #expect(head.facts.title ?? head.titleWords == line.title)
        #expect(head.facts.authors == line.authors)
        #expect(head.facts.authorsTruncated == line.truncated)
        #expect(head.facts.venue == line.venue)
        #expect(head.facts.year == line.year)
        #expect(head.facts.links.map(\.url) == line.links)
    }

    @Test(arguments: ["", "…", "[](https://arxiv.org/abs/2001.00001)", "https://example.org/a"])
    func noTitle(_ text: String) {
        #expect(EntryHead(StyledLine.read(text)) == nil)
    }

    @Test(arguments: [
        ("[One Net](https://arxiv.org/abs/2001.00001), [Two Nets](https://arxiv.org/abs/2001.00002)", 1),
        ("[One Net](https://arxiv.org/abs/2001.00001), [code](https://github.com/a/b)", 0),
    ])
    func twins(_ text: String, _ count: Int) throws {
        #expect(try #require(EntryHead(StyledLine.read(text))).twins.count == count)
    }
}
