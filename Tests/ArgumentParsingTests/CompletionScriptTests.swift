import ArgumentParsing
import Foundation
import Testing

@Suite struct CompletionScriptTests {
    /// The program says what may stand where the cursor is; the script gives it the line up to there and puts in
    /// the place of the last piece what it says.
    @Test(arguments: [
        ("sample ''", "mark\nlist", "mark list"),
        ("sample mark model:CL", "model:CLIP\nmodel:CLAP", "CLIP CLAP"),
        ("sample mark --colour=r", "--colour=red", "red"),
        ("sample mark model:", "model:A*", "A*"),
        ("sample none ''", "", ""),
    ]) func bashCompletes(line: String, found: String, expected: String) throws {
        let words = Sample.words(line)
        let pieces = words.flatMap(Self.pieces)
        let script = """
            sample() { [[ "$*" == "complete bash -- $COMP_LINE" ]] && printf '%s' '\(found)\(found.isEmpty ? "" : "\n")'; }
            \(CompletionScript.bash.text(for: Sample.tool))
            COMP_LINE='\(words.joined(separator: " "))'; COMP_POINT=${#COMP_LINE}
            COMP_WORDS=(\(pieces.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(pieces.count - 1)
            _sample 2>/dev/null; echo "${COMPREPLY[*]}"
            """
        #expect(try run("/bin/bash", script) == expected + "\n")
    }

    @Test(arguments: CompletionScript.allCases) func asksTheProgram(shell: CompletionScript) {
        #expect(shell.text(for: Sample.tool).contains(" complete \(shell.rawValue) -- "))
    }

    @Test func manualPageIsClean() throws {
        let page = ManualPage(Sample.tool).text(sections: [("Exit status", ".5 is not a macro")])
        #expect(page.contains(".SH NAME\nsample \\- shows what a table can say\n"))
        #expect(page.contains(".nf\n  sample mark +a \\-\\- b\n.fi"))
        #expect(page.contains("\n\\&.5 is not a macro\n"))
    }

    /// A word as readline takes it apart: at colons and equals signs, which are pieces of their own.
    private static func pieces(_ word: String) -> [String] {
        var pieces = [""]
        for character in word {
            if ":=".contains(character) {
                pieces += [String(character), ""]
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces.last == "" && pieces.count > 1 ? pieces.dropLast() : pieces
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
