import Foundation
import TestSupport
import Testing

/// The tour of the README, run in one library. `DIGEST_RECORD=1` writes what is printed now into it.
@Suite struct ReadmeTests {
    static let path = "README.md"

    /// Status 0 goes without saying; any other is shown by `echo $?`.
    @Test func commandsPrintWhatIsWritten() throws {
        let written = ConsoleText(try Checkout.text(of: Self.path))
        let (printed, statuses) = try Self.replay(written)
        #expect(written.commands.count > 10)
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] != nil {
            try printed.text.write(
                to: Checkout.root.appendingPathComponent(Self.path), atomically: true, encoding: .utf8)
        }
        for case (.command(let line, let before), .command(_, let now)) in zip(written.parts, printed.parts)
        where before != now {
            Issue.record("$ \(line)\n\(Self.lines("-", before))\(Self.lines("+", now))")
        }
        let followers = written.commands.dropFirst() + [""]
        for (index, next) in followers.enumerated() where next != "echo $?" {
            #expect(statuses[index] == 0, "$ \(written.commands[index])")
        }
    }

    @Test func filesThatAreLinkedExist() throws {
        let text = try Checkout.text(of: Self.path)
        let targets = text.split(separator: "](").dropFirst().compactMap { $0.split(separator: ")").first }
        let local = targets.filter { !$0.contains("://") && !$0.hasPrefix("#") }
        #expect(!local.isEmpty)
        for target in local { #expect(Checkout.exists(String(target)), "\(target)") }
    }

    @Test func targetsOfMakeExist() throws {
        let lines = try Checkout.text(of: Self.path).split(separator: "\n").map { $0.drop { $0 == " " } }
        let commands = lines.filter { $0.hasPrefix("make ") }.map(String.init)
        let inline = lines.flatMap { MarkdownTables.code(String($0)) }.filter { $0.hasPrefix("make ") }
        let targets = Set((commands + inline).map { String($0.split(separator: " ")[1]) })
        #expect(targets.isSuperset(of: ["demo", "test", "install"]))
        let there = try Checkout.text(of: "Makefile").split(separator: "\n").map { $0.prefix { $0 != ":" } }
        for target in targets { #expect(there.contains(target[...]), "make \(target)") }
    }

    private static func lines(_ sign: String, _ lines: [String]) -> String {
        lines.map { "\(sign) \($0)\n" }.joined()
    }

    /// `text` with what its commands print now, and how each of them ends.
    private static func replay(_ text: ConsoleText) throws -> (ConsoleText, statuses: [Int32]) {
        let console = try Console()
        var copy = text
        var statuses: [Int32] = []
        for (index, part) in text.parts.enumerated() {
            guard case .command(let line, _) = part else { continue }
            copy.parts[index] = .command(line, output: try console.run(line))
            statuses.append(console.status)
        }
        return (copy, statuses)
    }
}
