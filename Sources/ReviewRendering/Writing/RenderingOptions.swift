public import ReviewModel
public import Wording

/// What the caller knows of the place where its output will be read.
public struct RenderingOptions: Sendable {
    /// How much of an item the `text` format shows.
    public enum View: Sendable {
        /// A few lines, for lists of items.
        case list
        /// Everything, with the text of the post.
        case full
    }

    /// Columns of the terminal; nil where lines must not be broken.
    public var width: Int?
    /// Whether to colour by ANSI escape sequences.
    public var color: Bool
    /// Whether addresses are links for the terminal, by OSC 8.
    public var links = false
    /// How many more items there are of the paper of an item, which are not written, by its id.
    public var more: [String: Int] = [:]
    /// Parameters of ANSI escape sequences for kinds of text that are not to look as usual, by the names that
    /// `TextColors` lists.
    public var styles: [String: String] = [:]
    /// The words of labels and remarks that the `text` format adds to what is known of an item.
    public var catalogue = Catalogue.english
    /// How much the `text` format shows.
    public var view: View
    /// Whether to write `score` and `snippet` also where an item has none.
    public var scores: Bool
    /// Shortest unique beginning of an item's id, by id. The list view shows the beginning of an id
    /// where it is known, and the whole id where not.
    public var idPrefixes: [String: String]
    /// Title of the whole, such as that of a list; nil where it has none.
    public var title: String?
    /// Introduction to the whole, in Markdown; nil where it has none.
    public var introduction: String?
    /// Name of the list that is written; nil where it is none.
    public var list: String?
    /// Citation keys given before, by what papers are told apart by.
    public var citationKeys: [String: String] = [:]
    /// What bibliographies that were read state of their papers.
    public var entries = BibliographyEntries()
    /// What is known of words that bibliographies are made of.
    public var words = CitationWords()
    /// What a feed is told from all others by; nil where it is not to be told from them.
    public var feed: String?
    /// What counts as the time of an export where nothing in it has a date. Never the clock's: the same
    /// items give the same bytes.
    public var time = Timestamp(seconds: 0)

    /// Options for output that may go to a file.
    public init(
        width: Int? = nil, color: Bool = false, view: View = .list, scores: Bool = false,
        idPrefixes: [String: String] = [:]
    ) {
        self.width = width
        self.color = color
        self.view = view
        self.scores = scores
        self.idPrefixes = idPrefixes
        self.title = nil
        self.introduction = nil
    }
}

/// What is known of words, where papers are written into bibliographies; all in small letters.
public struct CitationWords: Sendable, Equatable {
    /// Words of titles whose capital is part of the word, such as `bayesian`.
    public var capitals: Set<String>
    /// Words by which an author's name is that of a group, such as `collaboration`.
    public var groups: Set<String>
    /// Names of conferences, and words that stand in such names: `neurips`, `proceedings`.
    public var conferences: Set<String> = []
    /// Names of journals: `nature`, `proceedings of the ieee`.
    public var journals: Set<String> = []
    /// Words by which a venue is a journal, whatever else its name has: `transactions`.
    public var journalWords: Set<String> = []
    /// What RIS calls the sorts of works, by the names of BibTeX: `phdthesis` is `THES`.
    public var risTypes: [String: String] = [:]
    /// The same of CSL-JSON.
    public var cslTypes: [String: String] = [:]
    /// Commands of TeX by what they print: `∀` is `forall`.
    public var symbols: [Unicode.Scalar: String] = [:]

    /// Knows these words.
    public init(capitals: Set<String> = [], groups: Set<String> = []) {
        self.capitals = capitals
        self.groups = groups
    }
}

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
