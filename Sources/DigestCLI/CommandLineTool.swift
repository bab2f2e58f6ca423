// DigestCLI: the program as its user meets it: commands, files, the terminal, exit statuses. What a
// library could want (reading formats, search, rendering) belongs to the modules below this one.

public import ArgumentParsing
import Wording

/// The program `digest`.
public enum CommandLineTool {
    /// The version, as `--version` prints it.
    public static let version = ToolVersion.number

    /// The program as help, completions and the manual page tell of it.
    public static var description: ToolDescription {
        ToolDescription(
            name: "digest", summary: "a personal library of paper reviews", version: version,
            globals: SharedOptions.parameters.map(\.description),
            commands: Commands.descriptions, examples: Commands.examples)
    }

    /// Runs `arguments`, the name of the program left out, and returns the exit status.
    ///
    /// 0 done, 1 nothing matched, 2 usage error, 3 failure, 4 done but some input was refused.
    public static func run(arguments: [String], environment: Environment) -> Int32 {
        var environment = environment
        environment.tool = RunningTool(commands: Commands.names, description: { description })
        do {
            return try dispatch(arguments, in: environment)
        } catch {
            return Failure(error, arguments: arguments).report(to: environment).rawValue
        }
    }

    /// Finds the command among options that may stand in front of it, and runs it.
    private static func dispatch(_ arguments: [String], in environment: Environment) throws -> Int32 {
        let parser = ArgumentParser(SharedOptions.parameters)
        guard let index = try parser.firstOperand(of: arguments) else {
            return try runAlone(arguments, with: parser, in: environment).rawValue
        }
        let prefix = Array(arguments[..<index].filter { $0 != "--" })
        let (name, rest) = (arguments[index], Array(arguments[(index + 1)...]))
        if let command = Commands.named(name) {
            return try command.run(prefix: prefix, arguments: rest, environment: environment).rawValue
        }
        if name == CompleteCommand.name {
            return try CompleteCommand.run(prefix: prefix, arguments: rest, environment: environment).rawValue
        }
        return try runOwn(name, prefix: prefix, arguments: rest, in: environment)
    }

    /// Runs a command of the user's own; throws where there is none of that name.
    private static func runOwn(
        _ name: String, prefix: [String], arguments: [String], in environment: Environment
    ) throws -> Int32 {
        // The settings let no alias stand for another one.
        if let words = UserCommand.alias(name, in: environment) {
            return try dispatch(prefix + words + arguments, in: environment)
        }
        if let program = UserCommand.program(name) {
            var options = SharedOptions()
            try ArgumentParser(SharedOptions.parameters).parse(prefix: prefix, into: &options)
            return UserCommand.run(
                program, with: arguments, library: try? LibraryLocation(options, in: environment).path)
        }
        let nearest = NearestWord.find(name, in: Commands.names)
        let meant = GuessedCommands.meant(by: name)
        throw ArgumentError.unknownCommand(name, nearest: meant.isEmpty ? nearest.map { [$0] } ?? [] : meant)
    }

    /// Options without a command: the version, help, or a mistake. Nothing at all asks how the library
    /// stands.
    private static func runAlone(
        _ arguments: [String], with parser: ArgumentParser<SharedOptions>, in environment: Environment
    ) throws -> ExitStatus {
        var options = SharedOptions()
        try parser.parse(arguments, into: &options)
        guard options.version || options.help || arguments.isEmpty else { throw ArgumentError.missingCommand }
        let session = Session(environment, with: options)
        defer { session.close() }
        var status = ExitStatus.done
        if options.version {
            try session.output.write("digest \(version)\n")
        } else if options.help {
            try session.output.write(
                HelpText(description, width: environment.columns, catalogue: session.catalogue).overview())
        } else {
            status = try LibraryGreeting(session).print()
        }
        try session.finish()
        return status
    }
}
