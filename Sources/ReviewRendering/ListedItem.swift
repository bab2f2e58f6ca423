/// An item as a list has it.
public struct ListedItem: Sendable {
    /// The id of the item.
    public var id: String
    /// What the list says of it.
    public var comment: String?

    /// The item called `id`.
    public init(id: String, comment: String?) {
        self.id = id
        self.comment = comment
    }
}
