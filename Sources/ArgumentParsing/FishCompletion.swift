/// A completion script for fish, see complete(1).
struct FishCompletion {
    let tool: ToolDescription

    var text: String {
        (["# fish completion of \(tool.name)"] + commands + globals + own).joined(separator: "\n") + "\n"
    }

    private var commands: [String] {
        tool.commands.map {
            "complete -c \(tool.name) -n __fish_use_subcommand -a \($0.name) -d \(quoted($0.summary))"
        }
    }

    private var globals: [String] { tool.globals.map { line($0, condition: "") } }

    private var own: [String] {
        tool.commands.flatMap { command in
            command.options.map { line($0, condition: " -n '__fish_seen_subcommand_from \(command.name)'") }
        }
    }

    private func line(_ option: ParameterDescription, condition: String) -> String {
        let short = option.short.map { " -s \($0)" } ?? ""
        return
            "complete -c \(tool.name)\(condition)\(short) -l \(option.name)\(value(of: option)) -d \(quoted(option.help))"
    }

    private func value(of option: ParameterDescription) -> String {
        guard option.shape == .option else { return "" }
        switch option.value {
        case .oneOf(let words): return " -x -a \(quoted(words.joined(separator: " ")))"
        case .path: return " -r -F"
        case .text, .number: return " -x"
        }
    }

    private func quoted(_ text: String) -> String {
        "'" + text.reduce(into: "") { $0 += "'\\".contains($1) ? "\\\($1)" : "\($1)" } + "'"
    }
}
