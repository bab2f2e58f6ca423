import Foundation
import TestSupport
import Testing

/// A page whose consoles are run in one folder and library of their own.
enum PageReplay {
    /// Records an issue for every command that prints something else than `path` says. Status 0 goes without saying; any
    /// other is shown by `echo $?`. With `DIGEST_RECORD=1` the page gets what is printed now.
    static func check(_ path: String) throws {
        let written = ConsoleText(try Checkout.text(of: path))
        let (printed, statuses) = try replay(written)
        if ProcessInfo.processInfo.environment["DIGEST_RECORD"] != nil {
            try printed.text.write(
                to: Checkout.root.appendingPathComponent(path), atomically: true, encoding: .utf8)
        }
        for case (.command(let line, let before), .command(_, let now)) in zip(written.parts, printed.parts)
        where before != now {
            Issue.record("\(path): $ \(line)\n\(lines("-", before))\(lines("+", now))")
        }
        let followers = written.commands.dropFirst() + [""]
        for (index, next) in followers.enumerated() where next != "echo $?" && index < statuses.count {
            #expect(statuses[index] == 0, "\(path): $ \(written.commands[index])")
        }
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
