import ReviewModel
import TestSupport
import TextAnalysis
import Testing

@testable import ReviewParsing

/// Lines that tell of a talk or a video on a paper, and not what the paper is called.
struct OccasionTests {
    @Test(
        arguments: [
            ("Talk: Ada One — Small Nets Learn Too", "Small Nets Learn Too"),
            ("Video: Small Nets Learn Too", "Small Nets Learn Too"),
            ("Доклад: Ada One, Bob Two — Small Nets Learn Too", "Small Nets Learn Too"),
            ("Ada One's talk on Small Nets: They Learn Too", "Small Nets: They Learn Too"),
            ("Ada One’s video about Small Nets Learn Too", "Small Nets Learn Too"),
            ("Видео: Ada One — Let's build a net", nil), ("Talk: Ada One", nil),
            ("Video Nets: Small Things Learn Too", nil), ("A Survey on Talk Among Small Nets", nil),
            ("Small Nets Learn Too", nil), ("", nil),
        ] as [(String, String?)])
    func titleIn(line: String, title: String?) {
        #expect(Occasion.title(in: TextSlice(line))?.string == title)
    }

    @Test(arguments: [
        ("Somebody explains SmallNet", true), ("SmallNet (ICML 2020 talk)", true),
        ("My thoughts on SmallNet", true),
        ("SmallNet walkthrough by Ada", true), ("Interview with Ada One on nets", true),
        ("Ada One: SmallNet explained", true), ("Small Nets Explained", false),
        ("What Explains the Learning of Small Nets", false), ("Small Nets Learn Too (ICML 2020)", false),
        ("Thoughts Are All You Need", false), ("Interview Nets: Learning With Questions", false),
        ("Small Nets That Talk (Talk)", false), ("", false),
    ])
    func isNameless(line: String, answer: Bool) {
        #expect(Occasion.isNameless(TextSlice(line)) == answer)
    }

    /// What a row or a note of one's own calls its thoughts is no title of a paper either.
    @Test(arguments: [
        "---\ntitle: My thoughts on SmallNet\narxiv: 1901.00001\n---\n# Thoughts\n\nIt learns very well on small data.\n",
        "# Videos\n\n| Title | Paper | Year |\n|---|---|---|\n| SmallNet walkthrough by Ada | [arXiv](https://arxiv.org/abs/1901.00001) | 2019 |\n",
    ])
    func notesNameNoPaper(text: String) throws {
        let items = Reading(text, path: "notes.md").items.filter { !$0.papers.isEmpty }
        let paper = try #require(items.first?.papers.first)
        #expect(paper.title.isEmpty)
        #expect(paper.arxiv == "1901.00001")
        #expect(items[0].title.contains("SmallNet"))
    }
}
