import ReviewModel
import Testing

@Suite struct QueryParserTests {
    @Test(
        arguments: [
            ("", .all),
            ("  \n\t ", .all),
            ("*", .all),
            ("CLIP", .word("CLIP")),
            ("what is RLHF?", .and([.word("what"), .word("is"), .word("RLHF")])),
            ("GPT-4 C++, C#", .and([.word("GPT-4"), .word("C++"), .word("C#")])),
            ("attention — is - all", .and([.word("attention"), .word("is"), .word("all")])),
            ("=слово", .exactWord("слово")),
            ("effici*,", .prefix("effici")),
            ("\"exact phrase\"", .phrase("exact phrase")),
            ("«две башни»", .phrase("две башни")),
            ("“one two” „three four“", .and([.phrase("one two"), .phrase("three four")])),
            ("a\u{A0}b\u{3000}c\0d", .and([.word("a"), .word("b"), .word("c"), .word("d")])),
            ("say \"a \\\"b\\\" c\"", .and([.word("say"), .phrase("a \"b\" c")])),
            (
                "\\OR \\-x author\\:y a\\ b",
                .and([.word("OR"), .word("-x"), .word("author:y"), .word("a b")])
            ),
            ("f(x) foo()", .and([.word("f(x)"), .word("foo()")])),
        ] as [(String, Query)])
    func words(_ text: String, _ expected: Query) {
        #expect(QueryParser.parse(text) == ParsedQuery(query: expected))
    }

    @Test(
        arguments: [
            ("a b OR c", .or([.and([.word("a"), .word("b")]), .word("c")])),
            ("a AND b AND c", .and([.word("a"), .word("b"), .word("c")])),
            ("a (b OR c)", .and([.word("a"), .or([.word("b"), .word("c")])])),
            ("a (b (c d))", .and([.word("a"), .word("b"), .word("c"), .word("d")])),
            ("a OR (b OR c)", .or([.word("a"), .word("b"), .word("c")])),
            ("NOT a b", .and([.not(.word("a")), .word("b")])),
            ("-(a b)", .not(.and([.word("a"), .word("b")]))),
            ("-\"a b\" -=c", .and([.not(.phrase("a b")), .not(.exactWord("c"))])),
            ("NOT NOT a", .word("a")),
            ("a or not b", .and([.word("a"), .word("or"), .word("not"), .word("b")])),
            ("((((a))))", .word("a")),
            ("* a", .word("a")),
            ("-*", .not(.all)),
            (
                "topic:(rl OR \"machine translation\") x",
                .and([
                    .or([.field(.topic, .text("rl")), .field(.topic, .text("machine translation"))]),
                    .word("x"),
                ])
            ),
        ] as [(String, Query)])
    func operators(_ text: String, _ expected: Query) {
        #expect(QueryParser.parse(text) == ParsedQuery(query: expected))
    }

    @Test(
        arguments: [
            ("model:CLIP", .field(.model, .text("CLIP"))),
            ("Model:GPT-3*", .field(.model, .text("GPT-3*"))),
            ("author:\"Denis Vorotyntsev\"", .field(.author, .text("Denis Vorotyntsev"))),
            ("reviewer:«Денис Воротынцев»", .field(.reviewer, .text("Денис Воротынцев"))),
            ("-topic:vision", .not(.field(.topic, .text("vision")))),
            ("arXiv:2103.00020", .field(.arxiv, .text("2103.00020"))),
            ("link:https://github.com/a/b", .field(.link, .text("https://github.com/a/b"))),
            ("doi:10.1016/S0140-6736(20)30183-5", .field(.doi, .text("10.1016/S0140-6736(20)30183-5"))),
            ("(venue:ICLR,)", .field(.venue, .text("ICLR"))),
            ("kind:ANY", .field(.kind, .text("any"))),
            ("kind:channel-header", .field(.kind, .text("channel-header"))),
            ("lang:Russian", .field(.lang, .text("ru"))),
            ("has:note", .field(.has, .text("notes"))),
            ("note:\"two words\"", .field(.note, .text("two words"))),
            ("added:2021-07", .field(.added, .range(2021_07_01, 2021_07_31))),
            ("date:7d", .field(.date, .relative("7d"))),
            ("year:2021", .field(.year, .range(2021, 2021))),
            ("year:2020..2022", .field(.year, .range(2020, 2022))),
            ("year:2020-2022", .field(.year, .range(2020, 2022))),
            ("year:2020…", .field(.year, .range(2020, nil))),
            ("year:..2020", .field(.year, .range(nil, 2020))),
            ("year:>=2021", .field(.year, .range(2021, nil))),
            ("year:>2021", .field(.year, .range(2022, nil))),
            ("year:<2021", .field(.year, .range(nil, 2020))),
            ("year:<=2021", .field(.year, .range(nil, 2021))),
            ("date:2021", .field(.date, .range(2021_01_01, 2021_12_31))),
            ("date:2021-07..2021-09", .field(.date, .range(2021_07_01, 2021_09_30))),
            ("date:2024-02", .field(.date, .range(2024_02_01, 2024_02_29))),
            ("date:>2021-12", .field(.date, .range(2022_01_01, nil))),
            ("date:<2021-03-01", .field(.date, .range(nil, 2021_02_28))),
            ("date:20210715", .field(.date, .range(2021_07_15, 2021_07_15))),
            ("date:15.07.2021", .field(.date, .range(2021_07_15, 2021_07_15))),
            ("date:2021/07/15..", .field(.date, .range(2021_07_15, nil))),
            ("rating:>=4", .field(.rating, .range(4, nil))),
            ("rating:3..5", .field(.rating, .range(3, 5))),
        ] as [(String, Query)])
    func fields(_ text: String, _ expected: Query) {
        #expect(QueryParser.parse(text).query == expected)
    }

    @Test(
        arguments: [
            ("sort:date", .all, .date),
            ("CLIP SORT:Year", .word("CLIP"), .year),
            ("sort:date CLIP sort:rating", .word("CLIP"), .rating),
            ("(a sort:added) OR b", .or([.word("a"), .word("b")]), .added),
            ("sort:-date", .all, .oldestDate), ("sort:Title", .all, .title),
        ] as [(String, Query, SortOrder)])
    func order(_ text: String, _ query: Query, _ sort: SortOrder) {
        #expect(QueryParser.parse(text) == ParsedQuery(query: query, sort: sort))
    }

    @Test(arguments: [
        "https://arxiv.org/abs/2103.00020", "C++: the language", "http:// x", "re:Invent", "12:30", ":",
        "a:b:c",
        "model", "Remark: read",
    ])
    func colonsThatAreNoFields(_ text: String) {
        let parsed = QueryParser.parse(text + " word")
        #expect(parsed.remarks == [])
        #expect(parsed.query.fields == [])
    }

    @Test func contents() {
        let query = QueryParser.parse("a \"b c\" -d (model:x OR -year:2021) =e f*").query
        #expect(query.words == ["a", "b c", "e", "f"])
        #expect(query.fields == [.model, .year])
        #expect(query.mentions(.year))
        #expect(!query.mentions(.kind))
    }
}
