@testable import ReviewRendering
import Testing

@Suite struct TextWrappingTests {
    @Test(arguments: [
        ("short", 20, 0, "short"),
        ("one two three four five six", 24, 2, "one two three four five\n  six"),
        ("    id  a title that is long", 24, 6, "    id  a title that is\n      long"),
    ]) func wrapped(text: String, width: Int, indent: Int, expected: String) {
        #expect(TextWrapping.wrapped(text, width: width, indent: indent) == expected)
        #expect(TextWrapping.wrapped(text, width: nil, indent: indent) == text)
    }

    @Test(arguments: [
        (0.0, ""), (1, "████"), (0.5, "██"), (0.001, "▏"), (0.4, "█▋"), (7, "████"),
    ]) func bars(share: Double, expected: String) { #expect(Bars.bar(share, columns: 4) == expected) }

    @Test(arguments: [
        ([0, 1, 4, 8], " ▁▄█"), ([], ""), ([0, 0], "  "), ([3], "█"), ([1, 1000], "▁█"),
    ]) func sparks(counts: [Int], expected: String) { #expect(Bars.spark(counts) == expected) }

    @Test(arguments: [
        ("bold cyan", "1;36"), ("bright-red", "91"), ("dim", "2"), ("pink", nil), ("", nil),
        ("bold pink", nil),
    ]) func styles(words: String, expected: String?) { #expect(TextColors.parameters(words) == expected) }

    @Test func addressesAreLinksOfTheTerminal() {
        var options = RenderingOptions(width: 40, color: true)
        options.links = true
        var out: [UInt8] = []
        TextLayout(options).paragraph([Span("see"), .space, Span(address: "https://x.org/a")], to: &out)
        let text = String(decoding: out, as: UTF8.self)
        #expect(text.contains("\u{1B}]8;;https://x.org/a\u{1B}\\"))
        #expect(text.hasSuffix("\u{1B}]8;;\u{1B}\\\n"))
        out = []
        TextLayout(options).paragraph([Span(address: "javascript:alert(1)")], to: &out)
        #expect(!String(decoding: out, as: UTF8.self).contains("]8;;"))
    }
}
