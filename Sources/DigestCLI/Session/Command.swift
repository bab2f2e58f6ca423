import ArgumentParsing
import ReviewParsing
import Wording

/// A word of the command line, with what it takes and does. One file each, in `Commands/`.
protocol Command: Sendable {
    /// What was typed.
    associatedtype Options: CommandOptions
    /// The word.
    static var name: String { get }
    /// Lower-case phrase without a full stop.
    static var summary: String { get }
    /// Paragraphs of help; by default the summary.
    static var discussion: String { get }
    /// What it takes, without what every command takes.
    static var parameters: [Parameter<Options>] { get }
    /// Does it.
    static func run(_ options: Options, in session: Session) throws -> ExitStatus
}

extension Command {
    static var discussion: String { "" }
    static var parameters: [Parameter<Options>] { [] }

    /// The command as help tells of it.
    static var description: CommandDescription {
        CommandDescription(
            name: name, summary: summary, discussion: discussion, parameters: parameters.map(\.description))
    }

    /// Reads `arguments`, with those in front of the command's name in `prefix`, and runs.
    static func run(prefix: [String], arguments: [String], environment: Environment) throws -> ExitStatus {
        let path: any WritableKeyPath<Options, SharedOptions> & Sendable = \.shared
        // One by one: to join two arrays of a type that is not known here, its conformances are looked up.
        var all = parameters
        for index in SharedOptions.parameters.indices {
            all.append(SharedOptions.parameters[index].within(path))
        }
        let parser = ArgumentParser(all)
        var options = Options()
        try parser.parse(prefix: prefix, into: &options)
        do {
            try parser.parse(arguments, into: &options)
        } catch {
            guard options.shared.help else { throw error }
        }
        let session = Session(environment, with: options.shared)
        session.commandLine = CommandLineWords.text([name] + arguments)
        defer { session.close() }
        session.tellOfSettings()
        let status = options.shared.help ? try printHelp(in: session) : try run(options, in: session)
        try session.finish()
        return status
    }

    private static func printHelp(in session: Session) throws -> ExitStatus {
        let help = HelpText(
            session.environment.tool.description(), width: session.environment.columns,
            catalogue: session.catalogue)
        try session.output.write(help.help(of: description))
        return .done
    }
}
