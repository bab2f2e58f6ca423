public import ReviewModel

/// What the library says to a question.
public struct SearchAnswer: Sendable, Equatable {
    /// Items in order, as many as were wanted.
    public var items: [LibraryItem] = []
    /// How the question was taken.
    public var notes: [SearchNote] = []
    /// How many items answer it; nil when they were not counted since there are no more than `items`.
    public var total: Int?
    /// Whether there are more than `total`.
    public var hasMore = false
    /// The question part by part, where that was asked for.
    public var parts: [SearchPart] = []
}
