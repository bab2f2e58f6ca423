import Testing

@testable import JSON

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
        #expect(JSONString(Array(inside.utf8), offset: 100).text == expected)
    }

    @Test func tellsWhereEachRunStands() {
        let parts = Array(JSONString(Array(#"ab\ncd\u0041ef"#.utf8)[1...], offset: 101))
        let run = { (text: String) in Array(text.utf8)[...] }
        #expect(
            parts == [
                .plain(run("b"), offset: 101), .escaped("\n"), .plain(run("cd"), offset: 104),
                .escaped("A"), .plain(run("ef"), offset: 112),
            ])
    }

    @Test func keepsABackslashAtTheEnd() {
        #expect(JSONString(Array("ab\\".utf8), offset: 0).text == "ab\\")
    }
}
