import ArgumentParsing
import ReviewParsing
import Wording

/// A word of the command line, with what it takes and does. One file each, in `Commands/`.
protocol Command: Sendable {
    /// What was typed.
    associatedtype Options: CommandOptions
    /// The word.
    static var name: String { get }
    /// Lower-case phrase without a full stop.
    static var summary: String { get }
    /// Paragraphs of help; by default the summary.
    static var discussion: String { get }
    /// What it takes, without what every command takes.
    static var parameters: [Parameter<Options>] { get }
    /// Does it.
    static func run(_ options: Options, in session: Session) throws -> ExitStatus
}
