import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Posts that list papers without being a review of one keep their kind and name all of them.
@Suite struct ListedPapersTests {
    /// Ways to list three papers; `|` ends an item.
    private static let lists = [
        "Papers of the week\n\n1. Small Things Learn Too https://arxiv.org/abs/2001.00001|2. The Large Models of Things https://arxiv.org/abs/2001.00002|3. Things in Between: Nets of Medium Size https://arxiv.org/abs/2001.00003",
        "Подборка свежих статей:\n\n▫️ Small Things Learn Too — малое учится. https://arxiv.org/abs/2001.00001|▫️ The Large Models of Things — про большое. https://arxiv.org/abs/2001.00002|▫️ Things in Between: Nets of Medium Size — среднее. https://arxiv.org/abs/2001.00003",
        "Weekly digest\n\nSmall Things Learn Too\nThey do, it turns out.\nhttps://arxiv.org/abs/2001.00001\n|The Large Models of Things\nOn all that is large.\nhttps://arxiv.org/abs/2001.00002\n|Things in Between: Nets of Medium Size\nNeither this nor that.\nhttps://arxiv.org/abs/2001.00003",
    ]

    private static let titles = [
        "Small Things Learn Too", "The Large Models of Things", "Things in Between: Nets of Medium Size",
    ]

    @Test(arguments: lists) func eachPaperIsNamed(_ list: String) {
        let items = read([list.replacing("|", with: "\n")])
        #expect(items.map(\.kind).allSatisfy { $0 != .review && $0 != .entry })
        let papers = items.flatMap(\.papers)
        #expect(papers.map(\.title) == Self.titles)
        #expect(papers.map(\.arxiv) == ["2001.00001", "2001.00002", "2001.00003"])
        #expect(papers.map(\.url) == (1...3).map { "https://arxiv.org/abs/2001.0000\($0)" })
    }

    @Test func whatIsToldInRussianIsNoTitle() {
        let items = read([
            "Интересное:\n\nSmall-1: малое учится, https://arxiv.org/abs/2001.00001\n\nLargeNet: большое тоже учится, https://arxiv.org/abs/2001.00002"
        ])
        #expect(items.flatMap(\.papers).map(\.title) == ["Small-1", "LargeNet"])
    }

    @Test func whatIsCitedInSentencesIsNotListed() {
        let items = read([
            "I have been asked what I think of the debate. It began with one claim (https://arxiv.org/abs/2001.00001), and then somebody answered that nothing of it was true, which is in the nature of such debates (https://arxiv.org/abs/2001.00002). I would not take sides here, and neither should you."
        ])
        #expect(items.flatMap(\.papers).isEmpty)
    }

    /// A title with its address and hardly a word beside is an entry.
    @Test(arguments: [
        "https://arxiv.org/abs/2001.00001\nA Box of Small Things",
        "https://arxiv.org/abs/2001.00001 A Box of Small Things",
    ])
    func aTitleWithItsAddressIsAnEntry(_ text: String) {
        let items = read(["Friday again", text])
        #expect(items.map(\.kind) == [items[0].kind, .entry])
        #expect(items.last?.papers.map(\.title) == ["A Box of Small Things"])
        #expect(items.last?.papers.map(\.arxiv) == ["2001.00001"])
    }

    /// The first words of a post are no hashtags and no address.
    @Test func firstWordsAreWords() {
        let items = read(["#news\nhttps://example.com/a\nThe shop is closed on Friday, and nobody knows why."]
        )
        #expect(items.map(\.title) == ["The shop is closed on Friday, and nobody knows why."])
    }

    private func read(_ texts: [String]) -> [Review] {
        let messages = texts.enumerated().map { index, text in
            "\"id\": \(index + 1), \"type\": \"message\", \"date_unixtime\": \"\(1_709_287_200 + index * 90_000)\", "
                + "\"text\": \"\(text.replacing("\n", with: "\\n"))\""
        }
        return Reading(JSONExport.export(messages), path: "result.json").items
    }
}
