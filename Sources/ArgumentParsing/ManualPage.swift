/// Makes the manual page of a program, in the macros of man(7).
public struct ManualPage: Sendable {
    private let tool: ToolDescription

    /// The manual page of `tool`.
    public init(_ tool: ToolDescription) {
        self.tool = tool
    }

    /// The page, with `sections` (heading and text) after the commands.
    public func text(sections: [(heading: String, text: String)] = []) -> String {
        let name = ManualPage.escaped(tool.name)
        var page = ".TH \"\(name.uppercased())\" 1 \"\" \"\(name) \(ManualPage.escaped(tool.version))\"\n"
        page += ".SH NAME\n\(name) \\- \(ManualPage.escaped(tool.summary))\n"
        page += ".SH SYNOPSIS\n.B \(name)\n[options] COMMAND ...\n"
        if !tool.examples.isEmpty {
            page +=
                ".SH EXAMPLES\n"
                + ManualPage.paragraphs(tool.examples.map { "  \($0)" }.joined(separator: "\n"))
        }
        page += ".SH OPTIONS\n" + tool.globals.map(ManualPage.item).joined()
        page += ".SH COMMANDS\n" + tool.commands.map(section).joined()
        for (heading, text) in sections {
            page += ".SH \(ManualPage.escaped(heading.uppercased()))\n\(ManualPage.paragraphs(text))"
        }
        return page
    }

    private func section(of command: CommandDescription) -> String {
        let text = command.discussion.isEmpty ? command.summary : command.discussion
        return ".SS \(ManualPage.escaped(command.usage(of: tool.name)))\n\(ManualPage.paragraphs(text))"
            + (command.operands + command.options).map(ManualPage.item).joined()
    }

    private static func item(_ parameter: ParameterDescription) -> String {
        let value = parameter.shape == .option ? " " + parameter.placeholder : ""
        let words =
            parameter.isOperand ? parameter.placeholder : parameter.spellings.joined(separator: ", ") + value
        var help = parameter.help
        if case .oneOf(let choices) = parameter.value { help += ": " + choices.joined(separator: ", ") }
        return ".TP\n.B \(escaped(words))\n\(escaped(help))\n"
    }

    /// Blank lines divide paragraphs, lines that begin with spaces are printed as they are.
    private static func paragraphs(_ text: String) -> String {
        var page = ""
        var isKept = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if (line.first == " ") != isKept {
                isKept.toggle()
                page += isKept ? ".nf\n" : ".fi\n"
            }
            page += (line.isEmpty ? ".PP" : escaped(String(line))) + "\n"
        }
        return page + (isKept ? ".fi\n" : "")
    }

    /// Backslashes, dashes and a control character in front, as man(7) wants them.
    private static func escaped(_ text: String) -> String {
        let body = text.reduce(into: "") { page, character in
            switch character {
            case "\\": page += "\\e"
            case "-": page += "\\-"
            case "…": page += "..."
            default: page.append(character)
            }
        }
        return body.first == "." || body.first == "'" ? "\\&" + body : body
    }
}
