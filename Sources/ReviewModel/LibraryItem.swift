/// What the reader has added to an item. It cannot be read again from any source.
public struct Curation: Sendable, Equatable {
    /// Whether the item was read.
    public enum Status: String, Sendable, CaseIterable {
        case unread, reading, read, skipped
    }

    /// Tags in alphabetical order.
    public var tags: [String]
    /// Whether it was read.
    public var status: Status
    /// From 1 to 5.
    public var rating: Int?
    /// Notes in Markdown.
    public var notes: String?
    /// Names of the lists it is on.
    public var lists: [String]

    /// Nothing added yet.
    public init() {
        self.tags = []
        self.status = .unread
        self.rating = nil
        self.notes = nil
        self.lists = []
    }
}

/// What the owner of notes says of an item in the fields of the note.
public struct KeyedCuration: Sendable, Equatable {
    /// Key of the item.
    public var key: String
    /// Status, rating and tags.
    public var curation: Curation

    /// What is said of the item with `key`.
    public init(key: String, curation: Curation) {
        self.key = key
        self.curation = curation
    }
}

/// An item of a library: what was extracted and what its reader added.
public struct LibraryItem: Sendable, Equatable {
    /// What was extracted.
    public var review: Review
    /// What the reader added.
    public var curation: Curation
    /// How well it answers the query, higher is better; nil outside a search.
    public var score: Double?
    /// The passage that answers the query; nil outside a search.
    public var snippet: Passage?
    /// What surrounds it; nil but where one item is shown as a whole.
    public var context: ItemContext?
    /// What the list says of it that is being written, in Markdown; nil elsewhere.
    public var comment: String?
    /// Heading that it stands under in what is being written; nil where nothing is grouped.
    public var section: String?
    /// When it came into the library; nil outside one.
    public var added: Timestamp?

    /// An item outside a search.
    public init(
        review: Review, curation: Curation = Curation(), score: Double? = nil, snippet: Passage? = nil
    ) {
        self.review = review
        self.curation = curation
        self.score = score
        self.snippet = snippet
        self.context = nil
        self.comment = nil
        self.section = nil
        self.added = nil
    }
}
