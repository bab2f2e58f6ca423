/// A command as help, completions and the manual tell of it.
public struct CommandDescription: Sendable, Equatable {
    /// The word that calls it.
    public var name: String
    /// Lower-case phrase without a full stop.
    public var summary: String
    /// Paragraphs divided by blank lines; lines that begin with spaces are kept as they are.
    public var discussion: String
    /// What it takes.
    public var parameters: [ParameterDescription]
    /// Heading that help sets it under.
    public var group = "Commands"

    /// A command.
    public init(
        name: String, summary: String, discussion: String = "", parameters: [ParameterDescription] = []
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.parameters = parameters
    }

    /// Its options.
    var options: [ParameterDescription] { parameters.filter { !$0.isOperand } }

    /// Its operands.
    var operands: [ParameterDescription] { parameters.filter(\.isOperand) }

    /// `tool search [options] QUERY…`; a tool has options that every command takes.
    public func usage(of tool: String) -> String {
        ([tool, name, "[options]"] + operands.map(CommandDescription.synopsis)).joined(separator: " ")
    }

    private static func synopsis(of operand: ParameterDescription) -> String {
        let (minimum, maximum) = operand.count
        let many = operand.placeholder + (maximum == 1 ? "" : "…")
        let word = minimum > 0 ? many : "[\(many)]"
        return operand.isChanges ? word + " [--]" : word
    }
}

/// A program with all its commands, as help, completions and the manual tell of it.
public struct ToolDescription: Sendable, Equatable {
    /// Name of the program.
    public var name: String
    /// Lower-case phrase without a full stop.
    public var summary: String
    /// Its version.
    public var version: String
    /// Options that every command takes.
    public var globals: [ParameterDescription]
    /// Its commands, those of a group together.
    public var commands: [CommandDescription]
    /// Command lines that show what it is for.
    public var examples: [String]

    /// A program.
    public init(
        name: String, summary: String, version: String, globals: [ParameterDescription],
        commands: [CommandDescription], examples: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.version = version
        self.globals = globals
        self.commands = commands
        self.examples = examples
    }

    /// Its commands group by group, in their order.
    var groups: [(heading: String, commands: [CommandDescription])] {
        commands.reduce(into: []) { groups, command in
            if groups.last?.heading == command.group {
                groups[groups.count - 1].commands.append(command)
            } else {
                groups.append((command.group, [command]))
            }
        }
    }

    /// Options of `command` first, then those of the program that it does not declare itself.
    func options(of command: CommandDescription) -> [ParameterDescription] {
        command.options + globals.filter { global in !command.options.contains { $0.name == global.name } }
    }
}
