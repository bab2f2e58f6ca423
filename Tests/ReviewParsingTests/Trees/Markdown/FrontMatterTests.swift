import Testing

@testable import ReviewParsing

/// Fields at the top of a note.
@Suite struct FrontMatterTests {
    private static func read(_ text: String) -> FrontMatter? {
        FrontMatter(SourceText(path: "a.md", bytes: Array(text.utf8)))
    }

    @Test(arguments: [
        ("---\ntitle: Small Nets\n---\n", ["Small Nets"]),
        ("---\nTitle: \"Nets: Small\"\n---\n", ["Nets: Small"]),
        ("---\ntitle: Nets: Small\n---\n", ["Nets: Small"]),
        ("+++\ntitle = \"Small Nets\"\n+++\n", ["Small Nets"]),
        ("---\ntitle: [One, Two]\n---\n", ["One", "Two"]),
        ("---\ntitle:\n  - One\n  - '[[two|Two]]'\n...\n", ["One", "Two"]),
        ("---\ntitle:\n---\n", []), ("---\nother: x\n---\n", []),
    ])
    func title(_ text: String, _ expected: [String]) throws {
        #expect(try #require(Self.read(text)).values("title") == expected)
    }

    @Test(arguments: ["", "title: x\n", "---\ntitle: x\n", "--- \n", "text\n---\ntitle: x\n---\n"])
    func none(_ text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func endsBehindTheSecondFence() throws {
        #expect(try #require(Self.read("---\ntitle: x\n---\n\nText\n")).end == 3)
    }
}
