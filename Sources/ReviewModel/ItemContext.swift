/// What surrounds an item of a library: other items, and its own past.
public struct ItemContext: Sendable, Equatable {
    /// Another item.
    public struct Neighbour: Sendable, Equatable {
        /// Its id.
        public var id: String
        /// Its title.
        public var title: String

        /// The item with `id`.
        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// Whether the post has been deleted since it was read.
    public var isGone: Bool
    /// Items that it links to or answers, oldest first.
    public var refersTo: [Neighbour]
    /// Items that link to it or answer it, oldest first.
    public var referredBy: [Neighbour]
    /// What it said before it was edited, latest first.
    public var formerTexts: [FormerText]

    /// Nothing known.
    public init() {
        isGone = false
        refersTo = []
        referredBy = []
        formerTexts = []
    }
}

/// A text that an item had before it was edited.
public struct FormerText: Sendable, Equatable {
    /// The text.
    public var text: String
    /// When it was posted, or edited to be so; nil where the source does not tell.
    public var date: Timestamp?

    /// A text of `date`.
    public init(text: String, date: Timestamp?) {
        self.text = text
        self.date = date
    }
}
