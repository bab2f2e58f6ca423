import ReviewModel
import TextAnalysis
import Testing

@testable import ReviewStorage

/// Every field, asked of a review that has everything, beside one that has nothing.
struct FieldSearchTests {
    @Test(arguments: [
        ("model:DALL·E", true), ("model:dall-e", true), ("model:DALLE", true), ("model:\"DALL E\"", true),
        ("model:GPT-3", true), ("model:GPT", false), ("model:GPT*", true), ("model:GPT-3*", true),
        ("model:GPT-4", false), ("model:·", false),
        ("about:DALL-E", true), ("about:GPT-3", false), ("about:DALL*", true),
        ("topic:multimodal", true), ("topic:nonsense", false),
        ("author:Ramesh", true), ("author:\"Aditya Ramesh\"", true), ("author:\"Ramesh Aditya\"", true),
        ("author:\"A. Ramesh\"", true), ("author:\"B. Ramesh\"", false), ("author:dollar", true),
        ("author:Павлов", true), ("author:Павлова", true), ("author:Rames*", true),
        ("author:\"Aditya Pavlov\"", false), ("author:Воротынцев", false),
        ("org:OpenAI", true), ("org:openai", true), ("org:Яндекс", true), ("org:Google", false),
        ("venue:ICML", true), ("venue:\"ICML 2021\"", true), ("venue:ICML2021", true), ("venue:ICLR", false),
        ("reviewer:Воротынцев", true), ("reviewer:Vorotyntsev", true), ("reviewer:tearth", true),
        ("reviewer:@tEarth", true), ("reviewer:Иванов", false),
        ("channel:gonzo_ML", true), ("channel:@gonzo_ml", true), ("channel:обзоры", true),
        ("channel:nlp_gonzo", false),
        ("dataset:COCO", true), ("dataset:\"MS COCO\"", true), ("dataset:mscoco", true),
        ("dataset:CIFAR", false),
        ("title:generation", true), ("title:текст", false), ("title:gener*", true),
        ("claim:параметр", true), ("claim:аврора", false), ("claim:код", true),
        ("link:github.com", true), ("link:www.github.com", true), ("link:hub.com", false),
        ("link:openai/DALL-E", true), ("link:github.com/openai", true), ("link:arxiv.org", false),
        ("arxiv:2102.12092", true), ("arxiv:arXiv:2102.12092v2", true), ("arxiv:2102.*", true),
        ("arxiv:https://arxiv.org/pdf/2102.12092.pdf", true), ("arxiv:2102.12093", false),
        ("doi:10.1000/XYZ", true), ("doi:https://doi.org/10.1000/xyz", true), ("doi:10.1000*", true),
        ("doi:10.2", false),
        ("award:best", true), ("award:worst", false),
        ("status:unread", true), ("status:read", false), ("tag:x", false), ("list:x", false),
        ("search:x", false),
        ("kind:review", true), ("kind:news", false), ("lang:ru", true), ("lang:en", false),
        ("source:a.txt", true), ("source:b.txt", false),
        ("year:2021", true), ("year:2020..2022", true), ("year:>=2022", false), ("year:..2020", false),
        ("date:2021-08", true), ("date:2021-08-02", true), ("date:2021-08-03..", false),
        ("date:..2021-08-01", false),
        ("rating:>=1", false), ("-rating:>=1", true),
        ("has:code", true), ("has:paper", true), ("has:model", false), ("has:demo", false),
        ("has:claims", true),
        ("has:notes", false), ("has:arxiv", true), ("has:doi", true), ("has:video", false),
        ("has:dataset", true),
        ("has:tags", false), ("has:lists", false), ("has:rating", false), ("has:captions", true),
        ("has:reactions", true), ("has:authors", true), ("has:affiliations", true), ("has:venue", true),
        ("has:year", true), ("has:url", true), ("has:award", true), ("has:topics", true),
        ("has:reviewer", true),
        ("has:label", true), ("has:date", true), ("has:blog", false), ("has:post", false),
        ("-has:code", false), ("has:code model:DALL-E рисует", true), ("NOT (model:DALL-E)", false),
    ])
    func asks(query: String, found: Bool) throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full])
        let parsed = QueryParser.parse(query)
        #expect(try library.store.count(parsed.query) == (found ? 1 : 0), "\(query): \(parsed)")
        #expect(try library.store.answer(parsed.query).items.count == (found ? 1 : 0))
    }

    /// A name one slip away is taken where one searches, and never where one counts.
    @Test func aSlipInANameIsMendedBySearchAlone() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full])
        let query = QueryParser.parse("author:Rames").query
        #expect(try library.store.count(query) == 0)
        #expect(try library.store.answer(query).items.count == 1)
    }

    /// `Kirilov` is another than `Kirillov` for all that counts, changes or exports, and is the same in the other script
    /// in either spelling.
    @Test(arguments: [
        ("author:Kirillov", 1), ("author:Kirilov", 1), ("Kirillov", 1), ("Kirilov", 1),
        ("author:Hoffmann", 0),
        ("Hoffmann", 0), ("author:Hofmann", 1), ("author:Кириллов", 2), ("author:Кириллова", 2),
        ("Кириллов", 2),
        ("author:Petrov", 1), ("author:Петрова", 1), ("reviewer:Hoffmann", 0),
    ])
    func doubledLettersTellNamesApart(query: String, found: Int) throws {
        let library = try TemporaryLibrary()
        let people = ["Alexander Kirillov", "Ivan Kirilov", "Carl Hofmann", "Пётр Петров"]
        try library.take(
            people.enumerated().map { index, name in
                var review = Sample.review("k\(index)", text: "слово")
                review.papers = [Paper(title: "t\(index)")]
                review.papers[0].authors = [Author(name: name)]
                return review
            })
        #expect(try library.store.count(QueryParser.parse(query).query) == found)
    }

    @Test(arguments: Field.allCases)
    func aReviewWithNothingHasNothing(field: Field) throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.review("k", title: "")])
        let isAlwaysThere: [Field] = [.status, .kind, .source, .id, .added]
        guard !isAlwaysThere.contains(field) else { return }
        for value in ["a", "a*", "code", "2021", "*", ""] {
            #expect(try library.store.count(.field(field, .text(value))) == 0, "\(field):\(value)")
        }
        #expect(try library.store.count(.field(field, .range(nil, nil))) == 0)
    }

    @Test(arguments: [
        ("rl", ["rl", "offline-rl", "deep"]), ("RL", ["rl", "offline-rl", "deep"]),
        ("offline-rl", ["offline-rl", "deep"]),
        ("Offline RL", ["offline-rl", "deep"]), ("обучение с подкреплением", ["rl", "offline-rl", "deep"]),
        ("обучением с подкреплением", ["rl", "offline-rl", "deep"]), ("обучение", ["обучение"]),
        ("reinforcement*", ["rl", "offline-rl", "deep"]), ("reinforcement", ["reinforcement"]),
        ("RLX", ["rlx"]),
        ("·", ["·"]), ("", [""]),
    ])
    func topicsByAnyNameWithThoseBelow(name: String, topics: [String]) {
        let file: StaticString = """
            # reinforcement
            [rl]
                en: reinforcement learning
                ru: обучени* с подкреплени*
                abbr: RL
            [offline-rl]
                parents: rl
            [deep]
                parents: offline-rl; deep
                words: reinforcement; vision
            """
        let topicFile = TopicFile {
            UnsafeBufferPointer(start: file.utf8Start, count: file.utf8CodeUnitCount)
        }
        #expect(TopicNames.topics(named: name, in: topicFile) == topics)
    }

    @Test func idsByTheirBeginning() throws {
        let library = try TemporaryLibrary()
        try library.take((0..<200).map { Sample.review("k\($0)") })
        let ids = try library.store.answer(.all).items.map(\.review.id)
        let prefixes = try library.store.shortestPrefixes(of: ids, minimum: 1)
        for id in ids {
            let prefix = try #require(prefixes[id])
            #expect(ids.filter { $0.hasPrefix(prefix) } == [id])
            #expect(prefix.count == 1 || ids.filter { $0.hasPrefix(prefix.dropLast()) }.count > 1)
            guard case .one(let item) = try library.store.item(idPrefix: prefix.uppercased()) else {
                Issue.record("\(prefix) is not unique")
                continue
            }
            #expect(item.review.id == id)
        }
        let first = String(try #require(ids.first).prefix(1))
        guard case .ambiguous(let items) = try library.store.item(idPrefix: first) else {
            Issue.record("\(first) is unique")
            return
        }
        #expect(items.map(\.review.id) == Array(ids.filter { $0.hasPrefix(first) }.sorted().prefix(20)))
        #expect(try library.store.item(idPrefix: "") == .none)
        #expect(try library.store.item(idPrefix: "uuuu") == .none)
    }

    @Test func savedSearches() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full, Sample.review("b", text: "слово")])
        try library.store.save(search: "pictures", query: "model:DALL-E OR слово")
        #expect(throws: LibraryError.circular(names: ["search:loop", "search:loop"])) {
            try library.store.save(search: "loop", query: "search:loop OR слово")
        }
        #expect(try library.titles("search:pictures слово") == ["b"])
        #expect(try library.store.count(.field(.search, .text("pictures"))) == 2)
        try library.store.save(search: "pictures", query: nil)
        #expect(try library.titles("search:pictures") == [])
        #expect(try library.store.savedSearches().isEmpty)
    }
}
