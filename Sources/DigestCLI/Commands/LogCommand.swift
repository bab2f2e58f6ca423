import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest log`: what was done to the library.
enum LogCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
    }

    static let name = "log"
    static let summary = "lists the changes that can be taken back"
    static let discussion = """
        Prints what was done to the library, the latest first, with its number and time; what 'digest undo' \
        took back is marked as undone until something else is done. The last \
        \(ReviewStore.longestHistory) changes are kept, fewer where they were large.
        """

    static var parameters: [Parameter<Options>] { [ResultFormat.parameter()] }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(options.shared.format)
        let changes = try session.library().changes()
        let shown = Array(changes.prefix(session.limit ?? changes.count))
        let width = shown.first.map { String($0.number).utf8.count } ?? 0
        let rows = ResultRows(
            rows: shown, text: { session.fitted(line(of: $0, width, in: session), indent: width + 20) },
            json: { json, change in
                json.field("number", is: change.number)
                json.field("date", is: change.date.iso8601)
                json.field("command", is: change.words)
                json.field("undone", is: change.isUndone)
            })
        try rows.print(as: format, to: session.output)
        if let oldest = shown.last?.number, oldest > 1, shown.count == changes.count, format == .text {
            session.say("changes before number \(oldest) are not kept any more")
        }
        return session.status(printed: shown.count)
    }

    private static func line(of change: Change, _ width: Int, in session: Session) -> String {
        let words =
            change.isUndone ? session.catalogue.text("(undone) \(change.words)") : change.words
        // In UTC, like every time that is printed.
        let moment = change.date.iso8601.prefix(16).replacing("T", with: " ")
        return "\(Count.aligned(change.number, to: width))  \(moment)  \(SafeText.line(words))"
    }
}
