import Testing

@testable import ReviewParsing

/// Lists and tables in HTML as blocks.
@Suite struct HTMLListsTests {
    private static func outline(_ block: MarkdownBlock) -> String {
        let name = "\(block.kind)".split(separator: "(")[0]
        let inner = block.children.map(outline).joined(separator: " ")
        let words = block.text.bytes.string(block.text.bytes.trimmed(block.text.range))
        return "\(name)" + (words.isEmpty ? "" : " \(words)") + (inner.isEmpty ? "" : "(\(inner))")
    }

    @Test(arguments: [
        ("<ul>\n<li>a</li>\n<li><b>b</b></li>\n</ul>\n", "list(item(paragraph a) item(paragraph b))"),
        ("<ol><li>a<li>b</ol>\n", "list(item(paragraph a) item(paragraph b))"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>\n",
            "list(item(paragraph a list(item(paragraph b))) item(paragraph c))"
        ),
        ("<table>\n<tr><th>a</th></tr>\n<tr><td>b</td></tr>\n</table>\n", "table(row(cell a) row(cell b))"),
        ("<table><tr><td>a<td>b</table>\n", "table(row(cell a cell b))"),
        ("<h1>a <i>b</i></h1>\n<p>c</p>\n", "heading a b html c"),
        ("<div align=\"center\"><h2><img src=\"a.png\"></h2></div>\n", "html(html)"),
        ("<table><tr><td><h3>a</h3></td></tr></table>\n", "table(row(cell a))"),
        ("<ul><li>", "list(item)"), ("</li></ul><li>a\n", "list(item(paragraph a))"),
    ])
    func outline(_ html: String, _ expected: String) {
        let blocks = MarkdownTree.blocks(of: SourceText(path: "a.md", bytes: Array(html.utf8)), from: 0)
        #expect(blocks.map(Self.outline).joined(separator: " ") == expected)
    }

    @Test func linesAreThoseOfTheSource() {
        let html = "# A\n\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
        let blocks = MarkdownTree.blocks(of: SourceText(path: "a.md", bytes: Array(html.utf8)), from: 0)
        #expect(blocks[1].children.map(\.lines.lowerBound) == [3, 4])
    }
}
