/// A link of an item, or the label of one whose address did not survive.
public struct Link: Sendable, Equatable {
    /// What stands at the other end.
    public enum Role: String, Sendable, CaseIterable {
        case paper, code, blog, model, demo, dataset, video, post, other
    }

    /// Where in the item it stands.
    public enum Placement: String, Sendable, CaseIterable {
        /// Among the labelled lines under the title.
        case header
        /// In the text.
        case body
        /// In the preview card that the messenger shows under a post.
        case card
    }

    /// Address as written; nil where only the label survived.
    public var url: String?
    /// What stands there.
    public var role: Role
    /// Label before or around it.
    public var label: String?
    /// Where it stands.
    public var placement: Placement
    /// False where the source says it is not the authors' own.
    public var official: Bool
    /// Index into the item's papers, nil when it belongs to none of them.
    public var paper: Int?

    /// A link with everything known of it.
    public init(
        url: String?, role: Role, label: String? = nil, placement: Placement, official: Bool = true,
        paper: Int? = nil
    ) {
        self.url = url
        self.role = role
        self.label = label
        self.placement = placement
        self.official = official
        self.paper = paper
    }
}
