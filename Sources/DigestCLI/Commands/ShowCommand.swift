import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

/// `digest show ID…`: everything about some items.
enum ShowCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var ids: [String] = []
    }

    static let name = "show"
    static let summary = "prints all of a review"
    static let discussion = """
        Prints papers, links, claims, the text and where it was read. The beginning of an id is enough \
        where no other id begins so.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("ID", \.ids, help: "id of an item, or the beginning of one"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library()
        // All are looked up first: half an answer is none.
        let items = try options.ids.map { try session.item($0, in: store) }
        let format = try ResultFormat(options.shared.format)
        var printer = try ItemPrinter(format, options: session.rendering(.full), in: session)
        for item in items { try printer.print(item) }
        try printer.end()
        return .done
    }
}
