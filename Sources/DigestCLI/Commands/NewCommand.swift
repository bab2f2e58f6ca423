import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

/// `digest new [QUERY]`: what came in since the last look, as an issue to read or to send.
enum NewCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
        var output: String?
        var since: String?
        var isKept = false
        var notes = false
    }

    static let name = "new"
    static let summary = "prints what came in since the last look, by topics"
    static let discussion = """
        Prints the reviews and entries that came into the library since 'digest new' was last run without a query, \
        under a heading for each topic, and remembers that they were looked at. --since takes what was posted since \
        a day instead, and --keep remembers nothing. A file has the format of its suffix: Markdown, HTML, or a mail \
        that a mail program opens as a draft.

          digest new
          digest new --since 7d -o week.md
          digest new --since 7d --format eml -o week.eml
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "only what answers it; then nothing is remembered"),
            .option(
                "output", short: "o", taking: "PATH", into: \.output, value: .path,
                help: "where to write, '-' for the terminal"),
            .option(
                "format", taking: "NAME", into: \.shared.format,
                value: .oneOf(ExportFormats.all.map { $0.name }),
                help: "format to write; text without it"),
            .option(
                "since", taking: "DATE", into: \.since,
                help: "what was posted since 2021-07-15, 2021-07 or 7d"),
            .flag("keep", into: \.isKept, help: "do not remember that it was looked at"),
            .flag("notes", into: \.notes, help: "write private notes also where other people will read"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        var export = ExportOptions()
        export.shared = options.shared
        export.query = options.query
        export.output = options.output
        let isFile = options.output.map { $0 != "-" } ?? false
        if export.shared.format == nil, !isFile { export.shared.format = "text" }
        export.since = options.since ?? ExportSpan.look
        export.isList = true
        export.notes = options.notes
        let path = isFile ? options.output : nil
        let shape = try ExportShape(format: export.shared.format, template: nil, path: path, session)
        export.group = shape.hasHeadings ? ItemGrouping.topic.rawValue : nil
        let now = try session.library().mark(at: session.environment.now())
        if shape.name != "text" { export.title = "New reviews, \(now.time.isoDate)" }
        let status = try ExportCommand.run(export, in: session)
        let isRemembered =
            !options.isKept && options.query.isEmpty && options.since == nil && session.limit == nil
        if isRemembered, status == .done || status == .nothingMatched {
            try session.library(.write).note(.look, of: now)
        }
        return status
    }
}
