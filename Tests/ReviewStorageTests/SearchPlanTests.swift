import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct SearchPlanTests {
    private static func concept(_ literal: String, stem: String, related: [String] = []) -> Concept {
        var concept = Concept(text: stem, literal: literal)
        concept.stem = stem
        concept.related = related.map { .init(name: $0, expression: $0) }
        return concept
    }

    private static func plan(_ concepts: [Concept], filter: String? = nil) -> SearchPlan {
        SearchPlan(concepts: concepts, rest: [], filter: CompiledQuery(match: filter), notes: [])
    }

    private static let noise = concept(
        "\"noise\"", stem: "\"noise\"", related: ["\"шум\"", "NEAR(\"a\" \"b\", 2)"])
    private static let label = concept("(\"label\" OR \"·label\")", stem: "\"label\"", related: ["\"метк\""])

    /// Other names have phrases only where they are asked for.
    @Test func phrasesAreNumberedAsTheyStand() {
        let plan = SearchPlanTests.plan([SearchPlanTests.noise, SearchPlanTests.label])
        #expect(plan.rowPhrases(areLiteral: false) == [0, 4])
        #expect(plan.rowPhrases(areLiteral: true) == [0, 1])
        #expect(plan.phrases(ofLiteral: 0) == 0b1)
        #expect(plan.phrases(ofLiteral: 1) == 0b110000)
    }

    @Test func phrasesOfTheFilterComeFirst() {
        let plan = SearchPlanTests.plan(
            [SearchPlanTests.noise, SearchPlanTests.label], filter: "\"x y\" OR \"z\"")
        #expect(plan.rowPhrases(areLiteral: false) == [2, 6])
        #expect(plan.rowPhrases(areLiteral: true) == [2, 3])
        #expect(plan.phrases(ofLiteral: 1) == 0b1100_0000)
    }

    @Test func whatCannotBeToldByPhrasesIsNot() {
        let both = SearchPlanTests.concept("\"a\" AND \"b\"", stem: "\"a\"")
        #expect(SearchPlanTests.plan([both]).phrases(ofLiteral: 0) == nil)
        #expect(SearchPlanTests.plan([SearchPlanTests.noise]).rowPhrases(areLiteral: false) == nil)
        let twice = SearchPlanTests.plan([SearchPlanTests.noise, SearchPlanTests.noise])
        #expect(twice.rowPhrases(areLiteral: false) == nil && twice.phrases(ofLiteral: 1) == nil)
        let empty = SearchPlanTests.plan([SearchPlanTests.noise, SearchPlanTests.label], filter: "\"\"")
        #expect(empty.rowPhrases(areLiteral: true) == nil && empty.phrases(ofLiteral: 0) == nil)
        let many = SearchPlanTests.concept(
            "\"c\"", stem: "\"c\"", related: (0..<70).map { "\"t\($0)\"" })
        let wide = SearchPlanTests.plan([many, SearchPlanTests.label])
        #expect(wide.rowPhrases(areLiteral: false) == nil && wide.phrases(ofLiteral: 0) == 1)
        #expect(wide.rowPhrases(areLiteral: true) == [0, 1])
    }
}
