public import ReviewModel

/// An item that has to do with another one.
public struct RelatedItem: Sendable, Equatable {
    /// The item; its score tells how much.
    public var item: LibraryItem
    /// What they share, the weightiest first.
    public var reasons: [RelatedReason]
}

/// What two items share.
public enum RelatedReason: Sendable, Equatable, CustomStringConvertible {
    /// They are about the same paper.
    case paper
    /// One has a link to a paper of the other.
    case reference
    case authors([String])
    case models([String])
    case datasets([String])
    case topics([String])
    /// Words of the title occur in the other.
    case words

    /// Lower-case phrase.
    public var description: String {
        switch self {
        case .paper: "the same paper"
        case .reference: "one links to the other"
        case .authors(let names): "by " + names.joined(separator: ", ")
        case .models(let names): "model " + names.joined(separator: ", ")
        case .datasets(let names): "data " + names.joined(separator: ", ")
        case .topics(let names): "topic " + names.joined(separator: ", ")
        case .words: "words of the title"
        }
    }
}
