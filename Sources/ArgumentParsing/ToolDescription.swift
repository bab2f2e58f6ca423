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
    /// Its commands.
    public var commands: [CommandDescription]

    /// A program.
    public init(
        name: String, summary: String, version: String, globals: [ParameterDescription],
        commands: [CommandDescription]
    ) {
        self.name = name
        self.summary = summary
        self.version = version
        self.globals = globals
        self.commands = commands
    }

    /// Options of `command` first, then those of the program that it does not declare itself.
    func options(of command: CommandDescription) -> [ParameterDescription] {
        command.options + globals.filter { global in !command.options.contains { $0.name == global.name } }
    }
}
