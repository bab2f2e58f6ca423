import ArgumentParsing

/// `digest import PATH…`: reads sources into the library.
enum ImportCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var paths: [String] = []
        var format: String?
        var channel: String?
        var isDryRun = false
        var isForced = false
    }

    static let name = "import"
    static let summary = "reads exports, digests and notes into the library"
    static let discussion = """
        Reads files and whole folders, '-' is standard input. The format of a file is recognised by \
        what it holds. What was imported before and has not changed is left alone; what has changed is \
        replaced, and keeps its tags and notes.

          digest import ~/exports/gonzo_ML Digests/
          pbpaste | digest import - --as telegram-text

        See 'digest help formats' for the formats. Ends with status 4 when some input was refused.
        """

    static var parameters: [Parameter<Options>] {
        SourceOptions.parameters(paths: \.paths, format: \.format, channel: \.channel) + [
            .flag("dry-run", \.isDryRun, help: "read and report, but change nothing"),
            .flag("force", \.isForced, help: "read again what has not changed"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let reading = try session.reading(format: options.format, channel: options.channel)
        let run = try ImportRun(session, reading, isDryRun: options.isDryRun, isForced: options.isForced)
        return try run.read(options.paths)
    }
}
