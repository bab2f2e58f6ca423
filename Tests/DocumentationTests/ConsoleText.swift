/// A Markdown page with its ```` ```console ```` blocks read as commands and what they print.
struct ConsoleText: Equatable {
    enum Part: Equatable {
        /// A line of the page as it is.
        case line(String)
        /// `$ command` with the lines below it.
        case command(String, output: [String])
    }

    var parts: [Part] = []

    init(_ text: String) {
        var isConsole = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isConsole = !isConsole && line == "```console"
                parts.append(.line(line))
            } else if isConsole, line.hasPrefix("$ ") {
                parts.append(.command(String(line.dropFirst(2)), output: []))
            } else if isConsole, case .command(let command, let output)? = parts.last {
                parts[parts.count - 1] = .command(command, output: output + [line])
            } else {
                parts.append(.line(line))
            }
        }
    }

    /// The page.
    var text: String {
        parts.flatMap { part -> [String] in
            switch part {
            case .line(let line): [line]
            case .command(let command, let output): ["$ " + command] + output
            }
        }.joined(separator: "\n")
    }

    /// The commands, in order.
    var commands: [String] {
        parts.compactMap { if case .command(let command, _) = $0 { command } else { nil } }
    }
}
