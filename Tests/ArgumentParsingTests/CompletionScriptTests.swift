import ArgumentParsing
import Foundation
import Testing

@Suite struct CompletionScriptTests {
    @Test(arguments: CompletionScript.allCases) func namesEverything(shell: CompletionScript) {
        let text = shell.text(for: Sample.tool)
        for word in ["mark", "list", "colour", "red", "green", "quiet", "sample"] {
            #expect(text.contains(word), "\(shell) says nothing of \(word)")
        }
    }

    @Test(arguments: [
        ("sample ''", "mark list"),
        ("sample m", "mark"),
        ("sample -q mark --co", "--count --colour"),
        ("sample mark --colour ''", "red green"),
        ("sample mark --colour g", "green"),
        ("sample mark --qu", "--quiet"),
    ]) func bashCompletes(line: String, expected: String) throws {
        let words = Sample.words(line)
        let script = """
            \(CompletionScript.bash.text(for: Sample.tool))
            COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
            _sample; echo "${COMPREPLY[*]}"
            """
        #expect(try run("/bin/bash", script) == expected + "\n")
    }

    @Test func manualPageIsClean() throws {
        let page = ManualPage(Sample.tool).text(sections: [("Exit status", ".5 is not a macro")])
        #expect(page.contains(".SH NAME\nsample \\- shows what a table can say\n"))
        #expect(page.contains(".nf\n  sample mark +a \\-\\- b\n.fi"))
        #expect(page.contains("\n\\&.5 is not a macro\n"))
    }

    private func run(_ shell: String, _ script: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: shell)
        process.arguments = ["-c", script]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
