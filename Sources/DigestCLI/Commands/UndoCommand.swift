import ArgumentParsing
import ReviewStorage

/// `digest undo [N]`: takes changes back.
enum UndoCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var counts: [String] = []
    }

    static let name = "undo"
    static let summary = "takes back what was done last"
    static let discussion = """
        Takes back the last change, or the last N, whatever they were: an import, tags of thousands of items, \
        an edit. 'digest log' lists them, and 'digest redo' does them again until something else is done.

          digest undo
          digest undo 3
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
        let changes = try session.library(.write).undo(count)
        for change in changes { session.say("undone: \(SafeText.line(change.words))") }
        if changes.count < count { session.say("there is nothing \(changes.isEmpty ? "" : "more ")to undo") }
        return changes.isEmpty ? .nothingMatched : .done
    }
}
