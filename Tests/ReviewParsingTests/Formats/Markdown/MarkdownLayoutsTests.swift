import ReviewModel
import TestSupport
import Testing

@testable import ReviewParsing

/// The layouts against their folder and their examples.
@Suite struct MarkdownLayoutsTests {
    @Test func listHoldsTheFolder() throws {
        let listed = MarkdownLayouts.all.map { "\(type(of: $0))" }
        let found = try Declarations.types(conformingTo: ["MarkdownLayout"], in: "Formats/Markdown/Layouts")
        #expect(listed.sorted() == found)
    }

    @Test func namesAreDistinct() {
        #expect(Set(MarkdownLayouts.all.map(\.name)).count == MarkdownLayouts.all.count)
    }

    /// Every layout shows what it finds, in a document that it is the first to find something in.
    @Test(arguments: MarkdownLayouts.all.map(\.name))
    func examplesAreRead(_ name: String) throws {
        let layout = try #require(MarkdownLayouts.all.first { $0.name == name })
        #expect(layout.examples.contains { !$0.titles.isEmpty })
        for example in layout.examples {
            let items = Reading(example.text, path: "example.md", as: "markdown").items
            let papers = items.filter { [.review, .entry].contains($0.kind) }
            #expect(papers.map { $0.papers.first?.title ?? "" } == example.titles, "\(example.text)")
            #expect(example.titles.isEmpty || Self.takesPart(layout, in: example), "\(example.text)")
        }
    }

    /// Whether it is `layout` and no other that finds the first paper of `example`.
    private static func takesPart(_ layout: any MarkdownLayout, in example: MarkdownExample) -> Bool {
        let page = MarkdownPage(SourceText(path: "example.md", bytes: Array(example.text.utf8)))
        var trail = HeadingTrail()
        for (index, block) in page.blocks.enumerated() {
            let first = MarkdownLayouts.all.first { $0.match(at: index, of: page, under: trail) != nil }
            if let first { return first.name == layout.name }
            if let level = block.headingLevel { trail.enter(block.text, level: level) }
        }
        return false
    }
}
