import Testing

@testable import ReviewParsing

/// Blocks of Markdown, their words, links and places in the source.
@Suite struct MarkdownTreeTests {
    private static func blocks(_ text: String) -> [MarkdownBlock] {
        MarkdownTree.blocks(of: SourceText(path: "a.md", bytes: Array(text.utf8)), from: 0)
    }

    /// The tree in one line: `list(item(paragraph) item(paragraph))`.
    private static func outline(_ block: MarkdownBlock) -> String {
        let name = "\(block.kind)".split(separator: "(")[0]
        let inner = block.children.map(outline).joined(separator: " ")
        return inner.isEmpty ? String(name) : "\(name)(\(inner))"
    }

    @Test(arguments: [
        ("# One\n\nTwo\n", "heading paragraph"),
        ("- a\n- b\n  - c\n", "list(item(paragraph) item(paragraph list(item(paragraph))))"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "table(row(cell cell) row(cell cell))"),
        ("> q\n\n```\ncode\n```\n\n---\n", "quote(paragraph) code rule"),
        ("- [ ] open\n- [x] done\n", "list(item(paragraph) item(paragraph))"),
        ("<div>a</div>\n", "html"),
    ])
    func outline(_ text: String, _ expected: String) {
        #expect(Self.blocks(text).map(Self.outline).joined(separator: " ") == expected)
    }

    /// The time of the parser grows with the square of a table's columns.
    @Test(arguments: [(1_000, true), (1_001, false)])
    func tablesOfTooManyColumnsAreText(columns: Int, isTable: Bool) {
        let row = { (cell: String) in "|" + String(repeating: cell + "|", count: columns - 1) + "\n" }
        for quote in ["", "> "] {
            let blocks = Self.blocks("\(quote)\(row("a"))\(quote)\(row("---"))\(quote)\(row("b"))")
            let kinds = blocks.flatMap { quote.isEmpty ? [$0] : $0.children }.map(Self.outline)
            #expect(kinds.first?.hasPrefix("table") == isTable)
            #expect(kinds.contains("paragraph") != isTable)
        }
    }

    @Test func linesCoverTheBlocks() {
        let blocks = Self.blocks("# One\n\nTwo\nthree\n\n- a\n- b\n")
        #expect(blocks.map(\.lines) == [0..<2, 2..<5, 5..<7])
        #expect(blocks[2].children.map(\.lines) == [5..<6, 6..<7])
    }

    @Test(arguments: [
        ("a **b** c", "a b c"), ("a <b>b</b><br/>c", "a b\nc"), ("&amp; &#8217; &#x41;", "& ’ A"),
        ("a\nb", "a\nb"), ("[x](https://a.org) y", "x y"), ("a ![p](p.png) b", "a  b"), ("`x`", "x"),
        ("a <!-- hidden --> b", "a  b"),
    ])
    func words(_ text: String, _ expected: String) {
        let styled = StyledLine.read(text)
        #expect(styled.bytes.string(styled.range) == expected)
        #expect(styled.runs.map(\.range.count).reduce(0, +) == styled.bytes.count)
    }

    @Test func scriptsAreNoText() {
        let blocks = Self.blocks("<script>\nlet a = '</b>' + 1;\n</script>\n\n<style>p { a: b }</style> c\n")
        let words = blocks.map { $0.text.bytes.string($0.text.bytes.trimmed($0.text.range)) }
        #expect(words == ["", "c"])
    }

    @Test(arguments: [
        ("[a](https://a.org)", ["https://a.org"]), ("<a href=\"https://a.org\">a</a>", ["https://a.org"]),
        ("https://a.org/x and <https://b.org>", ["https://a.org/x", "https://b.org"]),
        ("[![badge](b.svg)](https://a.org)", ["https://a.org"]),
        ("[a][1]\n\n[1]: https://a.org\n", ["https://a.org"]),
    ])
    func links(_ text: String, _ expected: [String]) {
        #expect(StyledLine.read(text).links.map(\.url) == expected)
    }

    @Test func wordsKnowTheirPlaceInTheSource() throws {
        let text = "Some **bold words** and [a link](https://a.org/b) then more"
        let styled = StyledLine.read(text)
        for run in styled.runs {
            let start = try #require(run.source)
            let words = styled.bytes.string(run.range)
            #expect(Array(text.utf8)[start..<start + run.range.count].elementsEqual(words.utf8), "\(words)")
        }
    }

    @Test(arguments: [
        "<", "<a", "<a href", "<a href=\"", "</", "&#xFFFFFFFF;", "&#0;", "[](", "![](", "| a |\n|--", "**",
        "> > > >",
    ])
    func brokenMarkup(_ text: String) {
        #expect(Self.blocks(text).allSatisfy { $0.lines.upperBound <= 2 })
    }
}
