import TestSupport
import Testing

@testable import ReviewRendering

@Suite struct PlainTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("  two   words \n", "two words"),
        ("tab\tand\r\nline", "tab and line"),
        ("\u{1B}[31mred\u{1B}[0m", "red"),
        ("\u{1B}[38;5;1mred\u{1B}[m", "red"),
        ("\u{1B}]0;title\u{7}text", "text"),
        ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("\u{1B}]0;no end of it", "0;no end of it"),
        ("\u{9B}2Jclear", "clear"),
        ("\u{9D}0;x\u{9C}after", "after"),
        ("\u{1B}(Bcharset \u{1B}c reset", "charset reset"),
        ("\u{1B}", ""),
        ("\u{1B}[", ""),
        ("a\u{0}b\u{7}c\u{8}d\u{7F}e\u{85}f", "abcde f"),
        ("\u{202E}right\u{202C} \u{2066}x\u{2069}\u{200F}", "right x"),
        ("in\u{AD}visi\u{200B}ble\u{FEFF}", "invisible"),
        ("mark\u{E000}ed\u{E001}", "marked"),
        (
            "no\u{FFFE}n\u{FFFF}charact\u{1FFFE}ers\u{10FFFF} \u{FFFD}\u{FDF0}",
            "noncharacters \u{FFFD}\u{FDF0}"
        ),
        ("👩\u{200D}👧 é", "👩\u{200D}👧 é"),
        ("no\u{A0}break «quote» — dash…", "no\u{A0}break «quote» — dash…"),
    ])
    func line(_ text: String, _ expected: String) {
        #expect(Array(PlainText.line(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("", [""]), ("a\nb", ["a", "b"]), ("a  \r\n\r\n  b\n", ["a", "", "  b", ""]),
        ("a\u{2028}b\u{B}c", ["a", "b", "c"]),
    ])
    func lines(_ text: String, _ expected: [String]) {
        #expect(PlainText.lines(text) == expected)
    }

    /// Looking for each terminator anew would take hours.
    @Test(arguments: ["\u{1B}]", "\u{9D}", "\u{9D}x", "\u{1B}[", "\u{1B}(", "\u{1B}Px"])
    func unfinishedSequencesTakeLinearTime(_ start: String) {
        let text = String(repeating: start, count: 500_000)
        #expect(!PlainText.line(text).utf8.contains { $0 < 0x20 || $0 == 0x9D })
    }

    /// Literals cannot have them.
    @Test(arguments: [UInt8(0x90), 0xAF])
    func noncharactersOfTheArabicBlock(_ last: UInt8) {
        #expect(PlainText.line("a" + String(decoding: [0xEF, 0xB7, last], as: UTF8.self) + "b") == "ab")
    }

    /// A text that needs no change is told from one that does; a bell in front makes any text need one.
    @Test func whatIsLeftAsItIsNeedsNoChange() {
        var random = SplitMix(seed: 11)
        let marks = Array(
            "  ab я«»—…“\u{A0}\u{AD}\u{85}\u{2028}\u{200B}\u{200D}\u{2060}\u{61C}\u{FEFF}\u{E001}👩\u{FFFF}\u{1FFFE}"
                .unicodeScalars)
        for _ in 0..<3_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text.append(marks.randomElement(using: &random) ?? " ")
            }
            #expect(PlainText.line(String(text)) == PlainText.line("\u{7}" + String(text)))
        }
    }
}
