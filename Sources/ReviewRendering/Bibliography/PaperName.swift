internal import ReviewModel

/// Under what name a paper has its page.
enum PaperName {
    /// The surest thing it is told apart by; its title where there is none.
    static func of(_ paper: Paper) -> String { paper.identity.lastingNames.first ?? paper.title }
}
