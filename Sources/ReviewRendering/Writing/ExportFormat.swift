// ReviewRendering: items of a library into bytes that people and programs read. Every format
// appends to a buffer of its caller, item by item, so that an export of any size takes bounded
// memory. Nothing here opens a file, asks a store or knows whether a terminal is there.

public import ReviewModel

/// A way to write items that has a name. A value is one export.
public protocol ExportFormat: ItemWriter {
    /// What the user types: `bibtex`.
    static var name: String { get }
    /// One line for the list of formats, lower-case, without a full stop.
    static var summary: String { get }
    /// Usual ending of a file, without the dot.
    static var fileExtension: String { get }
    /// Whether papers are named by citation keys, which the caller keeps from one export to the next.
    static var citesPapers: Bool { get }
    /// Whether items can be set under headings.
    static var hasHeadings: Bool { get }
    /// What becomes of private notes.
    static var notes: NotePolicy { get }
    /// Whether it is a feed, which is told from all others.
    static var isFeed: Bool { get }
    /// Whether its title is the first that people see of it: it says what the whole is about.
    static var hasSubject: Bool { get }
    /// Whether people edit what was written, and import takes their edits back.
    static var isEdited: Bool { get }
    /// Whether programs read the paths in it, so that these stay whole.
    static var keepsPaths: Bool { get }

    /// An export that follows `options`.
    init(options: RenderingOptions)
}

extension ExportFormat {
    /// No, unless the format says otherwise.
    public static var citesPapers: Bool { false }
    /// No, unless the format says otherwise.
    public static var hasHeadings: Bool { false }
    /// No, unless the format says otherwise.
    public static var isFeed: Bool { false }
    /// No, unless the format says otherwise.
    public static var hasSubject: Bool { false }
    /// No, unless the format says otherwise.
    public static var isEdited: Bool { false }
    /// No, unless the format says otherwise.
    public static var keepsPaths: Bool { false }
    /// They are written; into bibliographies, which go to others with a paper, where that is asked for.
    public static var notes: NotePolicy { citesPapers ? .onRequest : .always }

    /// A whole export of `items`. For few of them: it is all in memory.
    public static func export(_ items: some Sequence<LibraryItem>, options: RenderingOptions) -> [UInt8] {
        var out: [UInt8] = []
        var format = Self(options: options)
        format.begin(&out)
        for item in items { format.item(item, to: &out) }
        format.end(&out)
        return out
    }
}

/// Writes items: `begin`, any number of `item`, `end`, in that order. Each appends to `out`, which the
/// caller may empty between the calls.
public protocol ItemWriter: Sendable {
    /// Citation keys given to papers that had none, once the export has ended: what a paper is told
    /// apart by, and its key.
    var addedCitationKeys: [String: String] { get }
    /// What of the items the format could not hold, once the export has ended.
    var losses: FormatLosses { get }

    /// Appends what stands before the first item.
    mutating func begin(_ out: inout [UInt8])
    /// Appends one item.
    mutating func item(_ item: LibraryItem, to out: inout [UInt8])
    /// Appends what stands after the last item.
    mutating func end(_ out: inout [UInt8])
}

extension ItemWriter {
    /// None, unless the writer says otherwise.
    public var addedCitationKeys: [String: String] { [:] }
    /// Nothing, unless the writer says otherwise.
    public var losses: FormatLosses { FormatLosses() }
    /// Nothing, unless the writer says otherwise.
    public mutating func begin(_ out: inout [UInt8]) {}
    /// Nothing, unless the writer says otherwise.
    public mutating func end(_ out: inout [UInt8]) {}
}

/// What becomes of private notes in a format.
public enum NotePolicy: Sendable {
    /// They are written: the format is for the person who wrote them.
    case always
    /// They are written where that is asked for: the format is for other people too.
    case onRequest
}

/// What of some items a format could not hold, counted.
public struct FormatLosses: Sendable, Equatable {
    private var counts: [String: Int] = [:]

    /// Nothing lost.
    public init() {}

    /// Whether all was written.
    public var isEmpty: Bool { counts.isEmpty }

    /// Counts something that was not written, or not as it was: `month`, `letters written as '?'`.
    public mutating func add(_ what: String, count: Int = 1) {
        if count > 0 { counts[what, default: 0] += count }
    }

    /// `month (2), edition (1)`, the most frequent first; empty where all was written.
    public var description: String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
            .joined(separator: ", ")
    }
}

/// A way to write items into a folder of many files. Every item is shown to it twice: `learn` takes all of
/// them, then `item` writes each, then `end` writes what is about all of them.
public protocol FolderFormat: SendableMetatype {
    /// What the user types: `site`.
    static var name: String { get }
    /// One line for the list of formats, lower-case, without a full stop.
    static var summary: String { get }
    /// What becomes of private notes.
    static var notes: NotePolicy { get }

    /// An export that follows `options`.
    init(options: FolderOptions)

    /// Takes note of one item.
    mutating func learn(_ item: LibraryItem)
    /// The files of one item.
    func item(_ item: LibraryItem) -> [FolderFile]
    /// Hands over the files that are about all items, one after another.
    mutating func end<Failure: Error>(_ write: (FolderFile) throws(Failure) -> Void) throws(Failure)
}

/// What the caller knows that a folder format needs.
public struct FolderOptions {
    /// Title of the whole.
    public var title: String
    /// Introduction to the whole, in Markdown; nil where it has none.
    public var introduction: String?
    /// Lists by name, for their titles and introductions.
    public var lists: [String: ReadingList] = [:]
    /// The items on lists in their order, by the names of the lists.
    public var listItems: [String: [ListedItem]] = [:]
    /// By which name each author counts where another one stands for it.
    public var authors: [String: String] = [:]
    /// By which name each venue counts where another one stands for it.
    public var venues: [String: String] = [:]
    /// What the feed is told from all others by; nil where it is not to be told from them.
    public var feed: String?
    /// What counts as the time of the export where nothing in it has a date.
    public var time = Timestamp(seconds: 0)
    /// The terms of items, for the index that pages are searched by.
    public var words: any SearchTerms

    /// An export called `title`.
    public init(title: String, words: any SearchTerms) {
        self.title = title
        self.words = words
    }
}

/// A file of a folder.
public struct FolderFile: Sendable, Equatable {
    /// Its path inside the folder; small ASCII names that any file system has, unless the format says
    /// otherwise.
    public var path: String
    /// What is in it.
    public var bytes: [UInt8]
    /// The line below which a reader may write: what stands there already stays.
    public var marker: String?
    /// What the file stays the same one by, even where its path would be another now.
    public var identity: String?

    /// A file that is replaced as a whole.
    public init(path: String, text: String, marker: String? = nil, identity: String? = nil) {
        self.path = path
        self.bytes = Array(text.utf8)
        self.marker = marker
        self.identity = identity
    }
}

/// The terms under which a search has reviews, so that all forms of a word have one, and what it understands questions
/// by. Numbers begin with 0 and come without gaps.
public protocol SearchTerms: AnyObject {
    /// What a term weighs in each column of a review: title, label, models, people, other names, claims, text.
    var weights: [Int] { get }
    /// The numbers of the terms of `review`, column by column in their order, and of the forms that its words have.
    func numbers(of review: Review) -> (columns: [[Int]], forms: [Int])
    /// The numbers of the terms of a text, in their order.
    func numbers(of text: String) -> [Int]
    /// The term with that number.
    func term(_ number: Int) -> String
    /// The form with that number, and the term that stands for it.
    func form(_ number: Int) -> (form: String, term: String)
    /// How sounds of names are spelt: letters, sounds, and what has to follow (letters), or `^` for the beginning of
    /// a syllable. Longer spellings come first.
    var spellings: [[String]] { get }
    /// What questions are understood by where items have the terms that `isKnown` tells, `topics` and `venues`.
    func vocabulary(isKnown: (String) -> Bool, topics: Set<String>, venues: [String]) -> SearchVocabulary
}

/// What a search understands questions by, beside the words of its items.
public struct SearchVocabulary: Sendable {
    /// A name of a thing.
    public struct Name: Sendable {
        /// As it is told to people.
        public var text: String
        /// Its words as they are written, folded.
        public var forms: [String]
        /// The terms of its words; in front of what is absent stands the word that says so, and `_`.
        public var terms: [String]
        /// Letters: `k` a kind of the thing, which is found by it only, `a` an abbreviation, told by its capitals, `r`
        /// words in a row, `f` items are found by it.
        public var traits: String

        /// A name.
        public init(text: String, forms: [String], terms: [String], traits: String) {
            self.text = text
            self.forms = forms
            self.terms = terms
            self.traits = traits
        }
    }

    /// Things with several names.
    public var things: [[Name]] = []
    /// The like, to be passed over where `things` have said what is meant.
    public var spellings: [[Name]] = []
    /// Topics: their ids, English names, Russian names, abbreviations, initials, ids of the topics under each that
    /// items have, and how many there are in all.
    public var topics: [(id: String, names: [[String]], below: [String], count: Int)] = []
    /// Lists of words that questions are made with, by their names.
    public var questions: [(name: String, words: [String])] = []
    /// Venues with all their names.
    public var venues: [[String]] = []

    /// Nothing is known.
    public init() {}
}
