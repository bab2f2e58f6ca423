import ReviewModel
import Testing

@testable import ReviewStorage

/// Which words find which texts.
struct WordSearchTests {
    @Test(arguments: [
        ("Обучение трансформеров на текстах", "трансформер", true),
        ("Новый трансформер", "трансформеров", true),
        ("Структура белков", "белок", true),
        ("Обзор Веры Белкиной", "белков", false),
        ("Елка и еще", "ёлка", true),
        ("Ёлка", "елки", true),
        ("эмбединги слов", "эмбеддинг", true),
        ("BERT", "bert", true),
        ("HuBERT для речи", "BERT", false),
        ("training models", "model", true),
        ("GPT-3.5 отвечает", "GPT-3.5", true),
        ("GPT-3.5 отвечает", "gpt", true),
        ("GPT-4 отвечает", "GPT-3", false),
        ("GPT4 отвечает", "GPT-4", true),
        ("GPT-4 отвечает", "GPT4", true),
        ("GPT 4 отвечает", "GPT-4", true),
        ("у модели 4 слоя, а GPT нет", "GPT-4", false),
        ("DALL·E рисует", "DALL-E", true),
        ("DALL·E рисует", "DALLE", true),
        ("DALL-E рисует", "DALL·E", true),
        ("U-PaLM", "palm", true),
        ("T5-11B", "T5", true),
        ("T5-11B", "T5-11B", true),
        ("написано на C++", "C++", true),
        ("написано на C", "C++", false),
        ("написано на C#", "C#", true),
        ("написано на C++", "C#", false),
        ("fine-tuning", "finetuning", true),
        ("state-of-the-art", "art", true),
        ("новое слово", "=слово", true),
        ("новые слова", "=слово", false),
        ("новые слова", "слово", true),
        ("efficient networks", "effici*", true),
        ("efficient networks", "ficient*", false),
        ("трансформеров", "трансформеро*", true),
        ("трансформеры", "трансформеро*", false),
        ("happy end", "happy*", true),
        ("large language model", "\"language model\"", true),
        ("large language models", "\"language model\"", false),
        ("model of language", "\"language model\"", false),
        ("новая GPT-3.5 модель", "\"новая GPT-3.5\"", true),
        ("кот и пёс", "кот OR слон", true),
        ("кот и пёс", "кот -слон", true),
        ("кот и пёс", "кот -пес", false),
        ("кот и пёс", "-пес", false),
        ("кот и пёс", "(слон OR кот) (мышь OR пес)", true),
        ("кот и пёс", "кот ?", true),
        ("кот и пёс", "?", false),
        ("кот и пёс", "-?", false),
        ("кот и пёс", "", true),
        ("кот и пёс", "kind:any", true),
        ("кот и пёс", "слон OR kind:review", true),
        ("кот и пёс", "слон OR kind:news", false),
        ("深度学习", "学习", true),
    ])
    func finds(text: String, query: String, found: Bool) throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.review("k", text: text)])
        #expect(try library.titles(query) == (found ? ["k"] : []), "\(text) | \(query)")
        #expect(try library.store.count(QueryParser.parse(query).query) == (found ? 1 : 0))
    }

    /// Where not every word is found, those with some come, but are not counted.
    @Test func someOfTheWordsAnswerASearch() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.review("k", text: "кот и пёс")])
        #expect(try library.titles("кот слон") == ["k"])
        #expect(try library.store.count(QueryParser.parse("кот слон").query) == 0)
    }

    @Test(arguments: [
        ("Demis Hassabis", "Хассабис", true), ("Demis Hassabis", "Хассабиса", true),
        ("Денис Воротынцев", "Vorotyntsev", true), ("Вера Белкина", "белков", false),
    ])
    func namesAreFoundAcrossScripts(author: String, query: String, found: Bool) throws {
        let library = try TemporaryLibrary()
        var review = Sample.review("k")
        review.papers = [Paper(title: "t")]
        review.papers[0].authors = [Author(name: author)]
        try library.take([review])
        #expect(try library.titles(query) == (found ? ["k"] : []))
    }

    @Test func theBestComesFirst() throws {
        let library = try TemporaryLibrary()
        var about = Sample.review("about", text: "много других слов о том и о сём, и diffusion")
        about.title = "Diffusion"
        let mentions = Sample.review("mentions", text: "много других слов о том и о сём, и diffusion")
        let nothing = Sample.review("nothing", text: "совсем о другом")
        try library.take([nothing, mentions, about])
        #expect(try library.titles("diffusion") == ["Diffusion", "mentions"])
        let scores = try library.store.answer(.word("diffusion")).items.compactMap(\.score)
        #expect(scores.count == 2)
        #expect(scores[0] > scores[1])
        #expect(scores[1] > 0)
    }

    @Test func orderings() throws {
        let library = try TemporaryLibrary()
        var reviews = ["a", "b", "c", "d"].map { Sample.review($0, text: "слово") }
        reviews[0].date = Timestamp(seconds: 100)
        reviews[2].date = Timestamp(seconds: 300)
        reviews[0].papers = [Paper(title: "p")]
        reviews[0].papers[0].year = 2021
        try library.take(reviews)
        try library.store.rate(5, .field(.id, .text(reviews[1].id)))
        #expect(try library.titles("") == ["c", "a", "b", "d"])
        #expect(try library.titles("слово", sort: .date) == ["c", "a", "b", "d"])
        #expect(try library.titles("слово", sort: .year) == ["a", "c", "b", "d"])
        #expect(try library.titles("слово", sort: .rating) == ["b", "c", "a", "d"])
        #expect(try library.store.answer(.all, limit: 2).items.map(\.review.title) == ["c", "a"])
        var streamed: [String] = []
        try library.store.items(for: .word("слово"), sort: .date) { streamed.append($0.review.title) }
        #expect(streamed == ["c", "a", "b", "d"])
    }

    @Test(arguments: [
        ("a", true), ("kind:news", false), ("kind:any", true), ("?", true), ("", true), ("-kind:news", false),
    ])
    func readersGetReviewsUnlessTheyAsk(query: String, isRestricted: Bool) throws {
        let library = try TemporaryLibrary()
        try library.take([
            Sample.review("r", text: "a"), Sample.review("e", text: "a", kind: .entry),
            Sample.review("n", text: "a", kind: .news), Sample.review("o", text: "a", kind: .other),
        ])
        let parsed = QueryParser.parse(query).query
        let found = Set(try library.store.answer(parsed.restrictedToReadable).items.map(\.review.title))
        let expected: Set<String> =
            switch query {
            case "kind:news": ["n"]
            case "kind:any": ["r", "e", "n", "o"]
            case "-kind:news": ["r", "e", "o"]
            case "?": []
            default: ["r", "e"]
            }
        #expect(found == expected)
        #expect((parsed.restrictedToReadable != parsed) == isRestricted || query == "kind:any")
    }

    @Test(
        arguments: [
            ("a b", Query.and([.or([.word("a"), .word("b")])])),
            ("a b year:2021", .and([.field(.year, .range(2021, 2021)), .or([.word("a"), .word("b")])])),
            ("a", nil), ("a OR b", nil), ("a year:2021", nil),
        ] as [(String, Query?)])
    func wordsCanBeMadeOptional(text: String, relaxed: Query?) {
        #expect(QueryParser.parse(text).query.relaxed == relaxed)
    }
}
