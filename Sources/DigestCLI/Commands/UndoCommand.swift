import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

/// `digest undo [N]`: takes changes back.
enum UndoCommand: Command {
    typealias Options = HistoryStep.Options

    static let name = "undo"
    static let summary = "takes back what was done last"
    static let discussion = """
        Takes back the last change, or the last N, whatever they were: an import, tags of thousands of items, \
        an edit. 'digest log' lists them, and 'digest redo' does them again until something else is done.

          digest undo
          digest undo 3
        """

    static var parameters: [Parameter<Options>] { HistoryStep.parameters }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        try HistoryStep(
            done: "undone", none: "there is nothing to undo", rest: "there is nothing more to undo"
        ).run(options, in: session) { try $0.undo($1) }
    }
}

/// `digest redo [N]`: does again what was undone.
enum RedoCommand: Command {
    typealias Options = HistoryStep.Options

    static let name = "redo"
    static let summary = "does again what was undone"
    static let discussion = """
        Does again what 'digest undo' took back, one change or N of them, as long as nothing else was done.
        """

    static var parameters: [Parameter<Options>] { HistoryStep.parameters }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        try HistoryStep(
            done: "done again", none: "there is nothing to do again",
            rest: "there is nothing more to do again"
        ).run(options, in: session) { try $0.redo($1) }
    }
}

/// What `undo` and `redo` share: they go some changes back or forth.
struct HistoryStep {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var counts: [String] = []
    }

    /// How many changes.
    static let parameters: [Parameter<Options>] = [
        .positionals(
            "N", into: \.counts, minimum: 0, maximum: 1, value: .number(1...Int.max),
            help: "how many changes; 1 without it")
    ]

    /// What is said of each change.
    let done: Phrase
    /// What is said where there is no change, and where there are fewer than were asked for.
    let none, rest: Phrase

    /// Goes as many changes as `options` say, `move` being what goes.
    func run(
        _ options: Options, in session: Session, by move: (ReviewStore, Int) throws -> [Change]
    ) throws -> ExitStatus {
        let count = options.counts.first.flatMap { Int($0) } ?? 1
        let changes = try move(session.library(.write), count)
        for change in changes { session.say("\(done): \(SafeText.line(change.words))") }
        if changes.count < count {
            session.say(changes.isEmpty ? none : rest)
        }
        return changes.isEmpty ? .nothingMatched : .done
    }
}
