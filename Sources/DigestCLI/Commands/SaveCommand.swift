import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest save NAME QUERY`: searches kept under a name.
enum SaveCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var name: [String] = []
        var query: [String] = []
        var isRemoving = false
    }

    static let name = "save"
    static let summary = "keeps a search under a name"
    static let discussion = """
        Keeps a query under a name, which search:NAME stands for in any query from then on. With a name \
        alone its query is printed, with nothing all saved searches are.

          digest save agents topic:rl OR topic:planning
          digest search search:agents status:unread
          digest save --remove agents
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("NAME", into: \.name, minimum: 0, maximum: 1, help: "what to call the search"),
            .remainder("QUERY", into: \.query, help: "the query"),
            .flag("remove", into: \.isRemoving, help: "forget the search of that name"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        guard let typed = options.name.first, options.isRemoving || !options.query.isEmpty else {
            return try print(options.name.first, as: format, in: session)
        }
        let name = try ShortName.checked(typed)
        let store = try session.library(.write)
        let known = try store.savedSearches()
        if options.isRemoving {
            guard known.contains(where: { $0.name == name }) else {
                throw CommandError.unknownSearch(name, known: known.map(\.name))
            }
            try session.change(store, in: .curation) { try store.save(search: name, query: nil) }
            session.say("the search '\(name)' is forgotten")
            return .done
        }
        let query = try session.query(options.query, acting: true)
        try session.change(store, in: .curation) {
            try store.save(search: name, query: options.query.joined(separator: " "))
        }
        let plan = try session.plan(query.query, in: store)
        let count = try store.count(plan)
        session.say("search:\(name) is saved; it finds \(Count.of(count, noun: "item")) now")
        return .done
    }

    private static func print(_ name: String?, as format: ResultFormat, in session: Session) throws
        -> ExitStatus
    {
        let known = try session.library().savedSearches()
        let shown = known.filter { name == nil || $0.name == name }
        if let name, shown.isEmpty { throw CommandError.unknownSearch(name, known: known.map(\.name)) }
        let rows = ResultRows(
            rows: shown,
            text: { SafeText.line(name == nil ? "\($0.name)  \($0.query)" : $0.query) },
            json: { json, search in
                json.field("name", is: search.name)
                json.field("query", is: search.query)
            })
        try rows.print(as: format, to: session.output)
        if shown.isEmpty { session.say("no search is saved") }
        return shown.isEmpty ? .nothingMatched : .done
    }
}
