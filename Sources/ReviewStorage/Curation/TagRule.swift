/// Tags that whatever answers a query gets.
public struct TagRule: Sendable, Equatable {
    /// What it is called.
    public var name: String
    /// Which items, as typed.
    public var query: String
    /// The tags they get.
    public var tags: [String]

    /// A rule called `name`.
    public init(name: String, query: String, tags: [String]) {
        self.name = name
        self.query = query
        self.tags = tags
    }
}
