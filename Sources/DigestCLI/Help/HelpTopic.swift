/// A page of help that is not about one command.
struct HelpTopic: Sendable {
    /// The word after `digest help`.
    let name: String
    /// Lower-case phrase without a full stop.
    let summary: String
    /// The page, ending with a line feed.
    let text: @Sendable () -> String
    /// Whether lines may be broken to fit the terminal.
    var isProse = true
}
