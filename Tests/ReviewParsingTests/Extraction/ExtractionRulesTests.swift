import Foundation
import ReviewModel
@testable import ReviewParsing
import TestSupport
import Testing

/// Rules are documented by their examples; here the examples are run, and the list of rules is compared
/// with their folder.
@Suite struct ExtractionRulesTests {
    @Test(arguments: ExtractionRules.all.map { $0.name })
    func examples(_ name: String) throws {
        let rule = try #require(ExtractionRules.all.first { $0.name == name })
        #expect(!rule.examples.isEmpty, "\(name) has no example")
        for example in rule.examples {
            let items = Reading(example.text).items
            let review = try #require(items.first { $0.kind == .review }, "no review in '\(example.text)'")
            let values = try #require(
                FieldValues.of(example.field, in: review), "no field '\(example.field)'")
            #expect(values == example.values, "\(example.field) of '\(example.text)'")
        }
    }

    @Test func namesAreDistinct() {
        let names = ExtractionRules.all.map { $0.name }
        #expect(Set(names).count == names.count)
    }

    @Test func listHoldsTheFolder() throws {
        let listed = ExtractionRules.all.map { "\(type(of: $0))" }
        let found = try Declarations.types(conformingTo: ["ExtractionRule"], in: "Extraction/Rules")
        #expect(listed.sorted() == found)
    }
}
