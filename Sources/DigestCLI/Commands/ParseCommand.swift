import ArgumentParsing
import ReviewModel
import ReviewParsing
import ReviewRendering
import ReviewStorage
import Wording

/// `digest parse PATH…`: prints the items of sources without a library.
enum ParseCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var paths: [String] = []
        var format: String?
        var channel: String?
        var chats: [String] = []
        var isDifference = false
        var isForLoading = false
    }

    static let name = "parse"
    static let summary = "prints the items of a source, without a library"
    static let discussion = """
        Reads files and folders as 'digest import' does and prints every item found, of all kinds, in the \
        order of the source.

          digest parse export.txt --format ndjson | jq .papers

        With --diff it prints what importing would change in the library, field by field: what the rules read \
        now and did not before, and the other way round. A model that a review is about has a * in front. \
        Corrections made by 'digest edit' are left out of account, as they hold anyway.

        With --items it prints the lines that 'digest load --items' takes, in any order and however split: parsing \
        can be spread over many machines, and the library is the one that 'digest import' makes of the same files \
        at the same paths.

          ls -d exports/* | xargs -d '\\n' -P 8 -n 9 digest parse --items > items.jsonl
        """

    static var parameters: [Parameter<Options>] {
        SourceOptions.parameters(paths: \.paths, format: \.format, channel: \.channel, chats: \.chats) + [
            .flag("diff", into: \.isDifference, help: "print what is other than in the library"),
            .flag("items", into: \.isForLoading, help: "print lines for 'digest load --items'"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        if options.isDifference { return try compare(options, in: session) }
        if options.isForLoading {
            let channel = try options.channel.map(ChannelName.plain)
            return try ParsedItems(session: session).print(
                options.paths,
                as: session.reading(format: options.format, channel: channel, chats: options.chats))
        }
        let format = try ResultFormat(options.shared.format)
        var printer = try ItemPrinter(format, options: session.rendering(.full), in: session)
        let channel = try options.channel.map(ChannelName.plain)
        let reader = SourceReader(
            options: try session.reading(format: options.format, channel: channel, chats: options.chats))
        let input = SourceInput(options.paths, in: session)
        let limit = session.limit ?? Int.max
        try input.forEach { files in
            let print = { (review: Review) in
                if printer.count < limit { try printer.print(LibraryItem(review: review)) }
            }
            _ = try input.read(files, with: reader, for: ItemSink(print))
        }
        try printer.end()
        return printer.count == 0 && input.refused == 0 ? .nothingMatched : input.status
    }

    /// Prints what the sources hold other than the library: imports them, compares, and takes it back.
    private static func compare(_ options: Options, in session: Session) throws -> ExitStatus {
        let library = try session.library()
        let trial = try session.libraryToTry()
        let difference = LibraryDifference(from: library, to: trial, session)
        let input = SourceInput(options.paths, in: session)
        let channel = try options.channel.map(ChannelName.plain)
        var reading = try session.reading(format: options.format, channel: channel, chats: options.chats)
        reading.boundaries = try trial.postBoundaries()
        let reader = SourceReader(options: reading)
        try trial.trying {
            try input.forEach { files in
                let path = files.first.map { FilePath.absolute($0.name, in: session.environment.folder) }
                let source = path ?? "-"
                let problems = input.problems
                let outcome = try trial.importing(path: source, isChannelSaid: channel != nil) { writer in
                    let summary = try input.read(
                        files, with: reader, begin: { try writer.begin($0.traits) },
                        for: ItemSink { try writer.receive($0) })
                    // What a damaged source lacks is not gone.
                    writer.isIntact = input.problems == problems
                    return summary.format.map { SourceRecord(path: source, format: $0) }
                }
                if outcome != nil { try difference.print(source: source) }
            }
        }
        session.say(difference.summary)
        return input.status
    }
}
