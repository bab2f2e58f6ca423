import ArgumentParsing
import ReviewModel
import ReviewStorage

/// `digest tag +a -b -- QUERY`: adds tags to what answers a query and removes others.
enum TagCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var changes: [String] = []
        var query: [String] = []
    }

    static let name = "tag"
    static let summary = "adds and removes tags"
    static let discussion = """
        Adds every +TAG to all items that answer the query and removes every -TAG, all or nothing. A tag may \
        have levels: tag:nlp finds nlp/llm too.

          digest tag +to-read -- topic:rl has:code
          digest tag +read -to-read -- id:7kq2m9x
        """

    static var parameters: [Parameter<Options>] {
        [
            .changes("+TAG|-TAG", \.changes, help: "tag to add or remove"),
            .remainder("QUERY", \.query, minimum: 1, help: "which items"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let changes = try TagChanges(options.changes)
        let query = session.query(options.query)
        let store = try session.library(.write)
        let matched = try store.count(query.query)
        let changed = try session.change(store) {
            try store.tag(add: changes.added, remove: changes.removed, query.query)
        }
        session.say("\(Count.of(matched, "item")) matched, \(changed) changed")
        return matched == 0 ? .nothingMatched : .done
    }
}
