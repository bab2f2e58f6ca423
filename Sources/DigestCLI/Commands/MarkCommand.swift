import ArgumentParsing
import ReviewModel
import ReviewStorage

/// `digest mark STATE -- QUERY`: whether items were read, and how good they are.
enum MarkCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var states: [String] = []
        var query: [String] = []
    }

    static let name = "mark"
    static let summary = "marks reviews as read, or rates them"
    static let discussion = """
        Marks all items that answer the query as unread, reading, read or skipped, or rates them from 1 to 5; \
        unrated takes a rating back.

          digest mark reading -- id:7kq2m9x
          digest mark 5 -- tag:favourite
          digest search status:unread rating:>=4
        """

    private static let states =
        Curation.Status.allCases.map(\.rawValue) + ["1", "2", "3", "4", "5", "unrated"]

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "STATE", \.states, maximum: 1, value: .oneOf(states),
                help: "unread, reading, read, skipped, 1 to 5, or unrated"),
            .remainder("QUERY", \.query, minimum: 1, help: "which items"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let state = options.states.first ?? ""
        let typed = session.query(options.query)
        let store = try session.library(.write)
        let query = try session.understood(typed.query, in: store, guessing: false)
        let matched = try store.count(query)
        let changed = try session.change(store, in: .curation) {
            guard let status = Curation.Status(rawValue: state) else {
                return try store.rate(Int(state), query)
            }
            return try store.mark(status: status, query)
        }
        session.say("\(Count.of(matched, noun: "item")) matched, \(changed) changed")
        return matched == 0 ? .nothingMatched : .done
    }
}
