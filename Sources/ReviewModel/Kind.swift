/// What sort of item a post or a section is.
public enum Kind: String, Sendable, CaseIterable {
    /// Discusses a paper.
    case review
    /// Lists a paper with a line or less about it.
    case entry
    /// Reports something that happened, such as a release.
    case news
    /// Announces an event, a talk, a survey or a vacancy.
    case announcement
    /// Thoughts that are not about one paper.
    case essay
    /// A tool, a course, a book, a collection.
    case resource
    /// A poll.
    case poll
    /// An advertisement.
    case ad
    /// A reader's comment or what surrounds comments.
    case comment
    /// What describes the channel, digest or site itself.
    case channelHeader = "channel-header"
    /// A caption that no review could be found for.
    case caption
    /// Anything else.
    case other

    /// Kinds that `search` and `export` take unless asked for others.
    public static let readable: [Kind] = [.review, .entry]
}
