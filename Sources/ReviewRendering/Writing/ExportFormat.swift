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
