public import ReviewModel

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
    /// The words of texts, for the index that pages are searched by.
    public var words: any WordNumbers

    /// An export called `title`.
    public init(title: String, words: any WordNumbers) {
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

/// Numbers the words of texts, so that all forms of a word have one number. Numbers begin with 0 and come
/// without gaps.
public protocol WordNumbers: AnyObject {
    /// The numbers of the words of `text`, in their order.
    func numbers(of text: String) -> [Int]
    /// What stands for all forms of the word with that number: its stem.
    func word(_ number: Int) -> String
    /// What each word of a person's name has in common in all scripts and spellings; short ones are left out.
    func sounds(of name: String) -> [String]
    /// How sounds of names are spelt: letters, sounds, and what has to follow (letters), or `^` for the beginning of
    /// a syllable. Longer spellings come first.
    var spellings: [[String]] { get }
    /// Other names of a topic, in all languages that are known.
    func names(ofTopic id: String) -> [String]
}

extension WordNumbers {
    /// Nothing is known of sounds.
    public func sounds(of name: String) -> [String] { [] }
    /// Nothing is known of sounds.
    public var spellings: [[String]] { [] }
    /// Nothing is known of topics.
    public func names(ofTopic id: String) -> [String] { [] }
}
