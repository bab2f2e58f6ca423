import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

/// Query → (match, condition, arguments), case by case.
struct QueryCompilerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var query: String
        var match: String?
        var sql: String?
        var arguments: [Argument] = []

        var testDescription: String { query }
    }

    static let stemCondition = "review.number IN (SELECT rowid FROM review_stem WHERE review_stem MATCH ?)"
    static let formCondition = "review.number IN (SELECT rowid FROM review_form WHERE review_form MATCH ?)"

    @Test(arguments: [
        Case(query: ""),
        Case(query: "kind:any"),
        Case(query: "?", sql: "0"),
        Case(query: "cat", match: "\"cat\""),
        Case(query: "cat dogs", match: "\"cat\" AND (\"dog\" OR \"··dogs\")"),
        Case(query: "cat cat", match: "\"cat\""),
        Case(query: "cat ?", match: "\"cat\""),
        Case(query: "cat OR dog", match: "\"cat\" OR \"dog\""),
        Case(query: "cat (dog OR cow)", match: "\"cat\" AND (\"dog\" OR \"cow\")"),
        Case(query: "gpt-3.5", match: "\"gpt35\" OR \"gpt 3 5\""),
        Case(query: "c++", match: "\"cplusplus\""),
        Case(
            query: "=dogs", match: "\"dog\" OR \"··dogs\"", sql: formCondition,
            arguments: [.text("\"dogs\"")]),
        Case(query: "dog*", sql: formCondition, arguments: [.text("\"dog\" *")]),
        Case(
            query: "\"big dogs\"", match: "\"big dog\"", sql: formCondition,
            arguments: [.text("\"big\" AND \"dogs\"")]),
        Case(query: "-cat", sql: "NOT \(stemCondition)", arguments: [.text("\"cat\"")]),
        Case(
            query: "dog -cat", match: "\"dog\"", sql: "NOT \(stemCondition)", arguments: [.text("\"cat\"")]),
        Case(
            query: "cat OR lang:ru", sql: "(\(stemCondition) OR review.language = ?)",
            arguments: [.text("\"cat\""), .text("ru")]),
        Case(query: "title:dogs", match: "{title} : (\"dog\" OR \"··dogs\")"),
        Case(query: "claim:dogs", match: "{claims} : (\"dog\" OR \"··dogs\")"),
        Case(query: "kind:review", sql: "+review.kind = ?", arguments: [.text("review")]),
        Case(query: "kind:poll", sql: "review.kind = ?", arguments: [.text("poll")]),
        Case(query: "lang:ru", sql: "review.language = ?", arguments: [.text("ru")]),
        Case(
            query: "id:7K",
            sql: """
                ((review.id >= ? AND review.id < ?)
                    OR review.key IN (SELECT key FROM alias WHERE id >= ? AND id < ?))
                """,
            arguments: [.text("7k"), .text("7k\u{10FFFF}"), .text("7k"), .text("7k\u{10FFFF}")]),
        Case(
            query: "model:DALL-E",
            sql: """
                review.number IN (SELECT review FROM model_mention WHERE model IN
                    (SELECT model FROM model_word WHERE word = ?))
                """, arguments: [.text("dalle")]),
        Case(
            query: "about:GPT-3*",
            sql: """
                review.number IN (SELECT review FROM model_mention WHERE model IN
                    (SELECT model FROM model_word WHERE word >= ? AND word < ?) AND role = 'primary')
                """, arguments: [.text("gpt3"), .text("gpt3\u{10FFFF}")]),
        Case(
            query: "venue:ICLR",
            sql: """
                review.number IN (SELECT review FROM review_paper WHERE venue IN \
                (SELECT venue FROM venue_word WHERE word = ?))
                """, arguments: [.text("iclr")]),
        Case(
            query: "arxiv:2102.12092v3",
            sql: "review.number IN (SELECT review FROM review_paper WHERE arxiv = ?)",
            arguments: [.text("2102.12092")]),
        Case(
            query: "tag:nlp",
            sql: "review.key IN (SELECT key FROM tag WHERE tag = ? OR (tag >= ? AND tag < ?))",
            arguments: [.text("nlp"), .text("nlp/"), .text("nlp/\u{10FFFF}")]),
        Case(
            query: "status:read", sql: "review.key IN (SELECT key FROM mark WHERE status = ?)",
            arguments: [.text("read")]),
        Case(
            query: "year:2020..2022",
            sql: """
                review.number IN (SELECT review FROM review_paper WHERE year IS NOT NULL AND year >= ? \
                AND year <= ?)
                """, arguments: [.integer(2020), .integer(2022)]),
        Case(
            query: "date:2021-02",
            sql: """
                (review.date IS NOT NULL AND (review.date >= ? OR review.precision = 1 AND review.date >= ?
                    OR review.precision = 0 AND review.date >= ?) AND review.date <= ?)
                """,
            arguments: [
                .integer(1_612_137_600), .integer(1_612_137_600), .integer(1_609_459_200),
                .integer(1_614_556_799),
            ]),
        Case(
            query: "rating:>=4",
            sql: "review.key IN (SELECT key FROM mark WHERE (rating IS NOT NULL AND rating >= ?))",
            arguments: [.integer(4)]),
        Case(
            query: "has:code",
            sql: "EXISTS (SELECT 1 FROM link WHERE review = review.number AND role = 'code')"),
        Case(query: "has:reviewer", sql: "review.reviewer IS NOT NULL"),
        Case(query: "search:nothing", sql: "0"),
    ])
    func compiles(test: Case) {
        let compiled = QueryCompiler.compile(QueryParser.parse(test.query).query)
        #expect(compiled.match?.description == test.match)
        #expect(compiled.condition == test.sql.map { SQLFragment($0, arguments: test.arguments) })
    }

    @Test(arguments: [
        (Query.and([.and([.word("a")]), .word("b")]), Query.and([.word("a"), .word("b")])),
        (.not(.not(.word("a"))), .word("a")),
        (
            .or([.or([.word("a"), .word("b")]), .and([.word("c")])]),
            .or([.word("a"), .word("b"), .word("c")])
        ),
        (.and([.all]), .all),
    ])
    func simplifies(query: Query, simple: Query) {
        #expect(query.simplified == simple)
    }

    @Test(arguments: [
        ("2102.12092", "2102.12092"), ("arXiv:2102.12092v12", "2102.12092"),
        ("astro-ph/0601001v1", "astro-ph/0601001"),
        ("http://arxiv.org/abs/2102.12092v1", "2102.12092"), ("arxiv.org/pdf/2102.12092.pdf", "2102.12092"),
        ("2102.*", "2102.*"), ("v2", "v2"), ("", ""),
    ])
    func arxivNotations(text: String, plain: String) {
        #expect(ArxivIdentifier.plain(text) == plain)
    }

    @Test(
        arguments: [
            ("https://www.GitHub.com/a", "github.com"), ("http://user:pw@x.org:80/?q", "x.org"),
            ("x.org", "x.org"),
            ("mailto:a@b", nil), ("/relative/path", nil), ("", nil), ("https://", nil),
            ("ftp://яндекс.рф#a", "яндекс.рф"),
            ("not a host.", nil),
        ] as [(String, String?)])
    func hosts(url: String, host: String?) {
        #expect(LinkAddress.host(of: url) == host)
    }
}
