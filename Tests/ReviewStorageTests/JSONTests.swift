import ReviewModel
import Testing

@testable import ReviewStorage

struct JSONTests {
    @Test(
        arguments: [
            .null, .bool(true), .integer(.min), .integer(.max), .number(0.1), .string("a\"\\\n\u{1}я👍"),
            .array([]),
            .array([.array([.integer(1)]), .null]),
            .object([("a", .string("")), ("b", .array([.bool(false)]))]),
        ] as [JSONValue])
    func valuesComeBack(value: JSONValue) {
        #expect(JSONReader.value(in: value.text) == value)
    }

    @Test(arguments: [
        ("[1, 2 ,3]", "[1,2,3]"), ("\"\\u0041\\n\\ud83d\\udc4d\\/\"", "\"A\\u000a👍/\""),
        ("{ \"a\" : {} }", "{\"a\":{}}"),
        ("\"\\ud83d\"", "\"\u{FFFD}\""), ("-1.5e3", "-1500.0"),
    ])
    func reads(text: String, written: String) {
        #expect(JSONReader.value(in: text)?.text == written)
    }

    @Test(arguments: [
        "", "[", "[1", "[1,", "{", "{\"a\"", "{\"a\":", "{a:1}", "\"", "\"\\", "\"\\u12", "nul", "tru", "x",
        "--1", "]",
        String(repeating: "[", count: 100_000),
    ])
    func whatIsMalformedIsNothing(text: String) {
        #expect(JSONReader.value(in: text) == nil)
    }

    @Test func partsOfTheWrongShapeAreLeftOut() {
        let odd = JSONReader.value(in: "[[3,1],[1],[1,2],\"x\",null]") ?? .null
        #expect(odd.lines == [1...2])
        #expect(odd.byteRanges == [1..<2])
        #expect(odd.strings == ["x"])
        #expect(odd.evidence == [])
        #expect(odd.reactions.isEmpty || odd.reactions.allSatisfy { $0.emoji == nil })
        #expect(JSONValue.null.handles == [:])
    }
}
