import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct SearchPlanTests {
    private static func term(_ text: String) -> TextExpression { .term(Array(text.utf8)) }

    private static func concept(
        _ literal: TextExpression, stem: String, related: [TextExpression] = []
    ) -> Concept {
        var concept = Concept(text: stem, literal: literal)
        concept.stem = Array(stem.utf8)
        concept.related = related.map { .init(name: $0.description, expression: $0) }
        return concept
    }

    private static func plan(_ concepts: [Concept], filter: TextExpression? = nil) -> SearchPlan {
        SearchPlan(concepts: concepts, rest: [], filter: CompiledQuery(match: filter), notes: [])
    }

    private static let noise = concept(
        term("noise"), stem: "noise", related: [term("шум"), .near([term("a"), term("b")], within: 2)])
    private static let label = concept(
        .any([term("label"), term("·label")]), stem: "label", related: [term("метк")])

    /// Other names have phrases only where they are asked for.
    @Test func phrasesAreNumberedAsTheyStand() {
        let plan = SearchPlanTests.plan([SearchPlanTests.noise, SearchPlanTests.label])
        #expect(plan.rowPhrases(areLiteral: false) == [0, 4])
        #expect(plan.rowPhrases(areLiteral: true) == [0, 1])
        #expect(plan.phrases(ofLiteral: 0) == 0b1)
        #expect(plan.phrases(ofLiteral: 1) == 0b110000)
    }

    @Test func phrasesOfTheFilterComeFirst() {
        let row = TextExpression.row([Array("x".utf8), Array("y".utf8)])
        let plan = SearchPlanTests.plan(
            [SearchPlanTests.noise, SearchPlanTests.label], filter: .any([row, SearchPlanTests.term("z")]))
        #expect(plan.rowPhrases(areLiteral: false) == [2, 6])
        #expect(plan.rowPhrases(areLiteral: true) == [2, 3])
        #expect(plan.phrases(ofLiteral: 1) == 0b1100_0000)
    }

    @Test func whatCannotBeToldByPhrasesIsNot() {
        let term = SearchPlanTests.term
        let both = SearchPlanTests.concept(.all([term("a"), term("b")]), stem: "a")
        #expect(SearchPlanTests.plan([both]).phrases(ofLiteral: 0) == nil)
        #expect(SearchPlanTests.plan([SearchPlanTests.noise]).rowPhrases(areLiteral: false) == nil)
        let twice = SearchPlanTests.plan([SearchPlanTests.noise, SearchPlanTests.noise])
        #expect(twice.rowPhrases(areLiteral: false) == nil && twice.phrases(ofLiteral: 1) == nil)
        let empty = SearchPlanTests.plan([SearchPlanTests.noise, SearchPlanTests.label], filter: .term([]))
        #expect(empty.rowPhrases(areLiteral: true) == nil && empty.phrases(ofLiteral: 0) == nil)
        let person = SearchPlanTests.concept(.columns([.authors], term("sun")), stem: "sun")
        let named = SearchPlanTests.plan([person, SearchPlanTests.label])
        #expect(named.rowPhrases(areLiteral: false) == nil && named.phrases(ofLiteral: 0) == 1)
        let many = SearchPlanTests.concept(term("c"), stem: "c", related: (0..<70).map { term("t\($0)") })
        let wide = SearchPlanTests.plan([many, SearchPlanTests.label])
        #expect(wide.rowPhrases(areLiteral: false) == nil && wide.phrases(ofLiteral: 0) == 1)
        #expect(wide.rowPhrases(areLiteral: true) == [0, 1])
    }
}

@Suite struct TextExpressionTests {
    private static func term(_ text: String) -> TextExpression { .term(Array(text.utf8)) }
    private static let (a, b, c) = (term("a"), term("b"), term("c"))
    private static let row = TextExpression.row([[0x61], [0x62]])

    @Test(
        arguments: [
            (a, "\"a\""), (.prefix([0x61]), "\"a\" *"), (row, "\"a b\""),
            (.near([a, row], within: 2), "NEAR(\"a\" \"a b\", 2)"),
            (.all([a, .any([b, c])]), "\"a\" AND (\"b\" OR \"c\")"),
            (.any([.all([a, b]), c]), "(\"a\" AND \"b\") OR \"c\""),
            (.columns([.title, .label], .any([a, b])), "{title label} : (\"a\" OR \"b\")"),
        ] as [(TextExpression, String)])
    func writesItself(expression: TextExpression, text: String) {
        #expect(expression.description == text)
    }

    @Test func takesEachPartOnce() {
        let (a, b) = (TextExpressionTests.a, TextExpressionTests.b)
        #expect(TextExpression.conjunction(of: [a, b, a]) == .all([a, b]))
        #expect(TextExpression.disjunction(of: [a, a]) == a)
        #expect(TextExpression.conjunction(of: []) == nil)
    }

    /// FTS5 counts what is quoted.
    @Test func numbersPhrasesAsTheyAreQuoted() {
        let (a, b, c, row) = (
            TextExpressionTests.a, TextExpressionTests.b, TextExpressionTests.c, TextExpressionTests.row
        )
        let parts: [TextExpression] = [
            .any([row, .near([a, b], within: 2)]), .columns([.title], .all([b, .prefix([0x63])])), c,
        ]
        #expect(TextExpression.phraseNumbers(of: parts) == [0..<3, 3..<5, 5..<6])
        for (part, numbers) in zip(parts, TextExpression.phraseNumbers(of: parts) ?? []) {
            #expect(part.description.utf8.count { $0 == UInt8(ascii: "\"") } == 2 * numbers.count)
        }
        #expect(TextExpression.phraseNumbers(of: [a, .row([[0x61], []])]) == nil)
        #expect(TextExpression.phraseNumbers(of: [a, b, a]) == nil)
    }
}
