import Testing

/// What the other tests stand on.
@Suite struct ConsoleTests {
    @Test(arguments: [
        ("digest search a", ["digest", "search", "a"], nil),
        ("digest search 'a | b'  \"c d\" ''", ["digest", "search", "a | b", "c d", ""], nil),
        ("digest show x | head -n 3", ["digest", "show", "x"], 3),
    ]) func lines(line: String, words: [String], head: Int?) {
        let read = ConsoleLine(line)
        #expect(read?.words == words)
        #expect(read?.head == head)
    }

    @Test(arguments: ["digest search a | jq .", "digest a | head -n x"]) func otherPipes(line: String) {
        #expect(ConsoleLine(line) == nil)
    }

    @Test func blocks() {
        let page = "a\n$ b\n```console\n$ c\nd\n\n$ e\n```\n```sh\n$ f\n```\n"
        let text = ConsoleText(page)
        #expect(text.commands == ["c", "e"])
        #expect(text.parts.contains(.command("c", output: ["d", ""])))
        #expect(text.text == page)
    }

    @Test func statuses() throws {
        let console = try Console()
        #expect(try console.run("digest --version").count == 1)
        #expect(try console.run("echo $?") == ["0"])
        #expect(try console.run("digest import nothing-here").count >= 1)
        #expect(try console.run("echo $?") == ["4"])
        #expect(throws: Console.NotUnderstood.self) { try console.run("rm -r Digests") }
    }
}
