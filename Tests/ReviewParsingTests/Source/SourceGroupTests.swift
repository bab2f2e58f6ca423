import ReviewParsing
import Testing

@Suite struct SourceGroupTests {
    @Test(arguments: [
        // Numeric order, in the place of the first that was met.
        (
            ["a/messages.html", "a/messages10.html", "a/messages2.html"],
            [["a/messages.html", "a/messages2.html", "a/messages10.html"]]
        ),
        (
            ["z.txt", "a/messages2.html", "b.md", "a/messages.html"],
            [["z.txt"], ["a/messages.html", "a/messages2.html"], ["b.md"]]
        ),
        // A renamed first page, and an index that is none.
        (["a/index.html", "a/messages2.html"], [["a/index.html", "a/messages2.html"]]),
        (["a/index.html", "b/messages2.html"], [["a/index.html"], ["b/messages2.html"]]),
        (
            ["a/index.html", "a/messages.html", "a/messages2.html"],
            [["a/index.html"], ["a/messages.html", "a/messages2.html"]]
        ),
        // Chats of an account lie in folders of their own.
        (
            [
                "x/chats/chat_001/messages.html", "x/chats/chat_001/messages2.html",
                "x/chats/chat_002/messages.html",
            ],
            [
                ["x/chats/chat_001/messages.html", "x/chats/chat_001/messages2.html"],
                ["x/chats/chat_002/messages.html"],
            ]
        ),
        (["messages.html", "messages3.html"], [["messages.html", "messages3.html"]]),
        // Names that are none of an export.
        (
            [
                "messages0.html", "messages01.html", "messages1.html", "messages2.htm", "messages_2.html",
                "my messages2.html",
            ],
            [
                ["messages0.html"], ["messages01.html"], ["messages1.html"], ["messages2.htm"],
                ["messages_2.html"], ["my messages2.html"],
            ]
        ),
        (["messages99999999999999999999.html"], [["messages99999999999999999999.html"]]),
        (
            ["a/messages.html", "a/messages2.html", "a/messages.html"],
            [["a/messages.html", "a/messages2.html"]]
        ),
        (["b.md", "messages.html", "b.md"], [["b.md"], ["messages.html"], ["b.md"]]),
        (["-"], [["-"]]), ([], []),
    ])
    func pagesOfAnExportAreOneSource(paths: [String], expected: [[String]]) {
        #expect(SourceGroup.groups(of: paths).map(\.paths) == expected)
    }
}
