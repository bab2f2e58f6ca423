import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

/// `digest search QUERY…`: what answers a question, best first.
enum SearchCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
        var explain = false
        var facets = false
        var print0 = false
        var pick = false
    }

    static let name = "search"
    static let summary = "finds reviews"
    static let discussion = """
        Words match titles, authors, texts and names in any form and in either language; fields narrow it \
        down. Best match first when words are given, else newest first. Where no review has all of the words, \
        those with the most telling ones follow. Without a query everything is listed.

          digest search model:CLIP topic:multimodal year:2021..
          digest search '"contrastive learning" -tag:read' sort:date
          digest search --print0 topic:rl | xargs -0 digest show

        See 'digest help query' for the query language.
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", \.query, help: "what to look for"),
            .option(
                "format", "NAME", \.shared.format, value: .oneOf(SearchFormat.allCases.map(\.rawValue)),
                help: "how to print; ids for a list of ids"),
            .flag("print0", \.print0, help: "print ids with a zero byte after each"),
            .flag("explain", \.explain, help: "print how the query is understood, and what each part finds"),
            .flag("facets", \.facets, help: "print what the answers have in common, with counts"),
            .flag("pick", \.pick, help: "choose one of the answers and show it"),
        ]
    }

    /// Items printed for people when `--limit` says nothing.
    private static let page = 20

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let query = session.query(options.query)
        let format = options.print0 ? .ids : try SearchFormat(options.shared.format)
        let store = try session.library()
        if options.facets { return try FacetSummary(of: query.query, in: store).print(in: session) }
        let isPage = options.shared.limit == nil && format == .text
        let limit = isPage ? page : session.limit
        let answer = try store.answer(
            query.query, sort: query.sort, limit: limit, explaining: options.explain,
            detail: detail(options, format))
        for note in answer.notes where note != .someWords || !answer.items.isEmpty {
            session.say(SafeText.line(note.description))
        }
        if options.explain { return try QueryExplanation(answer, of: query).print(in: session) }
        if options.pick { return try Choice(answer.items).show(in: session, from: store) }
        try SearchPrinter(format, end: options.print0 ? [0] : [0x0A]).print(
            answer.items, from: store, in: session)
        if isPage { try tell(of: answer, in: session) }
        return session.status(printed: answer.items.count)
    }

    /// What is shown of each item.
    private static func detail(_ options: Options, _ format: SearchFormat) -> ItemDetail {
        if options.explain || options.pick { return .heading }
        switch format {
        case .text: return .summary
        case .ids: return .heading
        case .json, .ndjson: return .everything
        }
    }

    private static func tell(of answer: SearchAnswer, in session: Session) throws {
        guard let total = answer.total, total > answer.items.count else { return }
        try session.finish()
        let all = answer.hasMore ? "more than \(total)" : "\(total)"
        session.say("\(answer.items.count) of \(all) shown; --limit 0 shows all")
    }
}
