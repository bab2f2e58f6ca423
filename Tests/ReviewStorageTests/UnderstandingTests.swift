import ReviewModel
import Testing

@testable import ReviewStorage

/// Questions that say the same otherwise than the reviews do.
struct UnderstandingTests {
    private func library() throws -> TemporaryLibrary {
        let library = try TemporaryLibrary()
        var flash = Sample.review(
            "flash", text: "Быстрое внимание на одной видеокарте. FlashAttention считает по блокам.")
        flash.papers = [Paper(title: "Exact attention")]
        flash.papers[0].authors = ["Tri Dao", "Alec Radford"].map(Author.init)
        flash.papers[0].affiliations = ["Facebook AI Research"]
        flash.papers[0].year = 2022
        let unlabelled = Sample.review("alone", text: "Обучение без учителя: картинки собрали в интернете.")
        let labelled = Sample.review(
            "taught", text: "Обучение с учителем, честная (fairly) разметка, квантование.")
        var coco = Sample.review("coco", text: "Проверили на COCO и больше нигде.")
        coco.datasets = ["COCO"]
        let award = Sample.review("award", text: "Работа получила best paper award. Сидели над ней год.")
        let contents = Sample.review(
            "contents", text: "Обучение с подкреплением и без.", kind: .channelHeader)
        let sorted = Sample.review(
            "sorted", text: "Хочется сортировать белки с одним лоссом, проверено на CASP14.")
        try library.take([flash, unlabelled, labelled, coco, award, contents, sorted])
        return library
    }

    @Test(arguments: [
        // Another script, and another usual spelling in it.
        ("internet", ["alone"]), ("Рэдфорда", ["flash"]), ("статьи Алека Рэдфорда", ["flash"]),
        // One word or two.
        ("flash attention", ["flash"]), ("флэш", []),
        // What is absent is not what is there.
        ("unsupervised learning", ["alone"]), ("supervised learning", ["taught"]),
        ("обучение без учителя", ["alone"]),
        // An abbreviation is no form of another word.
        ("FAIR", ["flash"]), ("fair", ["taught"]),
        // What kind of thing a name is need not be said in the review.
        ("датасет COCO", ["coco"]), ("COCO dataset", ["coco"]),
        // A word akin.
        ("квантованный", ["taught"]),
        // Doubled letters and э, in what a word is called otherwise.
        ("loss", ["sorted"]), ("лос", ["sorted"]),
        // A kind of what is asked for, but not what a kind is of.
        ("devices", ["flash"]), ("reading comprehension", []),
        // A number belongs to the name.
        ("CASP", ["sorted"]),
        // Keys of the other layout, Russian in Latin letters.
        (",tkrb", ["sorted"]), ("bynthytn", ["alone"]), ("СЩСЩ", ["coco"]), ("belki", ["sorted"]),
        ("videokarta", ["flash"]), ("neyronka bystroe vnimanie", ["flash"]), ("proteiny", ["sorted"]),
        // A slip in a word that is no name is told, not mended.
        ("протиены", []), ("proetins", []), ("Radfrod", ["flash"]),
        // A part of a word says nothing of the whole.
        ("zzz-attention", []), ("vision-language", []),
        // Forms of verbs whose stems differ.
        ("сортирует", ["sorted"]), ("сортируют белки", ["sorted"]),
        // What is not wanted.
        ("обучение, но не о разметке", ["alone"]), ("обучение кроме интернета", ["taught"]),
        ("learning except for fairly", ["alone"]), ("кроме", []),
        // Asking takes many words.
        ("что почитать про обучение без учителя", ["alone"]), ("статьи 2022 года", ["flash"]),
        ("2021-2023", ["flash"]), ("papers from Facebook", ["flash"]),
    ])
    func finds(query: String, titles: [String]) throws {
        let query = QueryParser.parse(query).query
        let answer = try library().store.answer(.and([query, .field(.kind, .text("review"))]))
        #expect(answer.items.map(\.review.title) == titles, "\(query)")
    }

    @Test func aNameOfSeveralWordsTellsMoreThanItsWords() throws {
        let answer = try library().store.answer(QueryParser.parse("лучшая статья симпозиума").query)
        #expect(answer.items.first?.review.title == "award")
        #expect(answer.notes.contains(.someWords))
    }

    @Test func beginningsOfChannelsComeLast() throws {
        let answer = try library().store.answer(QueryParser.parse("обучение").query)
        #expect(answer.items.map(\.review.title).last == "contents")
    }

    @Test func besideOtherWordsOneIsNotTakenForOneFarFromIt() throws {
        let library = try TemporaryLibrary()
        try library.take([
            Sample.review("net", text: "fully connected layers"), Sample.review("set", text: "pairs"),
        ])
        let answer = try library.store.answer(QueryParser.parse("collected pairs").query)
        #expect(answer.items.map(\.review.title) == ["set"])
        #expect(answer.notes.contains(.unknown("collected")))
    }

    /// A command that changes something is told what may have been meant; one that reads is given it.
    @Test(
        arguments: [
            ("atention", true, 0, [.nearest("atention", near: "attention")]),
            ("Radfrod", true, 1, [.spelling("Radfrod", used: "radford")]),
            ("Radfrod", false, 0, [.nearest("Radfrod", near: "radford")]),
            ("картнки", true, 0, [.nearest("картнки", near: "картинки")]),
            ("CLIP", true, 0, [.unknown("CLIP")]), ("clip", true, 0, [.unknown("clip")]),
            ("картнки", false, 0, [.nearest("картнки", near: "картинки")]),
            ("author:Rdaford", false, 0, [.nearestValue(.author, "Rdaford", near: "radford")]),
            ("author:Rdaford", true, 1, [.value(.author, "Rdaford", used: "radford")]),
            ("model:Zebra", true, 0, [.unknownValue(.model, "Zebra")]),
            ("model:Zebra", false, 0, [.unknownValue(.model, "Zebra")]),
            ("внимание подкрепление", true, 0, [.notAllWords]),
            ("картинки OR внимание", false, 2, []),
        ] as [(String, Bool, Int, [SearchNote])])
    func isPlanned(text: String, guessing: Bool, count: Int, notes: [SearchNote]) throws {
        let store = try library().store
        let plan = try store.plan(QueryParser.parse(text).query, guessing: guessing)
        #expect(plan.notes == notes)
        #expect(try store.count(plan) == count)
    }

    /// A name with other doubled letters is looked for beside what the word finds in the other script, by what reads and
    /// by nothing that changes; where a name is written as asked for, no other is meant.
    @Test(
        arguments: [
            (
                "author:Кирилов", true, ["latin", "russian"],
                [.alsoValue(.author, "Кирилов", used: "кириллов")]
            ),
            (
                "author:Кирилова", true, ["latin", "russian"],
                [.alsoValue(.author, "Кирилова", used: "кириллов")]
            ),
            ("author:Кирилов", false, ["latin"], []),
            ("author:Кириллов", true, ["latin", "russian"], []),
            ("author:Кир*", true, ["russian"], []),
        ] as [(String, Bool, [String], [SearchNote])])
    func namesWithOtherDoubledLetters(text: String, guessing: Bool, titles: [String], notes: [SearchNote])
        throws
    {
        let library = try TemporaryLibrary()
        try library.take(
            [("latin", "Alexander Kirillov"), ("russian", "Александр Кириллов"), ("other", "Анна Каренина")]
                .map { title, author in
                    var review = Sample.review(title, text: "Words.")
                    review.papers = [Paper(title: title)]
                    review.papers[0].authors = [Author(name: author)]
                    return review
                })
        let plan = try library.store.plan(QueryParser.parse(text).query, guessing: guessing)
        #expect(plan.notes == notes)
        #expect(try Set(library.store.answer(plan, limit: 9).items.map(\.review.title)) == Set(titles))
    }

    @Test(arguments: [
        "internet", "статьи Алека Рэдфорда", "датасет COCO", "internet OR COCO", "(internet OR FAIR) 2022",
        "flash attention", "2021-2023", "quantization", "unsupervised learning -COCO",
        "COCO OR (reinforcement learning)",
    ])
    func everyCommandFindsTheSame(text: String) throws {
        let store = try library().store
        let query = QueryParser.parse(text).query.restrictedToReadable
        let found = try store.answer(query).items.map(\.review.title)
        #expect(!found.isEmpty)
        var exported: [String] = []
        try store.items(for: query) { exported.append($0.review.title) }
        #expect(Set(exported) == Set(found))
        #expect(try store.count(query) == found.count)
        #expect(try store.statistics(query).items == found.count)
        #expect(try store.tag(add: ["a"], remove: [], query) == found.count)
    }

    @Test func explainedAlternativesAreCountedAsTheyAreFound() throws {
        let answer = try library().store.answer(
            QueryParser.parse("internet OR Рэдфорд").query, explaining: true)
        #expect(answer.parts.map(\.count) == [2, 1, 1])
    }
}
