import ArgumentParsing
import JSON
import ReviewModel
import ReviewParsing
import ReviewStorage
import Wording

/// `digest follow SOURCE…`: sources that are kept current.
enum FollowCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var sources: [String] = []
        var format: String?
        var channel: String?
        var since: String?
    }

    static let name = "follow"
    static let summary = "keeps a channel, feed, page or folder current"
    static let discussion = """
        Notes addresses, files and folders that 'digest update' reads again from then on; nothing is fetched yet. \
        Without a source it prints those that are followed. They are a part of the library: dumped, merged and \
        undone as tags are.

          digest follow @gonzo_ML --since 2024
          digest follow https://example.org/feed.xml ~/exports
          digest update
          digest unfollow @gonzo_ML

        --since keeps what was posted before out of what is fetched. 'digest help fetching' tells how pages are \
        fetched.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "SOURCE", into: \.sources, minimum: 0, value: .path,
                help: "address, @name of a channel, file or folder"),
            .option(
                "as", taking: "FORMAT", into: \.format, value: .oneOf(SourceReader.formatNames),
                help: "read as this format instead of recognising it"),
            .option(
                "channel", taking: "HANDLE", into: \.channel,
                help: "username of the channel, where the source does not tell"),
            .option(
                "since", taking: "DATE", into: \.since,
                help: "fetch nothing posted before: 2021-07-15, 2021-07, 30d"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        guard !options.sources.isEmpty else { return try print(options, in: session) }
        let now = session.environment.now()
        // Days are counted from now on, not from each update.
        let since = try options.since.map { try SinceDate.moment($0, now: now).isoDate }
        let handle = try options.channel.map(ChannelName.plain)
        let named = try NamedSources(options.sources, in: session)
        var sources = named.web.map(\.address)
        for path in named.files {
            let absolute = FilePath.absolute(path, in: session.environment.folder)
            _ = try FileStatus(path: absolute, name: path)
            sources.append(absolute)
        }
        let store = try session.library(.create)
        let count = try session.change(store, in: .curation) {
            try sources.count { source in
                try store.follow(
                    FollowedSource(source: source, format: options.format, handle: handle, since: since))
            }
        }
        let followed = Count.of(sources.count, noun: "source")
        session.say(
            count == 0 ? "followed already" : "\(followed) followed; 'digest update' reads what is new")
        return count == 0 ? .nothingMatched : .done
    }

    private static func print(_ options: Options, in session: Session) throws -> ExitStatus {
        let names = try FollowedNames(of: try session.library(), in: session)
        let rows = ResultRows(
            rows: names.all,
            text: { followed in
                let facts = [
                    names.name(of: followed), followed.format.map { "--as \($0)" },
                    followed.handle.map { "--channel \($0)" }, followed.since.map { "--since \($0)" },
                ]
                return SafeText.line(facts.compactMap { $0 }.joined(separator: "  "))
            },
            json: { json, followed in
                json.field("source", is: followed.source)
                json.field("format", is: followed.format)
                json.field("channel", is: followed.handle)
                json.field("since", is: followed.since)
            })
        try rows.print(as: try ResultFormat(options.shared.format), to: session.output)
        if names.all.isEmpty { session.say("nothing is followed") }
        return names.all.isEmpty ? .nothingMatched : .done
    }
}

/// `digest unfollow SOURCE…`: sources that are no longer kept current.
enum UnfollowCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var sources: [String] = []
    }

    static let name = "unfollow"
    static let summary = "no longer keeps a source current"
    static let discussion = """
        What was read of the source stays in the library, and what was fetched of it beside the library; \
        'digest forget' removes both.

          digest unfollow @gonzo_ML
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "SOURCE", into: \.sources, value: .path,
                help: "as 'digest follow' prints it, or the end of it")
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library(.write)
        let sources = try FollowedNames(of: store, in: session).sources(called: options.sources)
        try session.change(store, in: .curation) {
            for followed in sources { try store.unfollow(followed.source) }
        }
        session.say("\(Count.of(sources.count, noun: "source")) no longer followed")
        let kept = try KeptFiles(session)
        for followed in sources {
            let size = kept.size(of: followed.source)
            guard size > 0 else { continue }
            let name = SafeText.line(followed.source)
            session.say(
                "what was fetched of it is kept, \(KeptFiles.kilobytes(size)) KB; 'digest forget \(name)' removes it"
            )
        }
        return .done
    }
}
