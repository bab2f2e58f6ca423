import ArgumentParsing
import ReviewStorage

/// `digest redo [N]`: does again what was undone.
enum RedoCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var counts: [String] = []
    }

    static let name = "redo"
    static let summary = "does again what was undone"
    static let discussion = """
        Does again what 'digest undo' took back, one change or N of them, as long as nothing else was done.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "N", \.counts, minimum: 0, maximum: 1, value: .number(1...Int.max),
                help: "how many changes; 1 without it")
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let count = options.counts.first.flatMap { Int($0) } ?? 1
        let changes = try session.library(.write).redo(count)
        for change in changes { session.say("done again: \(SafeText.line(change.words))") }
        if changes.count < count {
            session.say("there is nothing \(changes.isEmpty ? "" : "more ")to do again")
        }
        return changes.isEmpty ? .nothingMatched : .done
    }
}
