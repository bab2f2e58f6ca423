import ArgumentParsing
import DigestCLI
import Testing

/// Every line `  digest …` of a help page is a command line that the program understands.
@Suite struct HelpExampleTests {
    static let pages = CommandLineTool.description.commands.map(\.name) + ["query", "formats"]

    @Test(arguments: pages) func examplesAreUnderstood(page: String) throws {
        let console = try Console()
        for example in try Self.examples(on: page) {
            let messages = try console.run(example)
            #expect(console.status != 2, "\(example)\n\(messages.joined(separator: "\n"))")
        }
    }

    @Test func thereAreExamples() throws {
        #expect(try Self.examples(on: "search").count >= 2)
        #expect(try Self.examples(on: "tag").count >= 2)
    }

    /// Without a pipe behind, and without a remark, which stands two spaces off.
    private static func examples(on page: String) throws -> [String] {
        try Console().run("digest help \(page)").filter { $0.hasPrefix("  digest ") }.compactMap { line in
            let command = line.dropFirst(2).split(separator: "  ").first
            return command.flatMap { $0.split(separator: " | ").first }.map(String.init)
        }
    }
}
