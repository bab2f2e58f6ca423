import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

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
            rows: shown, text: { line(of: $0, seenFrom: folder) },
            json: { json, source in
                json.field("path", source.path)
                json.field("format", source.format)
                json.field("channel", source.channel)
                json.field("channel_title", source.channelTitle)
                json.field("bytes", source.size)
                json.field("imported", source.imported?.iso8601)
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
