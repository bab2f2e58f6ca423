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
    /// What the library tells the papers of the item from others by, in their order; empty outside of one.
    public var works: [Int64] = []

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
