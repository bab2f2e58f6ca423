import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest related ID`: what has to do with an item.
enum RelatedCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var ids: [String] = []
    }

    static let name = "related"
    static let summary = "finds what has to do with a review"
    static let discussion = """
        Prints reviews that share a paper, references, authors, models, data sets, topics or words of the \
        title with a review, those that share most first, with what they share.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("ID", into: \.ids, maximum: 1, help: "id of an item, or the beginning of one"),
            ResultFormat.parameter(),
        ]
    }

    /// Items printed when `--limit` says nothing.
    private static let page = 10

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let store = try session.library()
        let item = try session.item(options.ids.first ?? "", in: store, byTitle: true)
        let limit = options.shared.limit == nil ? page : session.limit
        let related = try store.related(to: item, limit: limit)
        let rows = ResultRows(
            rows: related,
            text: { row in
                let title = "\(row.item.review.id)  \(SafeText.line(row.item.review.title))"
                return [title, "         \(reasons(of: row, in: session.catalogue))"].map {
                    session.fitted($0, indent: 9)
                }.joined(separator: "\n")
            },
            json: { json, row in
                json.field("id", is: row.item.review.id)
                json.field("title", is: row.item.review.title)
                json.field("score", is: row.item.score)
                json.field("reasons", is: reasons(of: row, in: .english))
            })
        try rows.print(as: format, to: session.output)
        return session.status(printed: related.count)
    }

    private static func reasons(of related: RelatedItem, in catalogue: Catalogue) -> String {
        SafeText.line(catalogue.text(related.reasons.map(\.words).joined(separator: "; ")))
    }
}
