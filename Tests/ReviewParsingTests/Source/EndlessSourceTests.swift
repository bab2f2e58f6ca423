import ReviewModel
import ReviewParsing
import Testing

/// Sources that have no end, or much of one thing: how much is read of them is counted.
struct EndlessSourceTests {
    private func read(_ head: String, _ byte: UInt8) throws -> (read: Int, said: [String]) {
        var count = 0
        var head: [UInt8]? = Array(head.utf8)
        let stream = SourceStream(path: "a.md") {
            if let first = head {
                head = nil
                if !first.isEmpty { return first }
            }
            count += 1
            // A test that reads on ends by itself.
            return count > 2_000 ? [] : [UInt8](repeating: byte, count: 256 << 10)
        }
        var said: [String] = []
        _ = try SourceReader().read(stream, into: { _ in }, report: { said.append($0.message) })
        return (count, said)
    }

    @Test(
        arguments: [
            ("", 0, 2, "this is a binary file; give the text, Markdown, HTML or JSON of the export"),
            ("", 0x20, 65, "the file is empty; export it again"),
            ("", 0x0A, 65, "the file is empty; export it again"),
            (
                "{\"name\":\"x\",\"messages\":[", 0, 2,
                "this is a binary file; give the text, Markdown, HTML or JSON of the export"
            ),
            (
                "# Notes\n\n", 0x61, 1_025,
                "this has more than 256 MB, and its format is read as a whole; give it in parts"
            ),
        ] as [(String, UInt8, Int, String)])
    func aSourceWithoutEndIsGivenUp(head: String, byte: UInt8, most: Int, message: String) throws {
        let (read, said) = try read(head, byte)
        #expect(read <= most)
        #expect(said == [message])
    }

    /// In the front matter brackets within each other, in BibTeX names that stand for twice the one before: either made
    /// a reader go on for ever.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "---\na: " + String(repeating: "[", count: 100_000) + "\n---\n# Paper\n\nText\n",
            "---\na: " + String(repeating: "{a: ", count: 100_000) + "\n---\n# Paper\n\nText\n",
            "# Notes\n\n" + String(repeating: "[", count: 100_000) + "a"
                + String(repeating: "](b)", count: 100_000),
            (0..<60).map { "@string{a\($0 + 1) = a\($0) # a\($0)}\n" }.joined()
                + "@string{a0 = \"xxxxxxxx\"}\n@article{q, title = a60, author = \"Ada One\"}\n",
        ])
    func whatIsDeepEnds(text: String) throws {
        let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
        _ = try SourceReader().read(file, into: { #expect($0.title.utf8.count < 1 << 20) }, report: { _ in })
    }
}
