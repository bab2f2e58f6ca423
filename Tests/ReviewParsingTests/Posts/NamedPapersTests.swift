import TextAnalysis
import Testing

@testable import ReviewParsing

@Suite struct NamedPapersTests {
    @Test(arguments: [
        ("https://arxiv.org/abs/2001.00001v2", ["2001.00001"]),
        ("Смотрите arxiv.org/pdf/2001.00001 и https://github.com/a/b", ["2001.00001"]),
        ("arXiv:2001.00001", ["2001.00001"]), ("arXiv: 2001.00001 [cs.LG]", ["2001.00001"]),
        ("(arxiv 2001.00001)", ["2001.00001"]),
        ("The number 2001.00001 alone is a number", []),
        ("https://arxiv.org/abs/2001.00001 arXiv:2001.00001", ["2001.00001"]),
        ("https://openreview.net/forum?id=x1", ["https://openreview.net/forum?id=x1"]),
        ("https://doi.org/10.1000/182", ["10.1000/182"]),
        ("Статья: https://lab.example.org/tiny.html", ["https://lab.example.org/tiny.html"]),
        ("https://github.com/a/b https://youtu.be/x", []),
    ])
    func papersOfALine(line: String, papers: [String]) {
        let message = Message(text: MessageText(line))
        let found = NamedPapers.find(in: message, lines: TextLines(message.text))
        #expect(found.map { $0.arxiv ?? $0.doi ?? $0.url } == papers)
    }

    @Test func wordsMayLeadToAPaper() {
        var text = MessageText("[paper], [code]")
        text.links = [
            .init(range: 1..<6, url: "https://arxiv.org/abs/2001.00001"),
            .init(range: 10..<14, url: "https://github.com/a/b"),
        ]
        let message = Message(text: text)
        let found = NamedPapers.find(in: message, lines: TextLines(text))
        #expect(found.map(\.arxiv) == ["2001.00001"])
        #expect(found.first?.label == "paper")
    }

    @Test func aPaperMayHangUnderTheText() {
        var text = MessageText("Words")
        text.links = [.init(range: 5..<5, url: "https://arxiv.org/abs/2001.00001")]
        var message = Message(text: text)
        message.cards = [
            LinkCard(url: "https://arxiv.org/abs/2001.00002", site: "arXiv.org", title: "Tiny", summary: "")
        ]
        let found = NamedPapers.find(in: message, lines: TextLines(text))
        #expect(found.map(\.arxiv) == ["2001.00001", "2001.00002"])
        #expect(found.allSatisfy { $0.origin == .hung })
    }
}

extension MessageText {
    /// A text that came from nowhere.
    init(_ words: String) {
        self.init()
        bytes = Array(words.utf8)
    }
}
