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
    static let discussion = "Prints every file with its format, its channel and the number of items it holds."

    static var parameters: [Parameter<Options>] { [ResultFormat.parameter()] }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let sources = try session.library().sources()
        let shown = Array(sources.prefix(session.limit ?? sources.count))
        let width = shown.map { String($0.items).utf8.count }.max() ?? 0
        let folder = session.environment.folder
        let rows = ResultRows(
            rows: shown,
            text: { source in
                let path = FilePath.relative(source.record.path, to: folder)
                let about = [path, source.record.format, source.record.channel ?? source.record.channelTitle]
                let line = about.compactMap { $0 }.joined(separator: "  ")
                return Count.aligned(source.items, width) + "  " + SafeText.line(line)
            },
            json: { json, source in
                json.field("path", source.record.path)
                json.field("format", source.record.format)
                json.field("channel", source.record.channel)
                json.field("channel_title", source.record.channelTitle)
                json.field("items", source.items)
                json.field("bytes", source.record.size)
                json.field("imported", source.record.imported?.iso8601)
            })
        try rows.print(as: format, to: session.output)
        return shown.isEmpty ? .nothingMatched : .done
    }
}
