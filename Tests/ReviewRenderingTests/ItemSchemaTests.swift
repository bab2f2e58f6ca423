import Foundation
import ReviewCoding
import ReviewModel
import Testing

@testable import ReviewRendering

/// What is written is what the schema says, checked by the few words of JSON Schema that it uses.
@Suite struct ItemSchemaTests {
    private let schema: [String: Any]

    init() throws {
        schema = try #require(
            JSONSerialization.jsonObject(with: Data(ItemSchema.text.utf8)) as? [String: Any])
    }

    @Test(arguments: SampleItems.all) func samplesFit(_ item: LibraryItem) throws {
        for scores in [true, false] {
            let bytes = render(NDJSONFormat.self, [item], RenderingOptions(scores: scores))
            let value = try JSONSerialization.jsonObject(with: Data(bytes))
            #expect(problems(of: value, by: schema, at: "$") == [])
        }
    }

    /// Few papers have an abstract: it is in their items alone.
    @Test func abstractsFit() throws {
        var item = SampleItems.twoPapers
        #expect(!String(decoding: render(NDJSONFormat.self, [item]), as: UTF8.self).contains("\"abstract"))
        item.review.papers[0].abstract = "We sum <b>."
        item.review.papers[0].abstractOrigin = .openAlex
        item.review.papers[0].abstractClaims = [
            Claim(
                text: "We sum <b>.", kind: .method,
                quantities: [Quantity(value: "1", unit: "", raw: "one")], range: 0..<11)
        ]
        let bytes = render(NDJSONFormat.self, [item])
        let value = try JSONSerialization.jsonObject(with: Data(bytes))
        #expect(problems(of: value, by: schema, at: "$") == [])
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"abstract\":\"We sum <b>.\""))
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"abstract_origin\":\"openalex\""))
    }

    @Test func itemShownAloneFits() throws {
        var item = SampleItems.twoPapers
        var context = ItemContext()
        context.refersTo = [.init(id: "a", title: "b")]
        context.formerTexts = [FormerText(text: "c", date: nil)]
        item.context = context
        item.comment = "d"
        let value = try JSONSerialization.jsonObject(with: Data(render(NDJSONFormat.self, [item])))
        #expect(problems(of: value, by: schema, at: "$") == [])
    }

    @Test func damageIsFound() throws {
        let bytes = render(NDJSONFormat.self, [SampleItems.twoPapers])
        var item = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        item["kind"] = "song"
        item["extra"] = 1
        item["title"] = nil
        #expect(problems(of: item, by: schema, at: "$").count == 3)
    }

    private func problems(of value: Any, by rule: [String: Any], at path: String) -> [String] {
        if let name = rule["$ref"] as? String {
            let definitions = schema["$defs"] as? [String: [String: Any]] ?? [:]
            let definition = definitions[String(name.split(separator: "/").last ?? "")]
            return definition.map { problems(of: value, by: $0, at: path) } ?? ["\(path): no \(name)"]
        }
        if let rules = rule["anyOf"] as? [[String: Any]] {
            return rules.contains { problems(of: value, by: $0, at: path).isEmpty }
                ? [] : ["\(path): none fits"]
        }
        var found: [String] = []
        if let constant = rule["const"] as? String, value as? String != constant {
            found.append("\(path): const")
        }
        if let choices = rule["enum"] as? [Any], !choices.contains(where: { same($0, value) }) {
            found.append("\(path): enum")
        }
        let types = rule["type"] as? [String] ?? (rule["type"] as? String).map { [$0] } ?? []
        if !types.isEmpty, !types.contains(where: { fits(value, $0) }) { found.append("\(path): type") }
        if let object = value as? [String: Any] { found += problems(of: object, by: rule, at: path) }
        if let list = value as? [Any], let items = rule["items"] as? [String: Any] {
            found += list.flatMap { problems(of: $0, by: items, at: path + "[]") }
        }
        return found
    }

    private func problems(of object: [String: Any], by rule: [String: Any], at path: String) -> [String] {
        let properties = rule["properties"] as? [String: [String: Any]] ?? [:]
        let required = rule["required"] as? [String] ?? []
        let isClosed = rule["additionalProperties"] as? Bool == false
        let missing = required.filter { object[$0] == nil }.map { "\(path): no \($0)" }
        return missing
            + object.flatMap { key, value in
                if let property = properties[key] {
                    return problems(of: value, by: property, at: "\(path).\(key)")
                }
                return isClosed ? ["\(path): \(key)"] : []
            }
    }

    private func same(_ left: Any, _ right: Any) -> Bool {
        left is NSNull && right is NSNull || (left as? String).map { $0 == right as? String } ?? false
    }

    private func fits(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "string": value is String
        case "null": value is NSNull
        case "array": value is [Any]
        case "object": value is [String: Any]
        case "boolean": value is Bool
        case "integer", "number": value is NSNumber && !(value is String)
        default: false
        }
    }
}
