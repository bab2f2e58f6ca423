import Testing
import Wording

@testable import ReviewStorage

@Suite struct CorrectionParsingTests {
    @Test(arguments: [
        ("title=A Title", [Correction(.title, operation: .set, value: "A Title")]),
        ("label=", [Correction(.label, operation: .clear)]),
        ("author+= Ada One ", [Correction(.author, operation: .add, value: "Ada One")]),
        ("authors-=Ada One", [Correction(.author, operation: .remove, value: "Ada One")]),
        (
            "author=Ada One; Bob Two",
            [
                Correction(.author, operation: .clear),
                Correction(.author, operation: .add, value: "Ada One"),
                Correction(.author, operation: .add, value: "Bob Two"),
            ]
        ),
        (
            "arxiv=https://arxiv.org/abs/2103.00020v2",
            [Correction(.arxiv, operation: .set, value: "2103.00020")]
        ),
        ("arxiv=astro-ph/0601001", [Correction(.arxiv, operation: .set, value: "astro-ph/0601001")]),
        (
            "doi=https://doi.org/10.1038/Nature1",
            [Correction(.doi, operation: .set, value: "10.1038/nature1")]
        ),
        ("kind=News", [Correction(.kind, operation: .set, value: "news")]),
        ("link+=code:https://a.b/c=d", [Correction(.link, operation: .add, value: "code:https://a.b/c=d")]),
        ("claim-=2", [Correction(.claim, operation: .remove, value: "2")]),
        ("title=a=b", [Correction(.title, operation: .set, value: "a=b")]),
    ])
    func reads(text: String, corrections: [Correction]) throws {
        #expect(try Correction.parse(text) == corrections)
    }

    /// Names between commas, by what is known of groups.
    @Test(arguments: [
        ("DeepSeek-AI, Kimi Team", ["DeepSeek-AI", "Kimi Team"]), ("OpenAI, Ada One", ["OpenAI", "Ada One"]),
        ("Google, Microsoft", ["Google", "Microsoft"]), ("Ford, Ann", ["Ann Ford"]),
        ("Ada One, Bob Two", ["Ada One", "Bob Two"]), ("One, Ada", ["Ada One"]),
        ("Ada One and Bob Two", ["Ada One", "Bob Two"]), ("{Barnes and Noble}", ["Barnes and Noble"]),
        ("LIGO Collaboration and Ada One, Bob Two", ["LIGO Collaboration", "Ada One", "Bob Two"]),
        ("Ada One et al.", ["Ada One", "et al."]), ("{My Own Crew}; Ada One", ["{My Own Crew}", "Ada One"]),
        ("{OpenAI}, {Kimi Team}", ["OpenAI", "Kimi Team"]),
        ("Ada One, Bob Two, et al.", ["Ada One", "Bob Two", "et al."]),
    ])
    func authorsAreNames(text: String, names: [String]) throws {
        let corrections = try Correction.parse("authors=" + text)
        #expect(
            corrections == [Correction(.author, operation: .clear)]
                + names.map { Correction(.author, operation: .add, value: $0) })
    }

    @Test(arguments: [
        ("title", CorrectionError.malformed("title")), ("=x", .malformed("=x")),
        ("titel=x", .unknownField("titel", nearest: "title")),
        ("somethingelse=x", .unknownField("somethingelse", nearest: nil)),
        ("year+=2020", .notAList("year")), ("title=", .mayNotBeEmpty("title")),
        ("author+=", .mayNotBeEmpty("author")),
        ("year=soon", .badValue("soon", field: "year", expected: "a year")),
        ("arxiv=12", .badValue("12", field: "arxiv", expected: "an identifier such as 2103.00020")),
    ])
    func refuses(text: String, error: CorrectionError) {
        #expect(throws: error) { try Correction.parse(text) }
    }

    @Test func refusesWhatIsNoKindNorLink() {
        for text in ["kind=newz", "link+=code:nowhere", "claim+=words", "doi=x"] {
            #expect(throws: CorrectionError.self, "\(text)") { try Correction.parse(text) }
        }
    }
}
