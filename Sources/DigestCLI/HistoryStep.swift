import ArgumentParsing
import ReviewModel
import ReviewStorage

/// What `undo` and `redo` share: they go some changes back or forth.
struct HistoryStep {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var counts: [String] = []
    }

    /// How many changes.
    static let parameters: [Parameter<Options>] = [
        .positionals(
            "N", \.counts, minimum: 0, maximum: 1, value: .number(1...Int.max),
            help: "how many changes; 1 without it")
    ]

    /// What is said of each change.
    let done: String
    /// What could be done with more of them.
    let verb: String

    /// Goes as many changes as `options` say, `move` being what goes.
    func run(
        _ options: Options, in session: Session, _ move: (ReviewStore, Int) throws -> [Change]
    ) throws -> ExitStatus {
        let count = options.counts.first.flatMap { Int($0) } ?? 1
        let changes = try move(session.library(.write), count)
        for change in changes { session.say("\(done): \(SafeText.line(change.words))") }
        if changes.count < count {
            session.say("there is nothing \(changes.isEmpty ? "" : "more ")to \(verb)")
        }
        return changes.isEmpty ? .nothingMatched : .done
    }
}
