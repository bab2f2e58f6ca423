import Testing

@testable import ReviewParsing

@Suite struct JSONStringTests {
    @Test(arguments: [
        ("", ""),
        ("plain words", "plain words"),
        (#"two\nlines\t\"quoted\" \\ and \/"#, "two\nlines\t\"quoted\" \\ and /"),
        (#"\u041f\u0440\u0438"#, "При"),
        (#"\ud83d\udd25 fire"#, "🔥 fire"),
        (#"\uD83D alone"#, "\u{FFFD} alone"),
        (#"\udd25\ud83d"#, "\u{FFFD}\u{FFFD}"),
        (#"\ud83d\u0041"#, "\u{FFFD}A"),
        (#"line\u2028break"#, "line\u{2028}break"),
        // What Telegram Desktop writes for other control characters is no JSON.
        (#"a\x0Bb\x1f"#, "a\u{0B}b\u{1F}"),
        // Here the backslash is escaped, and `x0B` is what its author wrote.
        (#"a\\x0B"#, #"a\x0B"#),
        (#"\\\x07"#, "\\\u{7}"),
        // Escapes of nothing stand for themselves.
        (#"\q \x0 \u12"#, #"\q \x0 \u12"#),
        (#"\xZZ \u00GG"#, #"\xZZ \u00GG"#),
        ("Дом 🏠 ok", "Дом 🏠 ok"),
    ])
    func decodes(inside: String, expected: String) {
        var text = MessageText()
        let bytes = Array(inside.utf8)
        JSONString.decode(bytes, 0..<bytes.count, from: 100, into: &text)
        #expect(String(decoding: text.bytes, as: UTF8.self) == expected)
    }

    @Test func tellsWhereEachRunStands() {
        var text = MessageText()
        let bytes = Array(#"ab\ncd\u0041ef"#.utf8)
        JSONString.decode(bytes, 0..<bytes.count, from: 100, into: &text)
        #expect(text.origins.map(\.source) == [100, 104, 112])
        #expect(text.origins.map(\.text) == [0, 3, 6])
        #expect(text.sourceRange(of: 3..<5) == 104..<106)
        // The escape itself lies behind the run before it.
        #expect(text.sourceRange(of: 2..<3) == 102..<103)
    }

    @Test func keepsABackslashAtTheEnd() {
        var text = MessageText()
        JSONString.decode(Array("ab\\".utf8), 0..<3, from: 0, into: &text)
        #expect(text.bytes == Array("ab\\".utf8))
    }
}
