import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest search QUERY…`: what answers a question, best first.
enum SearchCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
        var explain = false
        var facets = false
        var print0 = false
        var pick = false
        var showsAll = false
    }

    static let name = "search"
    static let summary = "finds reviews"
    static let discussion = """
        Words match titles, authors, texts and names in any form and in either language; fields narrow it \
        down. Best match first when words are given, else newest first. Where no review has all of the words, \
        those with the most telling ones follow. Without a query everything is listed. Of several reviews of one \
        paper the best is shown with the number of the others; --all shows them all.

          digest search model:CLIP topic:multimodal year:2021..
          digest search '"contrastive learning" -tag:read' sort:date
          digest search --print0 topic:rl | xargs -0 digest show

        See 'digest help query' for the query language.
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "what to look for"),
            .option(
                "format", taking: "NAME", into: \.shared.format,
                value: .oneOf(SearchFormat.allCases.map(\.rawValue)),
                help: "how to print; ids for a list of ids"),
            .flag("print0", into: \.print0, help: "print ids with a zero byte after each"),
            .flag(
                "explain", into: \.explain,
                help: "print how the query is understood, and what each part finds"),
            .flag("facets", into: \.facets, help: "print what the answers have in common, with counts"),
            .flag("all", into: \.showsAll, help: "a row for each review, not only for each paper"),
            .flag("pick", into: \.pick, help: "choose one of the answers and show it"),
        ]
    }

    /// Items printed for people when `--limit` says nothing.
    private static let page = 20

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        var options = options
        options.query = session.operandsOrUsual(options.query)
        let query = try session.query(options.query)
        let format = options.print0 ? .ids : try SearchFormat(options.shared.format)
        let store = try session.library()
        if options.facets {
            let plan = try session.plan(query.query, named: options.query, in: store)
            return try FacetSummary(of: plan, in: store).print(in: session)
        }
        let isPage = options.shared.limit == nil && format == .text && !options.pick
        let limit = isPage ? page : session.limit
        let isUnited = format == .text && !options.showsAll && !options.pick && !options.explain
        let answer = try store.snapshot {
            let named = try session.keys(naming: options.query, in: store).map(store.plan(items:))
            let plan = try named ?? store.plan(query.query, guessing: true)
            let answer = { (limit: Int?) in
                try store.answer(
                    plan, sort: query.sort, limit: limit, explaining: options.explain,
                    detail: detail(options, as: format))
            }
            // Which item stands for a paper is not to depend on how few are asked for.
            let asked = isUnited ? limit.map { max($0, SearchCommand.least) } : limit
            let first = try answer(asked)
            // Where papers have several rows, fewer are left than were asked for.
            guard isUnited, let limit, first.items.count == asked,
                AnswerRows(first.items, isUnited: true).items.count < limit
            else { return first }
            return try answer(limit * 4)
        }
        for note in answer.notes where note != .someWords || !answer.items.isEmpty {
            if !note.tellsOfOthers { session.say(note.words) }
        }
        if options.explain { return try QueryExplanation(answer, of: query).print(in: session) }
        if options.pick { return try Choice(answer.items).show(in: session, from: store) }
        let rows = AnswerRows(answer.items, isUnited: isUnited).prefix(limit)
        try SearchPrinter(format, end: options.print0 ? [0] : [0x0A]).print(rows, from: store, in: session)
        if isPage { try tell(of: answer, shown: rows.covered, in: session) }
        let status = session.status(printed: answer.items.count)
        for note in answer.notes where note.tellsOfOthers {
            try session.finish()
            session.say(note.words)
        }
        return status
    }

    /// So many items are looked at where papers are shown by one of theirs.
    private static let least = 40

    /// What is shown of each item.
    private static func detail(_ options: Options, as format: SearchFormat) -> ItemDetail {
        if options.explain || options.pick { return .heading }
        switch format {
        case .text: return .summary
        case .ids: return .heading
        case .json, .ndjson: return .everything
        }
    }

    private static func tell(of answer: SearchAnswer, shown: Int, in session: Session) throws {
        guard let total = answer.total, total > shown else { return }
        try session.finish()
        let all: Phrase = answer.hasMore ? "more than \(total)" : "\(total)"
        session.say("\(shown) of \(all) shown; --limit 0 shows all")
    }
}

/// What the answers of a query have in common: the most frequent values of several fields.
struct FacetSummary {
    private let plan: QueryPlan
    private let store: ReviewStore

    /// Values of a field that are told when `--limit` says nothing.
    private static let most = 5
    private static let facets: [Facet] = [
        .models, .topics, .datasets, .authors, .organisations, .venues, .years, .channels, .tags,
    ]

    init(of plan: QueryPlan, in store: ReviewStore) {
        self.plan = plan
        self.store = store
    }

    /// Prints a paragraph a field, or rows of field, value and count.
    func print(in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(session.options.format)
        let limit = session.options.limit == nil ? FacetSummary.most : session.limit
        var rows: [(facet: Facet, count: FacetCount)] = []
        for facet in FacetSummary.facets {
            rows += try store.facets(facet, among: plan, limit: limit).map { (facet, $0) }
        }
        let width = rows.map { String($0.count.count).utf8.count }.max() ?? 0
        var last: Facet?
        let table = ResultRows(
            rows: rows.map { row in
                defer { last = row.facet }
                return (row: row, isFirst: row.facet != last)
            },
            text: { entry in
                let head = entry.isFirst ? "\(entry.row.facet.rawValue)\n" : ""
                let count = Count.aligned(entry.row.count.count, to: width)
                return head + "  \(count)  \(SafeText.line(entry.row.count.value))"
            },
            json: { json, entry in
                json.field("field", is: entry.row.facet.rawValue)
                json.field("value", is: entry.row.count.value)
                json.field("count", is: entry.row.count.count)
            })
        try table.print(as: format, to: session.output)
        return session.status(printed: rows.count)
    }
}

/// How answers of a search are printed.
enum SearchFormat: String, NamedFormat {
    /// For people.
    case text
    /// One array.
    case json
    /// One object a line.
    case ndjson
    /// Ids alone, one a line.
    case ids
}

/// Prints the answers of a search.
struct SearchPrinter {
    private let format: SearchFormat
    private let end: [UInt8]

    /// Prints in `format`; `end` comes after each id.
    init(_ format: SearchFormat, end: [UInt8] = [0x0A]) {
        self.format = format
        self.end = end
    }

    /// Prints `rows` in their order.
    func print(_ rows: AnswerRows, from store: ReviewStore, in session: Session) throws {
        let items = rows.items
        guard let results = ResultFormat(rawValue: format.rawValue) else {
            for item in items { try session.output.write(Array(item.review.id.utf8) + end) }
            return
        }
        var rendering = session.rendering(.list)
        rendering.scores = true
        rendering.more = rows.more
        rendering.idPrefixes = try store.shortestPrefixes(of: items.map(\.review.id))
        var printer = try ItemPrinter(results, options: rendering, in: session)
        if results != .text { printer.followed = FollowedLists(store) }
        for item in items { try printer.print(item) }
        try printer.end()
    }
}

/// How a query is understood, part by part, with what each part finds.
struct QueryExplanation {
    private let answer: SearchAnswer
    private let query: ParsedQuery

    init(_ answer: SearchAnswer, of query: ParsedQuery) {
        self.answer = answer
        self.query = query
    }

    /// Prints the query as read, then a line a part: how many items it finds, the part, other names.
    func print(in session: Session) throws -> ExitStatus {
        try session.output.line(session.fitted(SafeText.line(query.description), indent: 2))
        let width = answer.parts.map { String($0.count).utf8.count }.max() ?? 0
        for part in answer.parts {
            let indent = 4 + width + 2 * part.depth
            try session.output.line(session.fitted(line(of: part, width, in: session), indent: indent + 2))
        }
        let total = answer.total ?? answer.items.count
        try session.line("\(Count.of(total, noun: "item")) in all")
        return total == 0 ? .nothingMatched : .done
    }

    private func line(of part: SearchPart, _ width: Int, in session: Session) -> String {
        let indent = String(repeating: "  ", count: part.depth)
        let also: Phrase = "also: \(part.related.joined(separator: ", "))"
        let related = part.related.isEmpty ? "" : "  " + session.catalogue.text(also)
        return "  \(Count.aligned(part.count, to: width))  \(indent)\(SafeText.line(part.text + related))"
    }
}
