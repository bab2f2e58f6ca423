/// A layout that people give to papers in Markdown. It looks at the tree, never at one document, and
/// carries its own examples, which document it and are run as tests.
protocol MarkdownLayout: Sendable {
    /// Name for tests and diagnostics: `bullets`.
    var name: String { get }
    /// Documents with the titles the layout finds in them.
    var examples: [MarkdownExample] { get }

    /// What the layout makes of the blocks of `page` from `index` on; nil when they are not laid out its way.
    func match(at index: Int, of page: MarkdownPage, under trail: HeadingTrail) -> LayoutMatch?
}

/// A document and the papers in it.
struct MarkdownExample: Sendable {
    /// The whole document.
    var text: String
    /// Titles of its papers, in order.
    var titles: [String]

    /// The papers in `text` have these `titles`.
    init(_ text: String, titles: [String]) {
        self.text = text
        self.titles = titles
    }
}
