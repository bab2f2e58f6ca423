/// A list of items that a person made: in an order, with words about it and about each item.
public struct ReadingList: Sendable, Equatable {
    /// What commands and queries call it.
    public var name: String
    /// What readers call it; nil where the name will do.
    public var title: String?
    /// What stands in front of it, in Markdown.
    public var introduction: String?
    /// The query it follows: its answers come after the items that were put on it by hand. Nil for a
    /// list that is made by hand alone.
    public var query: String?
    /// How many items are on it now; nil where nobody has counted.
    public var count: Int?

    /// An empty list.
    public init(name: String, title: String? = nil, introduction: String? = nil, query: String? = nil) {
        self.name = name
        self.title = title
        self.introduction = introduction
        self.query = query
        self.count = nil
    }
}
