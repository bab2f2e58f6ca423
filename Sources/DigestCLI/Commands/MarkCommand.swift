import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

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

          digest mark reading 7kq2m9x
          digest mark 5 -- tag:favourite
          digest search status:unread rating:>=4
        """

    private static let states =
        Curation.Status.allCases.map(\.rawValue) + ["1", "2", "3", "4", "5", "unrated"]

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "STATE", into: \.states, maximum: 1, value: .oneOf(states),
                help: "unread, reading, read, skipped, 1 to 5, or unrated"),
            .remainder("QUERY", into: \.query, minimum: 1, help: "which items"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let state = options.states.first ?? ""
        let typed = try session.givenQuery(options.query)
        let store = try session.library(.write)
        let done = try session.change(store, in: .curation) {
            let plan = try session.plan(typed.query, named: options.query, in: store)
            guard let status = Curation.Status(rawValue: state) else {
                return try store.rate(plan, as: Int(state))
            }
            return try store.mark(plan, as: status)
        }
        session.say("\(Count.of(done.matched, noun: "item")) matched, \(done.changed) changed")
        return done.matched == 0 ? .nothingMatched : .done
    }
}
