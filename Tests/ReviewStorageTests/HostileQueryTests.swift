import ReviewModel
import Testing

@testable import ReviewStorage

/// Nothing that can be typed makes SQLite fail.
struct HostileQueryTests {
    static let strings = [
        "", " ", "\"", "'", "a\"b", "a'b", "*", "a*b*", "(", ")", "^a", "a:b", "{title}: a", "NEAR(a b, 2)",
        "a AND",
        "OR OR", "-", "--", "/*", ";", "\0", "a\0b", "%", "_", "\\", "?1", ":x", "@x", "$x", "what is RLHF?",
        "C++",
        "GPT-4", "author:", "a-b-c-d-e-f-g-h-i-j", "\u{E000}\u{E001}", "\u{FFFD}", "·", "·hasabis", "é",
        "\u{301}",
        "👩‍👩‍👧", "ﬁ", "深度", "\u{202e}abc", String(repeating: "a", count: 100_000),
        String(repeating: "я ", count: 5_000), String(repeating: "a-", count: 2_000),
        String(repeating: "(", count: 9_999),
        (0..<1_000).map { "w\($0)" }.joined(separator: " "),
    ]

    @Test(arguments: strings)
    func asAnyPartOfAQuery(text: String) throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full, Sample.review("k", title: text, text: text)])
        let atoms: [Query] = [.word(text), .exactWord(text), .prefix(text), .phrase(text)]
        let fields = Field.allCases.map { Query.field($0, .text(text)) }
        let ranges = Field.allCases.map { Query.field($0, .range(.min, .max)) }
        for query in atoms + fields + ranges {
            _ = try library.store.answer(query, limit: 3)
            _ = try library.store.answer(query, limit: 3, explaining: true)
            _ = try library.store.count(.and([query, .or([.word("a"), .not(query)])]))
        }
        _ = try library.store.answer(QueryParser.parse(text).query, limit: 3, explaining: true)
        _ = try library.store.answer(.and(atoms + [.word("a")]), explaining: true)
        _ = try library.store.answer(.or(atoms + fields))
        _ = try library.store.answer(.and(atoms + fields))
        _ = try library.store.answer(QueryParser.parse(text).query.restrictedToReadable)
        _ = try library.store.item(idPrefix: text)
        _ = try library.store.facets(.models, .word(text))
        _ = try library.store.tag(add: [text], remove: [text], .phrase(text))
    }

    @Test func aThousandConditions() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full])
        let ids = (0..<1_000).map { Query.field(.id, .text("zz\($0)")) }
        #expect(try library.store.count(.or(ids + [.field(.lang, .text("ru"))])) == 1)
        #expect(try library.store.count(.and(ids.map(Query.not))) == 1)
        #expect(try library.store.count(.or((0..<600).map { .word("w\($0)") } + [.word("рисует")])) == 1)
    }

    @Test func deepNesting() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full])
        var query = Query.word("рисует")
        for level in 0..<2_000 {
            query = level % 2 == 0 ? .and([query, .word("код")]) : .or([query, .word("нет")])
        }
        _ = try library.store.count(query)
        var negation = Query.word("рисует")
        for _ in 0..<60 { negation = .not(negation) }
        #expect(try library.store.count(negation) == 1)
    }
}
