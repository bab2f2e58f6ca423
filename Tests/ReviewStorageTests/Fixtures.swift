import Foundation
import ReviewModel

@testable import ReviewStorage

/// A library in a folder that goes with the test.
final class TemporaryLibrary {
    let path: String
    let store: ReviewStore
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "digest-store-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/library.sqlite"
        store = try ReviewStore(path: path, mode: .create, now: { Timestamp(seconds: 1_700_000_000) })
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func file(_ name: String) -> String { folder + "/" + name }

    /// Imports `reviews` as all that the file at `path` holds.
    @discardableResult
    func take(_ reviews: [Review], from path: String = "a.txt") throws -> ImportOutcome {
        try store.importing(SourceRecord(path: path, format: "telegram-text")) { writer in
            for review in reviews {
                var review = review
                review.source.path = path
                try writer.receive(review)
            }
        }
    }

    /// Titles of what answers `query`, in order.
    func titles(_ query: String, sort: ReviewModel.SortOrder? = nil) throws -> [String] {
        try store.answer(QueryParser.parse(query).query, sort: sort).items.map(\.review.title)
    }

    /// Titles of everything, evidence and all.
    func item(key: String) throws -> LibraryItem? {
        switch try store.item(idPrefix: ReviewIdentity.id(forKey: key)) {
        case .one(let item): item
        case .none, .ambiguous: nil
        }
    }
}

/// Queries are planned as commands that change something plan them: nothing is guessed.
extension ReviewStore {
    func plan(_ query: Query) throws -> QueryPlan { try plan(query, guessing: false) }

    /// As `search` answers it, guesses and all.
    func answer(
        _ query: Query, sort: ReviewModel.SortOrder? = nil, limit: Int? = nil, explaining: Bool = false,
        detail: ItemDetail = .everything
    ) throws -> SearchAnswer {
        try answer(
            plan(query, guessing: true), sort: sort, limit: limit, explaining: explaining, detail: detail)
    }

    func items(
        for query: Query, sort: ReviewModel.SortOrder? = nil, since: Since? = nil, limit: Int? = nil,
        _ body: (LibraryItem) throws -> Void
    ) throws {
        try items(for: plan(query), sort: sort, since: since, limit: limit, body)
    }

    func count(_ query: Query) throws -> Int { try count(plan(query)) }

    func keys(for query: Query, sort: ReviewModel.SortOrder? = nil) throws -> [String] {
        try keys(for: plan(query), sort: sort)
    }

    func next(_ query: Query, limit: Int?) throws -> [(item: LibraryItem, reason: ReadingReason)] {
        try next(plan(query), limit: limit)
    }

    func statistics(_ query: Query) throws -> LibraryStatistics { try statistics(plan(query)) }

    func facets(_ facet: Facet, _ query: Query = .all, limit: Int? = nil) throws -> [FacetCount] {
        try facets(facet, among: plan(query), limit: limit)
    }

    @discardableResult
    func tag(add: [String] = [], remove: [String] = [], _ query: Query) throws -> Int {
        try tag(plan(query), add: add, remove: remove).changed
    }

    @discardableResult
    func mark(status: Curation.Status, _ query: Query) throws -> Int {
        try mark(plan(query), as: status).changed
    }

    @discardableResult
    func rate(_ rating: Int?, _ query: Query) throws -> Int { try rate(plan(query), as: rating).changed }
}

enum Sample {
    /// A review with nothing but a key, a title and a text.
    static func review(
        _ key: String, title: String? = nil, text: String = "", kind: Kind = .review, path: String = "a.txt"
    ) -> Review {
        var review = Review(
            kind: kind, title: title ?? key, text: text,
            source: SourceReference(path: path, format: "telegram-text"))
        review.key = key
        review.id = ReviewIdentity.id(forKey: key)
        return review
    }

    /// A review with every field filled.
    static var full: Review {
        var review = review(
            "gonzo_ml/642", title: "Zero-Shot Text-to-Image Generation",
            text: "Модель на 12B параметров рисует по тексту.\nКод открыт.")
        review.label = "OpenAI DALL·E"
        review.papers = [paper, Paper(title: "Generative Pretraining from Pixels")]
        review.links = [
            Link(
                url: "https://www.GitHub.com/openai/DALL-E", role: .code, label: "Код", placement: .header,
                official: false, paper: 0),
            Link(url: nil, role: .paper, label: "Статья", placement: .card),
        ]
        review.reviewer = Reviewer(
            name: "Денис Воротынцев", handles: ["slack": "tEarth", "habr": "den"], affiliation: "ODS")
        review.models = [
            ModelMention(name: "DALL·E", aliases: ["DALL-E", "DALLE"], role: .primary, mentions: 12),
            ModelMention(name: "GPT-3", role: .mentioned, mentions: 2),
        ]
        review.datasets = ["Conceptual Captions", "MS COCO"]
        review.topics = [TopicScore(id: "multimodal", score: 0.8), TopicScore(id: "generation", score: 0.25)]
        review.claims = [
            Claim(
                text: "Модель на 12B параметров рисует по тексту.", kind: .result,
                quantities: [Quantity(value: "12", unit: "B parameters", of: "size", raw: "12B")],
                range: 0..<70),
            Claim(text: "Код открыт.", kind: .availability, range: 71..<91),
        ]
        review.captions = ["Аврора \"на\" \\ холсте\n\u{1}"]
        review.reactions = [Reaction(emoji: "👍", count: 18), Reaction(emoji: nil, count: 3)]
        review.language = .russian
        review.date = Timestamp(year: 2021, month: 8, day: 2, hour: 10)
        review.edited = Timestamp(year: 2021, month: 8, day: 3)
        review.incomplete = true
        review.source = source
        review.evidence = [
            Evidence(field: "models", value: "DALL·E", rule: "lexicon", range: 3..<9, confidence: 0.9),
            Evidence(field: "year", value: "2021", rule: "arxiv-year", range: nil, confidence: 1),
        ]
        return review
    }

    private static var paper: Paper {
        var paper = Paper(title: "Zero-Shot Text-to-Image Generation")
        paper.authors = ["Aditya Ramesh", "Mikhail Pavlov", "Piotr Dollár", "Mikhail Pavlov"].map(Author.init)
        paper.authorsTruncated = true
        paper.affiliations = ["OpenAI", "Yandex"]
        paper.venue = "ICML 2021"
        paper.year = 2021
        paper.yearSource = .arxiv
        paper.awards = ["Best Paper Award"]
        paper.arxiv = "2102.12092"
        paper.doi = "10.1000/xyz"
        paper.url = "https://arxiv.org/abs/2102.12092"
        return paper
    }

    private static var source: SourceReference {
        var source = SourceReference(path: "a.txt", format: "telegram-text")
        source.channel = "gonzo_ML"
        source.channelTitle = "gonzo-обзоры ML статей"
        source.messages = [642, 643]
        source.url = "https://t.me/gonzo_ML/642"
        source.replyTo = 641
        source.lines = [73...109, 120...121]
        source.duplicates = [36...63]
        source.bytes = [1_000..<2_000]
        return source
    }
}
