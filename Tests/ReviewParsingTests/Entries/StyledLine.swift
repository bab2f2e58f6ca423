@testable import ReviewParsing

/// One paragraph of Markdown as its layouts see it.
enum StyledLine {
    /// The first paragraph, heading or cell in `markdown`.
    static func read(_ markdown: String) -> StyledText {
        let source = SourceText(path: "line.md", bytes: Array(markdown.utf8))
        var found: StyledText?
        for block in MarkdownTree.blocks(of: source, from: 0) {
            block.forEach { inner in
                if found == nil, !inner.text.bytes.isEmpty || !inner.text.links.isEmpty { found = inner.text }
            }
        }
        return found ?? StyledText()
    }
}
