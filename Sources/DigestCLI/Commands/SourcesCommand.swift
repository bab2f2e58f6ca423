import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest sources`: the files that were imported.
enum SourcesCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
    }

    static let name = "sources"
    static let summary = "lists the files that were imported"
    static let discussion = "Prints every file with its format, its channel and the day it was imported."

    static var parameters: [Parameter<Options>] { [ResultFormat.parameter()] }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let sources = try session.library().sources()
        let shown = Array(sources.prefix(session.limit ?? sources.count))
        let folder = session.environment.folder
        let rows = ResultRows(
            rows: shown, text: { session.fitted(line(of: $0, seenFrom: folder), indent: 12) },
            json: { json, source in
                json.field("path", is: source.path)
                json.field("format", is: source.format)
                json.field("channel", is: source.channel)
                json.field("channel_title", is: source.channelTitle)
                json.field("bytes", is: source.size)
                json.field("imported", is: source.imported?.iso8601)
            })
        try rows.print(as: format, to: session.output)
        return session.status(printed: shown.count)
    }

    private static func line(of source: SourceRecord, seenFrom folder: String) -> String {
        let channel = source.channel ?? source.channelTitle
        let facts = [
            source.imported?.isoDate, FilePath.relative(source.path, to: folder), source.format, channel,
        ]
        return SafeText.line(facts.compactMap { $0 }.joined(separator: "  "))
    }
}

/// `digest forget SOURCE`: removes what was read from a source.
enum ForgetCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var sources: [String] = []
    }

    static let name = "forget"
    static let summary = "removes a source and what only it holds"
    static let discussion = """
        Removes sources, named by their paths as 'digest sources' prints them, by the end of a path, or by the \
        folder that they lie in, with the items that no other source holds. Tags, notes and lists wait for their \
        items to come back. What was fetched of an address is removed from the disk as well; 'digest undo' brings \
        the items back, and the next 'digest update' fetches them again.

          digest forget Digests/references.bib
          digest forget Digests
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "SOURCE", into: \.sources, value: .path, help: "path of a source, or of a folder of them")
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library(.write)
        let known = try store.sources().map(\.path)
        var told: Set<String> = []
        let paths = try options.sources.flatMap { try sources(called: $0, among: known, in: session) }
            .filter { told.insert($0).inserted }
        let count = try session.change(store) {
            try paths.reduce(0) { $0 + (try store.forget(source: $1)) }
        }
        session.say(
            "\(Count.of(paths.count, noun: "source")) forgotten; \(Count.of(count, noun: "item")) gone")
        let kept = try KeptFiles(session)
        let size = paths.reduce(0) { $0 + kept.remove(of: $1) }
        if size > 0 { session.say("what was fetched is removed, \(KeptFiles.kilobytes(size)) KB") }
        let followed = try Set(store.followed().map(\.source))
        for path in paths where followed.contains(path) {
            let name = SafeText.line(path)
            session.say("'digest update' reads it again; 'digest unfollow \(name)' ends that")
        }
        return .done
    }

    /// The source called `typed`, or all below the folder of that name.
    private static func sources(called typed: String, among known: [String], in session: Session) throws
        -> [String]
    {
        let absolute = FilePath.absolute(typed, in: session.environment.folder)
        if let path = [absolute, typed].first(where: known.contains) { return [path] }
        let below = known.filter { $0.hasPrefix(absolute.hasSuffix("/") ? absolute : absolute + "/") }
        if !below.isEmpty { return below }
        let ends = known.filter { $0.hasSuffix("/" + typed) }
        guard ends.count == 1 else { throw CommandError.unknownSource(typed, candidates: ends) }
        return ends
    }
}
