public import ReviewModel

/// Takes the items of a source, in their order. One that has read the source before may know a post again, and the
/// review of it is not made then: most of the work of reading an export anew.
public protocol ItemTaker {
    /// Takes an item. `stamp` is a number that it keeps for as long as what it was read from is the same; nil where
    /// there is none.
    func take(_ item: Review, stamp: Int64?) throws

    /// Whether an item was taken before as what has this stamp made it. Of the item `outline` holds what is known
    /// without reading its text: kind, key, source and reactions.
    func knows(_ outline: Review, stamp: Int64) throws -> Bool

    /// Takes an item again that is known, when its turn comes; false where it has to be read after all, as what came
    /// before it has changed something.
    func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool
}

extension ItemTaker {
    /// Nothing was read before.
    public func knows(_ outline: Review, stamp: Int64) throws -> Bool { false }

    /// Nothing was read before.
    public func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool { false }
}

/// Hands every item to a closure.
public struct ItemSink: ItemTaker {
    private let sink: (Review) throws -> Void

    /// Hands items to `sink`.
    public init(_ sink: @escaping (Review) throws -> Void) { self.sink = sink }

    /// Takes an item.
    public func take(_ item: Review, stamp: Int64?) throws { try sink(item) }
}
