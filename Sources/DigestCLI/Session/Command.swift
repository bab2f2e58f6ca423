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
            CommandLineTool.description, width: session.environment.columns, catalogue: session.catalogue)
        try session.output.write(help.help(of: description))
        return .done
    }
}

/// Options that every command takes.
struct SharedOptions: Sendable {
    var library: String?
    var format: String?
    var limit: Int?
    var wait: Int?
    var quiet = false
    var color: ColorChoice?
    var help = false
    var version = false

    /// Seconds to wait where `--wait` says nothing.
    static let standardWait = 60

    static let parameters: [Parameter<SharedOptions>] = [
        .option(
            "library", "PATH", \.library, value: .path,
            help: "the library file; default: $DIGEST_LIBRARY, else library.sqlite in the user's data folder"),
        .option("format", "NAME", \.format, help: "how to print: text, json, ndjson"),
        .option("limit", short: "n", "N", \.limit, in: 0...Int.max, help: "print at most N; 0 for all"),
        .option(
            "wait", "SECONDS", \.wait, in: 0...Int.max,
            help:
                "how long to wait for another program that writes to the library without getting on; default: 60"
        ),
        .flag("quiet", short: "q", \.quiet, help: "print nothing but results and errors"),
        .option("color", "WHEN", \.color, choices: ColorChoice.self, help: "when to colour"),
        .flag("help", short: "h", \.help, help: "print help and stop"),
        .flag("version", \.version, help: "print the version and stop"),
    ]
}

/// Options of one command, with those that every command takes.
protocol CommandOptions: Sendable {
    /// Nothing typed yet.
    init()
    /// What every command takes.
    var shared: SharedOptions { get set }
}

/// The part of a command's table that says what to read.
enum SourceOptions {
    /// Paths, `--as`, `--channel` and `--chat`.
    static func parameters<Options>(
        paths: any WritableKeyPath<Options, [String]> & Sendable,
        format: any WritableKeyPath<Options, String?> & Sendable,
        channel: any WritableKeyPath<Options, String?> & Sendable,
        chats: any WritableKeyPath<Options, [String]> & Sendable
    ) -> [Parameter<Options>] {
        [
            .positionals("PATH", paths, value: .path, help: "file or folder, '-' for standard input"),
            .option(
                "as", "FORMAT", format, value: .oneOf(SourceReader.formatNames),
                help: "read as this format instead of recognising it"),
            .option(
                "channel", "HANDLE", channel, help: "username of the channel, where the source does not tell"),
            .option("chat", "NAME", chats, help: "take this chat of an account's export, not its channels"),
        ]
    }
}
