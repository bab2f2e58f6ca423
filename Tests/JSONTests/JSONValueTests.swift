import JSON
import Testing

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            .null, true, .integer(.min), .integer(.max), .decimal(0.1), .number("-1.50e+3"), "a\"\\\n\u{1}я👍",
            [], [[1], .null], ["a": "", "b": [false], "a": 2],
        ] as [JSONValue])
    func valuesComeBack(value: JSONValue) throws {
        #expect(JSONValue(parsing: value.text) == value)
        var json = JSONWriter()
        json.value(value)
        #expect(JSONValue(parsing: json.bytes) == value)
    }

    @Test(arguments: [
        ("[1, 2 ,3]", "[1,2,3]"), (#""\u0041\n\ud83d\udc4d\/""#, #""A\u000a👍/""#),
        ("{ \"a\" : {} }", "{\"a\":{}}"), (#""\ud83d""#, "\"\u{FFFD}\""), (" -1.5e3\n", "-1.5e3"),
        // Half a pair, whose other half would be a letter.
        (#""\ud800\u0041""#, "\"\u{FFFD}A\""), (#""\udc00\ud800""#, "\"\u{FFFD}\u{FFFD}\""),
        // Not JSON, but what Telegram writes and what people have edited.
        (#""a\x0Bb""#, #""a\u000bb""#), ("\"\n\"", #""\u000a""#),
    ])
    func reads(text: String, written: String) {
        #expect(JSONValue(parsing: text)?.text == written)
        #expect(JSONValue(parsing: Array(text.utf8)[...])?.text == written)
    }

    @Test(arguments: [
        "", "[", "[1", "[1,", "[1,]", "{", "{\"a\"", "{\"a\":", "{\"a\":}", "{a:1}", "\"", "\"\\", "\"\\u12",
        "nul", "tru", "x", "--1", "-", "01", "1.", ".5", "1e", "+1", "]", "1 2", "{} {}",
        String(repeating: "[", count: 100_000),
    ])
    func whatIsMalformedIsNothing(text: String) {
        #expect(JSONValue(parsing: text) == nil)
    }

    @Test func ofTwoMembersTheLastCounts() {
        let value = JSONValue(parsing: #"{"a": 1, "b": null, "a": 2}"#)
        #expect(value?["a"].integer == 2)
        #expect(value?["c"] == .null)
        #expect(value?.member("b") == .null)
        #expect(value?.member("c") == nil)
    }

    @Test(
        arguments: [
            ("1", 1, 1), ("1.5", nil, 1.5), ("\"1\"", nil, nil), ("1e2", nil, 100), ("null", nil, nil),
        ]
            as [(String, Int?, Double?)])
    func numbers(text: String, integer: Int?, number: Double?) {
        let value = JSONValue(parsing: text)
        #expect(value?.integer == integer)
        #expect(value?.number == number)
    }

    @Test func whatJSONHasNoWordForIsNull() {
        #expect(JSONValue.decimal(.infinity) == .null)
        #expect(JSONValue.decimal(.nan).text == "null")
    }
}
