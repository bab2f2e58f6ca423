import Foundation
import JSON
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [
        ("", "\"\""),
        ("a\"b\\c/d", "\"a\\\"b\\\\c/d\""),
        ("\n\r\t\u{8}\0\u{1B}", "\"\\n\\r\\t\\u0008\\u0000\\u001b\""),
        ("é я 深 👍", "\"é я 深 👍\""),
        ("\u{7F}\u{80}\u{9B}\u{A0}", "\"\\u007f\\u0080\\u009b\u{A0}\""),
        (
            "\u{2027}\u{2028}\u{2029}\u{202A}\u{202E}\u{202F}\u{2066}\u{2069}\u{206A}",
            "\"\u{2027}\\u2028\\u2029\\u202a\\u202e\u{202F}\\u2066\\u2069\u{206A}\""
        ),
    ])
    func strings(_ text: String, _ expected: String) {
        var json = JSONWriter()
        json.value(text)
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test(
        arguments: [
            (0, "0.0"), (0.1, "0.1"), (12.5, "12.5"), (-0.8, "-0.8"), (1e21, "1e+21"),
            (1.0 / 3, "0.3333333333333333"),
            (.infinity, "null"), (.nan, "null"), (Double.leastNonzeroMagnitude, "5e-324"),
        ] as [(Double, String)])
    func numbers(_ number: Double, _ expected: String) {
        var json = JSONWriter()
        json.value(number)
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test func nesting() {
        var json = JSONWriter()
        json.object {
            $0.field("a", is: 1 as Int?)
            $0.field("b", is: ["x", "y"])
            $0.field("c", is: [] as [String])
            $0.field("d", of: [1, 2]) { json, number in json.object { $0.field("n", is: number) } }
        }
        let expected = #"{"a":1,"b":["x","y"],"c":[],"d":[{"n":1},{"n":2}]}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: 0..<20)
    func anyTextReadsBack(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let texts = (0..<100).map { _ in Self.noise(&random) }
        var json = JSONWriter()
        json.array(texts) { $0.value($1) }
        let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
        #expect(read?.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
        #expect(!json.bytes.contains { $0 < 0x20 })
    }

    /// Scalars of every kind that writers of JSON treat differently.
    private static func noise(_ random: inout SplitMix) -> String {
        let kinds: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7F, 0x80...0xA0, 0x400...0x4FF, 0x2020...0x206F, 0xFFF0...0x1_0010,
        ]
        let scalars = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
            kinds.randomElement(using: &random).flatMap {
                Unicode.Scalar(UInt32.random(in: $0, using: &random))
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
