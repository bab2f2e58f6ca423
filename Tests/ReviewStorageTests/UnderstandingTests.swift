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
        try library.take([flash, unlabelled, labelled, coco, award, contents])
        return library
    }

    @Test(arguments: [
        // Another script, and another usual spelling in it.
        ("internet", ["alone"]), ("Рэдфорда", ["flash"]), ("статьи Алека Рэдфорда", ["flash"]),
        // One word or two.
        ("flash attention", ["flash"]), ("флэш", []),
        // What is absent is not what is there.
        ("unsupervised learning", ["alone"]), ("supervised learning", ["taught"]),
        ("обучение без учителя", ["alone", "taught"]),
        // An abbreviation is no form of another word.
        ("FAIR", ["flash"]), ("fair", ["taught"]),
        // What kind of thing a name is need not be said in the review.
        ("датасет COCO", ["coco"]), ("COCO dataset", ["coco"]),
        // A word akin.
        ("квантованный", ["taught"]),
        // Asking takes many words.
        ("что почитать про обучение без учителя", ["alone", "taught"]), ("статьи 2022 года", ["flash"]),
        ("2021-2023", ["flash"]), ("papers from Facebook", ["flash"]),
    ])
    func finds(query: String, titles: [String]) throws {
        let query = QueryParser.parse(query).query
        let answer = try library().store.answer(.and([query, .field(.kind, .text("review"))]))
        #expect(answer.items.map(\.review.title) == titles, "\(query)")
    }

    @Test func aNameOfSeveralWordsTellsMoreThanItsWords() throws {
        let answer = try library().store.answer(QueryParser.parse("лучшая статья конференции").query)
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
}
