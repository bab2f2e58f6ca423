/// Makes the help of a program and of its commands.
public struct HelpText: Sendable {
    private let tool: ToolDescription
    private let width: Int

    /// Help of `tool` in lines of at most `width` columns.
    public init(_ tool: ToolDescription, width: Int) {
        self.tool = tool
        self.width = max(40, min(width, 100))
    }

    /// All commands with their summaries, and the options every command takes.
    public func overview() -> String {
        let commands = tool.commands.map { ($0.name, $0.summary) }
        return """
            Usage: \(tool.name) [options] COMMAND …

            \(WrappedText.lines(tool.summary, width: width))

            \(section("Commands", commands))
            \(section("Options", tool.globals.map(row)))
            """
    }

    /// Usage, discussion, operands and options of `command`.
    public func help(of command: CommandDescription) -> String {
        let discussion = command.discussion.isEmpty ? command.summary : command.discussion
        let own = command.options
        let globals = tool.options(of: command).filter { !own.contains($0) }
        return """
            Usage: \(command.usage(of: tool.name))

            \(WrappedText.paragraphs(discussion, width: width))

            \(section("Arguments", command.operands.map(row)))\
            \(command.operands.isEmpty ? "" : "\n")\
            \(section("Options", own.map(row)))\
            \(own.isEmpty ? "" : "\n")\
            \(section("Global options", globals.map(row)))
            """
    }

    /// A heading and aligned rows; empty when there are none.
    private func section(_ heading: String, _ rows: [(String, String)]) -> String {
        guard !rows.isEmpty else { return "" }
        let column = rows.map { $0.0.unicodeScalars.count }.filter { $0 <= 26 }.max() ?? 0
        return rows.reduce("\(heading):\n") { $0 + line($1.0, $1.1, column: column + 4) + "\n" }
    }

    /// `  name    help`, the help wrapped under itself; a long name has a line of its own.
    private func line(_ name: String, _ help: String, column: Int) -> String {
        let length = name.unicodeScalars.count + 4
        let gap =
            length > column ? "\n" + WrappedText.spaces(column) : WrappedText.spaces(column - length + 2)
        return "  \(name)\(gap)\(WrappedText.lines(help, width: width, indent: column))"
    }

    private func row(_ parameter: ParameterDescription) -> (String, String) {
        guard !parameter.isOperand else { return (parameter.placeholder, parameter.help) }
        let short = parameter.short.map { "-\($0), " } ?? "    "
        let value = parameter.shape == .flag ? "" : " " + parameter.placeholder
        return ("\(short)--\(parameter.name)\(value)", parameter.help + choices(parameter.value))
    }

    private func choices(_ value: ValueKind) -> String {
        if case .oneOf(let words) = value { ": " + words.joined(separator: ", ") } else { "" }
    }
}
