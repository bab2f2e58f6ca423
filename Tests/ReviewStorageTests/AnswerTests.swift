import ReviewModel
import Testing

@testable import ReviewStorage

/// Questions as people ask them.
struct AnswerTests {
    private func library() throws -> TemporaryLibrary {
        let library = try TemporaryLibrary()
        var fold = Sample.review("fold", text: "Предсказали, как сворачивается белок, с помощью внимания.")
        fold.papers = [Paper(title: "Highly accurate structure prediction")]
        fold.papers[0].authors = ["John Jumper", "Demis Hassabis"].map(Author.init)
        fold.papers[0].year = 2021
        fold.models = [ModelMention(name: "AlphaFold", role: .primary, mentions: 5)]
        fold.topics = [TopicScore(id: "protein-structure", score: 0.9)]
        var noise = Sample.review("noise", text: "Ищем примеры, где есть шум в разметке, и чиним их.")
        noise.links = [Link(url: "https://github.com/x/y", role: .code, placement: .body)]
        let agent = Sample.review("agent", text: "Обучение с подкреплением на играх Atari, без трансформера.")
        var belkin = Sample.review("belkin", text: "О двойном спуске.")
        belkin.papers = [Paper(title: "Double descent")]
        belkin.papers[0].authors = [Author(name: "Михаил Белкин")]
        try library.take([fold, noise, agent, belkin])
        return library
    }

    @Test(arguments: [
        ("label noise", ["noise"]), ("noisy labels", ["noise"]), ("reinforcement learning", ["agent"]),
        ("RL", ["agent"]), ("белков", ["fold"]), ("protein structure", ["fold"]),
        ("Хассабиса", ["fold"]), ("papers by Hassabis", ["fold"]), ("papers by игры", ["agent"]),
        ("double descent", ["belkin"]), ("статьи про трансформеры", ["agent"]),
        ("what is the noise in labels?", ["noise"]), ("обзоры", []), ("2021", ["fold"]),
        ("шум разметки with code", ["noise"]), ("label noise", ["noise"]),
    ])
    func finds(query: String, titles: [String]) throws {
        let answer = try library().store.answer(QueryParser.parse(query).query)
        #expect(answer.items.map(\.review.title) == titles, "\(query)")
    }

    /// Small words belong to a title that is typed whole, which comes first then.
    @Test(arguments: [
        ("segment anything", "Segment Anything"), ("Attention is all you need", "Attention Is All You Need"),
        ("what is attention", "Attention heads of attention"),
    ])
    func titlesComeFirst(query: String, title: String) throws {
        let library = try TemporaryLibrary()
        let text = "Segment by segment: a segment of segments. Attention and attention need attention."
        try library.take([
            Sample.review("Segment Anything", text: "A model of masks, in a long text."),
            Sample.review("Segment and segment", text: text),
            Sample.review("Attention Is All You Need", text: "No recurrence."),
            Sample.review("Attention heads of attention", text: text),
        ])
        #expect(try library.store.answer(QueryParser.parse(query).query).items.first?.review.title == title)
    }

    @Test(
        arguments: [
            ("AlfaFold", "fold", .spelling("AlfaFold", used: "alphafold")),
            ("Hasabis", "fold", nil),
            ("model:AlfaFold", "fold", .value(.model, "AlfaFold", used: "alphafold")),
            ("author:Jumpre", "fold", .value(.author, "Jumpre", used: "jumper")),
            ("шум with code", "noise", .field("with code", .has, .text("code"))),
            ("белок 2021", "fold", .field("2021", .year, .range(2021, 2021))),
            ("шум неттакогослова", "noise", .unknown("неттакогослова")),
            ("внимание Atari разметка", "noise", .someWords),
        ] as [(String, String, SearchNote?)])
    func tells(query: String, title: String, note: SearchNote?) throws {
        let answer = try library().store.answer(QueryParser.parse(query).query)
        #expect(answer.items.contains { $0.review.title == title }, "\(query)")
        if let note { #expect(answer.notes.contains(note), "\(query): \(answer.notes)") }
    }

    @Test(arguments: ["абракадабра", "трансфомер", "GPT-5", "C++", "model:Nonesuchmodel", "=трансфомер"])
    func findsNothing(query: String) throws {
        let answer = try library().store.answer(QueryParser.parse(query).query)
        #expect(answer.items.isEmpty, "\(query)")
    }

    @Test func whatWasAskedStandsAboveWhatItMeans() throws {
        let library = try TemporaryLibrary()
        let text = "Здесь есть и другие слова, чтобы оба текста были одной длины: "
        try library.take([
            Sample.review("other", text: text + "шум"), Sample.review("literal", text: text + "noise"),
        ])
        let answer = try library.store.answer(.word("noise"))
        #expect(answer.items.map(\.review.title) == ["literal", "other"])
        #expect(answer.items.compactMap(\.snippet).count == 2)
    }

    @Test func wordsInARowStandAboveScatteredOnes() throws {
        let library = try TemporaryLibrary()
        let filler = String(repeating: "и так далее ", count: 10)
        try library.take([
            Sample.review("apart", text: "гибкая \(filler) упругая \(filler) сеть"),
            Sample.review("row", text: "\(filler) гибкая упругая сеть \(filler)"),
        ])
        let answer = try library.store.answer(QueryParser.parse("гибкая упругая сеть").query)
        #expect(answer.items.map(\.review.title) == ["row", "apart"])
    }

    @Test func explanationsTellWhatEachPartFinds() throws {
        let query = QueryParser.parse("noise -kind:news kind:any").query
        let answer = try library().store.answer(query, explaining: true)
        #expect(answer.parts.map(\.text) == ["noise", "-kind:news", "kind:news", "kind:any"])
        #expect(answer.parts.map(\.count) == [1, 4, 0, 4])
        #expect(answer.parts[0].related.contains("шум"))
    }

    @Test func aCommonWordIsBoundedAndStillFindsTheBest() throws {
        let library = try TemporaryLibrary()
        var reviews = (0..<3_500).map { Sample.review("r\($0)", text: "обычное слово") }
        reviews[7].title = "Слово"
        try library.take(reviews)
        let answer = try library.store.answer(.word("слово"), limit: 5)
        #expect(answer.items.count == 5)
        #expect(answer.items.first?.review.title == "Слово")
        #expect(answer.total == 500)
        #expect(answer.hasMore)
        #expect(try library.store.answer(.word("слово"), limit: 5, explaining: true).total == 3_500)
    }

    @Test func theNewestOfManyComeFirst() throws {
        let library = try TemporaryLibrary()
        let reviews = (0..<2_500).map { number in
            var review = Sample.review("r\(number)", text: "слово")
            // In the order of import neither the first nor the last is the newest.
            review.date = Timestamp(seconds: Int64(number * 7_919 % 2_500) * 86_400)
            var paper = Paper(title: "t")
            paper.year = number % 10 == 0 ? 2_020 : 2_021
            paper.authors = [Author(name: number % 11 == 0 ? "Ann Bee" : "Wei Li")]
            review.papers = [paper]
            return review
        }
        try library.take(reviews)
        for query in ["year:2021", "year:2020", "kind:any", "author:wei", "author:wei year:2021 -author:ann"]
        {
            let few = try library.store.answer(QueryParser.parse(query).query, limit: 7).items
            let all = try library.store.answer(QueryParser.parse(query).query).items
            #expect(few.map(\.review.id) == all.prefix(7).map(\.review.id), "\(query)")
        }
    }

    @Test func facetsCountWhatAnswers() throws {
        let store = try library().store
        #expect(
            try store.facets(.models, .word("protein")) == [
                FacetCount(value: "AlphaFold", count: 1)
            ])
    }

    /// What is left out of an answer is left out, and the rest is as it is.
    @Test func briefAnswersAgreeWithWholeOnes() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full, Sample.review("b", title: "Рисует", text: "О тексте.", kind: .news)])
        try library.store.tag(add: ["b", "a"], key: "gonzo_ml/642")
        try library.store.mark(status: .reading, key: "gonzo_ml/642")
        try library.store.rate(4, key: "gonzo_ml/642")
        for query in ["рисует по тексту", "рисует", "kind:news рисует", "has:code", "year:2021"] {
            let query = QueryParser.parse(query).query
            let whole = try library.store.answer(query).items
            #expect(!whole.isEmpty)
            #expect(try library.store.answer(query, detail: .summary).items == whole.map(AnswerTests.summary))
            #expect(try library.store.answer(query, detail: .heading).items == whole.map(AnswerTests.heading))
        }
    }

    private static func heading(_ item: LibraryItem) -> LibraryItem {
        let review = item.review
        var brief = Review(
            kind: review.kind, title: review.title, text: "", source: SourceReference(path: "", format: ""))
        brief.id = review.id
        brief.key = review.key
        brief.label = review.label
        return LibraryItem(review: brief, score: item.score)
    }

    private static func summary(_ item: LibraryItem) -> LibraryItem {
        var brief = heading(item)
        brief.snippet = item.snippet
        brief.curation.tags = item.curation.tags
        brief.curation.status = item.curation.status
        brief.curation.rating = item.curation.rating
        brief.review.papers = item.review.papers
        for index in brief.review.papers.indices { brief.review.papers[index].awards = [] }
        brief.review.models = item.review.models.map { ModelMention(name: $0.name, role: $0.role) }
        brief.review.topics = item.review.topics.map { TopicScore(id: $0.id, score: 0) }
        brief.review.reviewer = item.review.reviewer.map { Reviewer(name: $0.name) }
        brief.review.source.channel = item.review.source.channel
        brief.review.source.channelTitle = item.review.source.channelTitle
        brief.review.date = item.review.date
        brief.works = item.works
        return brief
    }
}
