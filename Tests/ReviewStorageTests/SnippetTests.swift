import ReviewModel
import Testing

@testable import ReviewStorage

struct SnippetTests {
    private func snippet(_ query: String, _ text: String) -> String? {
        var maker = SnippetMaker(QueryParser.parse(query).query)
        let snippet = maker.snippet(of: Sample.review("k", text: text))
        return snippet?.replacing("\u{E000}", with: "[").replacing("\u{E001}", with: "]")
    }

    @Test(
        arguments: [
            ("кот", "Коты спят.", "[Коты] спят."),
            ("спать кот", "Коты спят", "[Коты] спят"),
            ("сп*", "Коты спят", "Коты [спят]"),
            ("слон", "Коты спят", nil),
            ("-кот", "Коты спят", nil),
            ("кот", "a\n\n кот\t\t b", "a [кот] b"),
            ("кот", "\u{E001}кот\u{E000}", "[кот]"),
            ("эмбеддинг", "вот Ембединги", "вот [Ембединги]"),
            ("clip", "вот \u{421}LIP", "вот [\u{421}LIP]"),
            ("ёлка", "Ёлки и елки", "[Ёлки] и [елки]"),
            ("gpt-4", "и GPT-4 тоже", "и [GPT]-[4] тоже"),
            ("model:x", "model x", nil),
            ("?", "? ?", nil),
        ] as [(String, String, String?)])
    func marks(query: String, text: String, expected: String?) {
        #expect(snippet(query, text) == expected)
    }

    @Test func thePassageWithMostWordsIsTaken() throws {
        let filler = String(repeating: "много слов ", count: 60)
        let text = "кот " + filler + "рыжий кот спит " + filler + " кот"
        let found = try #require(snippet("рыжий кот", text))
        #expect(found.contains("[рыжий] [кот] спит"))
        #expect(found.hasPrefix("… "))
        #expect(found.hasSuffix(" …"))
        #expect(found.utf8.count < 300)
        #expect(!found.contains("\u{FFFD}"))
    }

    @Test func anEndlessWordIsNotCutInsideACharacter() throws {
        let text = String(repeating: "я", count: 5_000) + "-кот-" + String(repeating: "ю", count: 5_000)
        let found = try #require(snippet("кот", text))
        #expect(!found.contains("\u{FFFD}"))
        #expect(found.contains("[кот]"))
    }
}
