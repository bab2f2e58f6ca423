import ArgumentParsing
import ReviewStorage

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
        try HistoryStep(done: "undone", verb: "undo").run(options, in: session) { try $0.undo($1) }
    }
}
