public import Wording

/// Makes the help of a program and of its commands.
public struct HelpText: Sendable {
    private let tool: ToolDescription
    private let width: Int
    private let catalogue: Catalogue

    /// Help of `tool` in lines of at most `width` columns, in the words of `catalogue`.
    public init(_ tool: ToolDescription, width: Int, catalogue: Catalogue = .english) {
        self.tool = tool
        self.catalogue = catalogue
        self.width = max(40, min(width, 100))
    }

    /// Examples, all commands with their summaries, group by group, and the options every command takes.
    public func overview() -> String {
        let column = tool.commands.map(\.name.unicodeScalars.count).max()
        let groups = tool.groups.map { group in
            section(
                group.heading, rows: group.commands.map { ($0.name, catalogue.text(of: $0.summary)) },
                column: column
            ) + "\n"
        }
        let examples = tool.examples.map { "  \($0)\n" }.joined()
        return """
            \(catalogue.text("Usage: \(tool.name) [options] COMMAND …"))

            \(WrappedText.lines(catalogue.text(of: tool.summary), width: width))

            \(examples)\(examples.isEmpty ? "" : "\n")\(groups.joined())\
            \(section("Options", rows: tool.globals.map(row)))
            """
    }

    /// Usage, discussion, operands and options of `command`.
    public func help(of command: CommandDescription) -> String {
        let discussion = command.discussion.isEmpty ? command.summary : command.discussion
        let own = command.options
        let globals = tool.options(of: command).filter { !own.contains($0) }
        return """
            \(catalogue.text("Usage: \(command.usage(of: tool.name))"))

            \(WrappedText.paragraphs(discussion, width: width, catalogue: catalogue))

            \(section("Arguments", rows: command.operands.map(row)))\
            \(command.operands.isEmpty ? "" : "\n")\
            \(section("Options", rows: own.map(row)))\
            \(own.isEmpty ? "" : "\n")\
            \(section("Global options", rows: globals.map(row)))
            """
    }

    /// A heading and aligned rows, the second part of which stands behind `column`, or behind the longest name;
    /// empty when there are none.
    private func section(_ heading: String, rows: [(String, String)], column: Int? = nil) -> String {
        guard !rows.isEmpty else { return "" }
        let column = column ?? rows.map { $0.0.unicodeScalars.count }.filter { $0 <= 26 }.max() ?? 0
        return rows.reduce("\(catalogue.text(of: heading)):\n") {
            $0 + line($1.0, help: $1.1, column: column + 4) + "\n"
        }
    }

    /// `  name    help`, the help wrapped under itself; a long name has a line of its own.
    private func line(_ name: String, help: String, column: Int) -> String {
        let length = name.unicodeScalars.count + 4
        let gap =
            length > column ? "\n" + WrappedText.spaces(column) : WrappedText.spaces(column - length + 2)
        return "  \(name)\(gap)\(WrappedText.lines(help, width: width, indent: column))"
    }

    private func row(_ parameter: ParameterDescription) -> (String, String) {
        let help = catalogue.text(of: parameter.help)
        guard !parameter.isOperand else { return (parameter.placeholder, help) }
        let short = parameter.short.map { "-\($0), " } ?? "    "
        let value = parameter.shape == .flag ? "" : " " + parameter.placeholder
        return ("\(short)--\(parameter.name)\(value)", help + choices(parameter.value))
    }

    private func choices(_ value: ValueKind) -> String {
        if case .oneOf(let words) = value { ": " + words.joined(separator: ", ") } else { "" }
    }
}

/// Breaks text into lines of a width, in columns of one Unicode scalar each.
public enum WrappedText {
    /// `text` in lines of at most `width`, all but the first indented by `indent` spaces. A word that
    /// is longer than a line gets a line of its own.
    static func lines(_ text: String, width: Int, indent: Int = 0) -> String {
        var result = ""
        var column = indent
        for word in text.split(separator: " ") {
            let length = word.unicodeScalars.count
            if column > indent {
                let breaks = column + 1 + length > width
                result += breaks ? "\n" + spaces(indent) : " "
                column = breaks ? indent : column + 1
            }
            result += word
            column += length
        }
        return result
    }

    /// Paragraphs divided by blank lines; lines that begin with a space are kept where they fit into `width`.
    static func paragraphs(_ text: String, width: Int, catalogue: Catalogue = .english) -> String {
        var blocks: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let kept = line.first == " " || line.isEmpty
            if !kept, let last = blocks.last, !last.isEmpty, last.first != " " {
                blocks[blocks.count - 1] += " " + line
            } else {
                blocks.append(String(line))
            }
        }
        return blocks.map { block in
            block.first == " "
                ? page(block, width: width, catalogue: catalogue)
                : lines(catalogue.text(of: block), width: width)
        }.joined(separator: "\n")
    }

    /// A page whose lines are kept where they fit into `width`; longer ones are broken, and what goes on
    /// stands under the last column of the line, where it has several two spaces apart. The words of that column, or
    /// of the line, are those of `catalogue`.
    public static func page(_ text: String, width: Int, catalogue: Catalogue = .english) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let line = row(line, in: catalogue)
            guard line.unicodeScalars.count > width else { return String(line) }
            let column = lastColumn(of: line)
            let start = line.prefix { $0 == " " }.count
            let rest = String(line.dropFirst(column))
            guard column > start, width - column < leastRoom else {
                return line.prefix(column) + lines(rest, width: width, indent: column)
            }
            // So narrow that the last column stands below the others.
            let others = lines(
                String(line.dropFirst(start).prefix(column - start)), width: width, indent: start)
            return spaces(start) + others + "\n" + spaces(start + 4)
                + lines(rest, width: width, indent: start + 4)
        }.joined(separator: "\n")
    }

    /// `line` with other words in its last column, or else as a whole, where the catalogue has them.
    private static func row(_ line: Substring, in catalogue: Catalogue) -> Substring {
        if catalogue.language == Catalogue.english.language { return line }
        let start = line.firstIndex { $0 != " " } ?? line.endIndex
        let gap = line[start...].ranges(of: "  ").last?.upperBound ?? start
        for column in [gap, start] {
            let words = String(line[column...])
            let other = catalogue.text(of: words)
            if other != words { return line[..<column] + other }
        }
        return line
    }

    /// Columns that the last column of a line needs beside the others.
    private static let leastRoom = 20

    /// Where the last column begins.
    private static func lastColumn(of line: Substring) -> Int {
        var column = 0
        var blanks = 2
        for (at, character) in line.enumerated() {
            if character == " " {
                blanks += 1
            } else {
                if blanks >= 2 { column = at }
                blanks = 0
            }
        }
        return column
    }

    /// `count` spaces.
    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

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
            let lines = isKept ? WrappedText.page(String(line), width: 78) : String(line)
            page +=
                (line.isEmpty
                    ? ".PP"
                    : lines.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "\n")) + "\n"
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
