import ArgumentParsing

/// `digest import PATH…`: reads sources into the library.
enum ImportCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var paths: [String] = []
        var format: String?
        var channel: String?
        var chats: [String] = []
        var isDryRun = false
        var isForced = false
        var isWatching = false
    }

    static let name = "import"
    static let summary = "reads exports, digests and notes into the library"
    static let discussion = """
        Reads files and whole folders, '-' is standard input. The format of a file is recognised by \
        what it holds. What was imported before and has not changed is left alone. The same post from \
        several exports is one item, which keeps its tags and notes when it is edited; a post that is \
        missing from a later export is marked as gone and stays.

          digest import ~/exports/gonzo_ML Digests/
          pbpaste | digest import - --as telegram-text
          digest import ~/Downloads --watch

        Exports in JSON and HTML do not tell the username of a channel. Say it once with --channel, and \
        it is remembered; links of the channel to itself and preview pages tell it as well.

        Of the export of a whole account its channels are read; private chats and groups stay out, and are told. \
        --chat takes those that it names instead, 'Saved Messages' too.

        See 'digest help formats' for the formats. Ends with status 4 when some input was refused.
        """

    static var parameters: [Parameter<Options>] {
        SourceOptions.parameters(paths: \.paths, format: \.format, channel: \.channel, chats: \.chats) + [
            .flag("dry-run", \.isDryRun, help: "read and report, but change nothing"),
            .flag("force", \.isForced, help: "read again what has not changed"),
            .flag("watch", \.isWatching, help: "go on, and take what appears or changes, until Ctrl-C"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        var manner = ImportRun.Manner()
        manner.reading = try session.reading(
            format: options.format, channel: try options.channel.map(ChannelName.plain), chats: options.chats)
        manner.isDryRun = options.isDryRun
        manner.isForced = options.isForced
        if options.isWatching { return try ImportWatch(session, as: manner, paths: options.paths).run() }
        return try ImportRun(session, as: manner, paths: options.paths).readAll()
    }
}
