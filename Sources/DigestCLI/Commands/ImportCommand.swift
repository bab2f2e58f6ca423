import ArgumentParsing
import ReviewModel
import Wording

/// `digest import PATH…`: reads sources into the library.
enum ImportCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var paths: [String] = []
        var format: String?
        var channel: String?
        var chats: [String] = []
        var since: String?
        var pages: Int?
        var isDryRun = false
        var isForced = false
        var isWatching = false
        var isVerbose = false
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

        Addresses are fetched by the 'curl' of the system: a channel of Telegram as @name or t.me/name, whose \
        preview is read back to its beginning, to --since or for --max-pages; a page of Habr, a Markdown file, a \
        feed, an abstract page or PDF of arXiv. What was fetched is kept beside the library, so that a run that \
        was stopped goes on where it ended. 'digest help fetching' tells more.

          digest import @gonzo_ML --since 2024-01
          digest import https://arxiv.org/abs/1706.03762

        Exports in JSON and HTML do not tell the username of a channel. Say it once with --channel, and \
        it is remembered; links of the channel to itself and preview pages tell it as well.

        Of the export of a whole account its channels are read; private chats and groups stay out, and are told. \
        --chat takes those that it names instead, 'Saved Messages' too. Of an export in HTML a chat is also taken \
        where its own folder is named.

        The tags, status and rating of your own notes in Markdown, and the keywords of bibliographies, become \
        yours, which is told. A tag that you have taken off does not come back.

        A line a source says what came of it, and one at the end what came of all; --verbose says more. Empty \
        files in a folder are passed over.

        See 'digest help formats' for the formats. Ends with status 4 when some input was refused.
        """

    static var parameters: [Parameter<Options>] {
        SourceOptions.parameters(paths: \.paths, format: \.format, channel: \.channel, chats: \.chats) + [
            .option(
                "since", taking: "DATE", into: \.since,
                help: "of an address, nothing posted before: 2021-07-15, 2021-07, 30d"),
            .option(
                "max-pages", taking: "N", into: \.pages, in: 1...Int.max,
                help: "of an address, fetch at most N pages"),
            .flag("dry-run", into: \.isDryRun, help: "read and report, but change nothing"),
            .flag("force", into: \.isForced, help: "read again what has not changed"),
            .flag(
                "verbose", short: "v", into: \.isVerbose,
                help: "tell also what was left out and why, notes, and what has not changed"),
            .flag("watch", into: \.isWatching, help: "go on, and take what appears or changes, until Ctrl-C"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        var manner = ImportRun.Manner()
        manner.reading = try session.reading(
            format: options.format, channel: try options.channel.map(ChannelName.plain), chats: options.chats)
        manner.isDryRun = options.isDryRun
        manner.isForced = options.isForced
        manner.isVerbose = options.isVerbose
        let named = try NamedSources(options.paths, in: session)
        if options.isWatching {
            if let address = named.web.first { throw CommandError.notWatched(address.address) }
            return try ImportWatch(session, as: manner, paths: options.paths).run()
        }
        let hooks = options.isDryRun ? nil : ImportHooks(session, paths: options.paths)
        // Before the library is made, which a hook may not want.
        try hooks?.before()
        defer { hooks?.after() }
        guard !named.web.isEmpty else {
            return try ImportRun(session, as: manner, paths: options.paths).readAll()
        }
        let limits = try FetchLimits(
            since: options.since, pages: options.pages, now: session.environment.now())
        let reader = try WebReader(session, limits: limits)
        var isWhole = true
        let fetched = try named.web.flatMap { source in
            try reader.files(of: source) { error in
                isWhole = false
                session.report(Diagnostic(.error, path: source.address, message: error.words))
            }
        }
        if named.files.isEmpty, fetched.isEmpty { return .refused }
        let status = try ImportRun(session, as: manner, paths: named.files, fetched: fetched).readAll()
        return isWhole ? status : .refused
    }
}

/// What the words of a command line name: files and folders, or something on the web.
struct NamedSources {
    /// Paths of files and folders, and `-`.
    private(set) var files: [String] = []
    /// What is on the web.
    private(set) var web: [WebSource] = []

    /// Sorts `words`; `@name` and the like are paths where there are such files, which is told.
    init(_ words: [String], in session: Session) throws {
        for word in words {
            let path = FilePath.resolve(word, in: session.environment.folder)
            let isFile = { (_: String) in (try? FileStatus(path: path, name: word)) != nil }
            if let source = try WebSource(word, isFile: isFile) {
                web.append(source)
            } else {
                files.append(word)
                if word.hasPrefix("@"), isFile(word) {
                    session.say(
                        "'\(word)' is a file here; for the channel, give https://t.me/s/\(word.dropFirst())")
                }
            }
        }
    }
}
