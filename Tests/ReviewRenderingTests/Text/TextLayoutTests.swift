import TestSupport
import Testing

@testable import ReviewRendering

@Suite struct TextLayoutTests {
    @Test(arguments: [
        ("one two three four five six seven", ["one two three four five", "six seven"]),
        ("", [""]),
        ("https://example.org/a/long/path/to/it", ["https://example.org/a/", "long/path/to/it"]),
        (
            String(repeating: "x", count: 50),
            [String(repeating: "x", count: 24), String(repeating: "x", count: 24), "xx"]
        ),
        ("深度学习在自然语言处理中的，应用", ["深度学习在自然语言处理", "中的，应用"]),
        ("модель GPT-3\u{A0}XL лучше всех", ["модель GPT-3\u{A0}XL лучше", "всех"]),
    ])
    func paragraph(_ text: String, _ lines: [String]) {
        let layout = TextLayout(RenderingOptions(width: 24))
        var out: [UInt8] = []
        layout.paragraph([Span(text)], to: &out)
        #expect(String(decoding: out, as: UTF8.self) == lines.joined(separator: "\n") + "\n")
    }

    @Test func limitLeavesAnEllipsis() {
        let layout = TextLayout(RenderingOptions(width: 24))
        var out: [UInt8] = []
        layout.paragraph(
            [Span("one two three four five six seven eight nine ten eleven")], limit: 2, to: &out)
        #expect(String(decoding: out, as: UTF8.self) == "one two three four five\nsix seven eight nine…\n")
    }

    @Test(arguments: 0..<30)
    func linesFitAndLoseNothing(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for width in [24, 31, 80] {
            let layout = TextLayout(RenderingOptions(width: width))
            let span = Span((0..<8).map { _ in Noise.text(&random) }.joined())
            var out: [UInt8] = []
            layout.paragraph([span], start: 4, indent: 4, to: &out)
            let lines = String(decoding: out, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in lines.dropLast().enumerated() {
                #expect(DisplayWidth.of(String(line)) + (number == 0 ? 4 : 0) <= width)
                #expect(number == 0 || line.isEmpty || line.hasPrefix("    "))
            }
            let kept = lines.joined().unicodeScalars.filter { $0 != " " }
            #expect(kept.elementsEqual(span.text.unicodeScalars.filter { $0 != " " }))
        }
    }

    @Test func flowBreaksBetweenChunks() {
        let layout = TextLayout(RenderingOptions(width: 24))
        var out: [UInt8] = []
        layout.flow(
            ["2021", "ICML", "arXiv:2102.12092", "x"].map { [Span($0)] }, start: 2, indent: 2, to: &out)
        #expect(String(decoding: out, as: UTF8.self) == "2021 · ICML\n  arXiv:2102.12092 · x\n")
    }

    @Test func colorEndsWithEachLine() {
        let layout = TextLayout(RenderingOptions(width: 24, color: true))
        var out: [UInt8] = []
        layout.paragraph(
            [Span("one two three four", style: .title), Span(verbatim: " "), Span("five six", style: .hit)],
            to: &out)
        let expected =
            "\u{1B}[1mone two three four\u{1B}[0m \u{1B}[1;31mfive\u{1B}[0m\n\u{1B}[1;31msix\u{1B}[0m\n"
        #expect(String(decoding: out, as: UTF8.self) == expected)
    }
}
