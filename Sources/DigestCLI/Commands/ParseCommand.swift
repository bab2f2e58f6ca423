import ArgumentParsing
import ReviewModel
import ReviewParsing
import ReviewRendering

/// `digest parse PATH…`: prints the items of sources without a library.
enum ParseCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var paths: [String] = []
        var format: String?
        var channel: String?
    }

    static let name = "parse"
    static let summary = "prints the items of a source, without a library"
    static let discussion = """
        Reads files and folders as 'digest import' does and prints every item found, of all kinds, in the \
        order of the source.

          digest parse export.txt --format ndjson | jq .papers
        """

    static var parameters: [Parameter<Options>] {
        SourceOptions.parameters(paths: \.paths, format: \.format, channel: \.channel) + [
            ResultFormat.parameter()
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        var printer = try ItemPrinter(format, options: session.rendering(.full), in: session)
        let reader = SourceReader(options: ReadingOptions(format: options.format, channel: options.channel))
        let input = SourceInput(options.paths, in: session)
        let limit = session.limit ?? Int.max
        try input.forEach { files in
            let print = { (review: Review) in
                if printer.count < limit { try printer.print(LibraryItem(review: review)) }
            }
            _ = try input.read(files, with: reader, into: print)
        }
        try printer.end()
        return printer.count == 0 && input.refused == 0 ? .nothingMatched : input.status
    }
}
