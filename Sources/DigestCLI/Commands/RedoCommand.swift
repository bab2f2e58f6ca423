import ArgumentParsing
import ReviewStorage

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
        try HistoryStep(done: "done again", verb: "do again").run(options, in: session) { try $0.redo($1) }
    }
}
