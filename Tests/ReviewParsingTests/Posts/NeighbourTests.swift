import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// Which messages make one post, and which do not.
@Suite struct NeighbourTests {
    @Test func aSentenceThatEndsWithDotsSwallowsNothing() throws {
        let posts =
            ["The Long Story of the Office Printer\nThe troubles with its paper tray continue..."]
            + (1...14).map { "Story number \($0) of the day is about printers, and it has an end." }
        let items = read(posts)
        #expect(items.count == posts.count)
        #expect(items.allSatisfy { $0.kind != .review })
    }

    @Test func neighboursAboutOtherPapersAreNotJoined() {
        let items = read([
            "A Study of Small Things\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001\n\nThe authors show that small things are small.",
            "Большое и малое\n\nВ работе сравнивают большое с малым, и результаты показывают, что метод точнее прежних на всех бенчмарках, а обучать его проще.\n\nhttps://arxiv.org/abs/2001.00002",
            "The authors also look at small things from below. The results stay the same, and the method is as fast as before.",
        ])
        #expect(items.map { $0.papers.first?.arxiv } == ["2001.00001", "2001.00002"])
        #expect(items.last?.source.messages == [2, 3])
    }

    @Test func anotherPaperInTheProseBeginsNoPost() {
        let items = read([
            "A Study of Small Things\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001\n\nThe authors show that small things are small.",
            "The second part of the method is older, and the authors say so at once: Small Things have been known for long.\n\nThey were trained on everything that was at hand, which is what makes the results on the benchmarks so hard to read, and the ablations say little of what came from where.\n\nThat it works at all was shown in the work on large things (https://arxiv.org/abs/1901.00001), which the authors cite more than once.",
        ])
        #expect(items.map { $0.source.messages } == [[1, 2]])
    }

    @Test func newsNameTheirPaper() {
        let items = read([
            "A company released a model\n\nThe weights are out, the licence is open.\n\nWeights: https://huggingface.co/a/b\nBlog: https://blog.example.org/x\nReport: https://arxiv.org/abs/2001.00001"
        ])
        #expect(items.map(\.kind) == [.news])
        #expect(items.first?.papers.first?.arxiv == "2001.00001")
    }

    /// What a channel posts right behind a review without speaking of it stands alone, however soon it comes.
    @Test(
        arguments: [
            "Кто идёт на встречу в пятницу?", "Friday meme", "Have you tried the new editor yet?",
            "The company has halved its prices.", "Ищем разработчика в команду, писать в личку",
            "Все модели ошибочны", "Version 2.9 of the library is out",
            "I think that in a couple of years labelling data will vanish as a job. We will see of course, but I would not build on it now.",
        ], [6, 60, 600, 3600])
    func messagesOfTheirOwnAreNotSwallowed(_ message: String, seconds: Int) {
        let items = read([review, message], every: seconds)
        #expect(items.map { $0.source.messages } == [[1], [2]])
        #expect(items.last?.kind != .review)
    }

    @Test(arguments: [
        "Continued. On large data the difference grows, on small data it vanishes.",
        "More on SmallNet: the appendix shows that it is not sensitive to the size of the batch, and the authors give curves for three seeds.",
        "UPD: the code is out",
    ])
    func whatGoesOnIsJoined(_ message: String) {
        #expect(read([review, message], every: 60).map { $0.source.messages } == [[1, 2]])
    }

    /// Parts of a thread that are counted, be it without saying how many there are.
    @Test(arguments: ["1/ ", "", "🧵 "])
    func partsThatNobodyCountsAreJoined(_ mark: String) {
        let items = read([
            mark + review, "2/ It is trained on things that are small.", "3/ Nothing else was tried.",
            "4 things to read on Friday",
        ])
        #expect(items.map { $0.source.messages } == [[1, 2, 3], [4]])
    }

    /// Parts of one text follow within minutes and name nothing anew; a day later the same words are another post.
    @Test(arguments: [
        "Результаты\n\nНа малых данных разницы нет.",
        "Обучали на малых данных, и абляции показывают, что половину прироста даёт размер. Сравнение с большими честное.",
        "Теперь подробнее про устройство. Малое лежит рядом с большим.",
    ])
    func partsFollowAtOnce(_ message: String) {
        let review =
            "Малое тоже учится\n\nВ статье A Study of Small Things от DeepMind показывают, что малое учится не хуже большого, а обучать его проще.\n\nhttps://arxiv.org/abs/2001.00001"
        #expect(read([review, message], every: 40).map { $0.source.messages } == [[1, 2]])
        #expect(read([review, message], every: 90_000).map { $0.source.messages } == [[1], [2]])
    }

    private let review =
        "SmallNet: A Study of Small Things\nAda One, Bob Two\nhttps://arxiv.org/abs/2001.00001\n\nThe authors show that SmallNet is small, and that it learns as much as a large one."

    /// Items of a channel with `texts`, ten minutes apart unless told.
    private func read(_ texts: [String], every seconds: Int = 600) -> [Review] {
        let messages = texts.enumerated().map { index, text in
            let quoted = text.replacing("\n", with: "\\n")
            return
                "\"id\": \(index + 1), \"type\": \"message\", \"date_unixtime\": \"\(1_709_287_200 + index * seconds)\", "
                + "\"text\": \"\(quoted)\""
        }
        return Reading(JSONExport.export(messages), path: "result.json").items
    }
}
