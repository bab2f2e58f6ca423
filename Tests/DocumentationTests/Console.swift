import DigestCLI
import Foundation
import ReviewModel
import TestSupport

/// A terminal in a folder of its own, which holds a copy of `Digests` and is removed afterwards.
final class Console {
    /// A line that this console cannot run.
    struct NotUnderstood: Error {
        var line: String
    }

    private let folder: TemporaryFolder
    /// How the last command ended.
    private(set) var status: Int32 = 0

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Checkout.digests, to: URL(fileURLWithPath: folder.file("Digests")))
    }

    /// What the terminal shows after `line`: messages and results, without spaces at the ends of lines.
    func run(_ line: String) throws -> [String] {
        guard let command = ConsoleLine(line), let program = command.words.first else {
            throw NotUnderstood(line: line)
        }
        let arguments = Array(command.words.dropFirst())
        switch (program, arguments) {
        case ("digest", _):
            return runDigest(arguments, head: command.head)
        case ("cat", _) where arguments.count == 1:
            status = 0
            let text = try folder.text(of: arguments[0])
            return Console.lines(text, command.head)
        case ("echo", ["$?"]):
            defer { status = 0 }
            return ["\(status)"]
        default:
            throw NotUnderstood(line: line)
        }
    }

    private func runDigest(_ arguments: [String], head: Int?) -> [String] {
        let (output, errors) = (MemorySink(), MemorySink())
        let variables = ["HOME": folder.path, "COLUMNS": "80", "PAGER": ""]
        var environment = Environment(
            output: output, errors: errors, input: { [] }, variable: { variables[$0] }, folder: folder.path)
        environment.now = { Timestamp(seconds: 1_700_000_000) }
        status = CommandLineTool.run(arguments: arguments, environment: environment)
        return Console.lines(errors.text, nil) + Console.lines(output.text, head)
    }

    private static func lines(_ text: String, _ count: Int?) -> [String] {
        // Some formats want CRLF, which Swift takes for one character.
        let text = text.replacing("\r\n", with: "\n")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines.prefix(count ?? .max).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
