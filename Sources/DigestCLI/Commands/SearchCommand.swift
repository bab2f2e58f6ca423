import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

/// `digest search QUERY…`: what answers a question, best first.
enum SearchCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
    }

    static let name = "search"
    static let summary = "finds reviews"
    static let discussion = """
        Words match titles, authors, texts and names in any form; fields narrow it down. Best match first \
        when words are given, else newest first. Without a query everything is listed.

          digest search model:CLIP topic:multimodal year:2021..
          digest search '"contrastive learning" -tag:read' sort:date

        See 'digest help query' for the query language.
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", \.query, help: "what to look for"),
            ResultFormat.parameter(),
        ]
    }

    /// Items printed for people when `--limit` says nothing.
    private static let page = 20

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        var query = session.query(options.query)
        let format = try ResultFormat(options.shared.format)
        let limit = options.shared.limit == nil && format == .text ? page : session.limit
        let store = try session.library()
        var found = try store.search(query.query, sort: query.sort, limit: limit)
        if found.isEmpty, let relaxed = query.query.relaxed {
            query.query = relaxed
            found = try store.search(relaxed, sort: query.sort, limit: limit)
            if !found.isEmpty {
                session.say("no review has all of these words; those with some of them follow")
            }
        }
        try print(found, as: format, from: store, in: session)
        if options.shared.limit == nil, found.count == limit {
            try tellOfMore(query, found.count, store, session)
        }
        return session.status(printed: found.count)
    }

    private static func print(
        _ found: [LibraryItem], as format: ResultFormat, from store: ReviewStore, in session: Session
    ) throws {
        var rendering = session.rendering(.list)
        rendering.scores = true
        rendering.idPrefixes = try store.shortestPrefixes(of: found.map(\.review.id))
        var printer = try ItemPrinter(format, options: rendering, in: session)
        for item in found { try printer.print(item) }
        try printer.end()
    }

    private static func tellOfMore(
        _ query: ParsedQuery, _ shown: Int, _ store: ReviewStore, _ session: Session
    ) throws {
        try session.finish()
        let count = try store.count(query.query)
        if count > shown { session.say("\(shown) of \(count) shown; --limit 0 shows all") }
    }
}
