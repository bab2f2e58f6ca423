internal import JSON
internal import ReviewCoding
public import ReviewModel
import Wording

/// Reading lists that `export --format markdown` wrote. What a reader changed in one by hand is told apart from
/// what the program wrote: the data of the items stand in comments behind their sections.
///
/// A section ends with lines of facts, the last of which names the item; what stands behind them is a note.
struct OwnMarkdown: WholeFileFormat {
    let name = DigestDocument.formatName
    let summary =
        "reading lists written by 'digest export --format markdown', with edits made in them by hand"
    let traits: SourceTraits = [.document, .plainText]

    /// What the comments with the data open with.
    static let opening = "<!-- digest.item/1"

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        let head = SourceText(path: path, bytes: Array(bytes.prefix(4096)))
        guard let front = FrontMatter(head), front.value("digest") != nil else { return 0 }
        return 1
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let records = records(of: source, report: report)
        let sections = DocumentSection.sections(of: source)
        var transcript = Transcript()
        var document = DigestDocument()
        document.list = FrontMatter(source)?.value("list")
        for section in sections {
            guard let id = section.id, var item = records[id] else {
                report(
                    Diagnostic(
                        .warning, path: source.path, line: section.lines.lowerBound + 1,
                        message: section.id == nil
                            ? "the section has no line 'Item:' and is left out; add papers with 'digest import' of a list of their own"
                            : "the data of this item are missing, and its section is left out"))
                continue
            }
            item.changes = section.changes(of: item)
            document.items.append(item)
            transcript.messages.append(message(item, at: source.place(of: section.lines)))
        }
        let present = Set(document.items.map(\.review.id))
        document.removed = records.values.filter { !present.contains($0.review.id) }.sorted {
            $0.review.id < $1.review.id
        }
        transcript.document = document
        return transcript
    }

    private func message(_ item: DocumentItem, at place: Range<Int>) -> Message {
        var message = Message(text: MessageText())
        message.text.bytes = Array(item.review.text.utf8)
        if message.text.bytes.isEmpty { message.text.bytes = Array(item.review.title.utf8) }
        message.kind = item.review.kind
        message.known.isRead = true
        message.beginsPost = true
        message.item = item.review
        message.places = [place]
        return message
    }

    /// Items of the comments by id.
    private func records(of source: SourceText, report: (Diagnostic) -> Void) -> [String: DocumentItem] {
        var records: [String: DocumentItem] = [:]
        var isInside = false
        for index in 0..<source.lineCount {
            let line = source.line(index)
            if source.bytes.starts(Self.opening, at: line) {
                isInside = true
            } else if source.bytes.starts("-->", at: line) {
                isInside = false
            } else if isInside, !line.isEmpty {
                if let item = JSONValue(parsing: source.bytes[line]).flatMap(DocumentItem.init(record:)) {
                    records[item.review.id] = item
                } else {
                    report(
                        Diagnostic(
                            .warning, path: source.path, line: index + 1,
                            message: "the data of an item are damaged; export it again"))
                }
            }
        }
        return records
    }
}

/// An item of a reading list that this program has written, with what its reader changed in the file since.
public struct DocumentItem: Sendable, Equatable {
    /// The item as it was written.
    public var review: Review
    /// What its reader had added to it when it was written.
    public var curation: Curation
    /// What was changed in the file since, in the order of the section.
    public var changes: [DocumentChange] = []
    /// Mark of its section as it was written.
    var mark: String

    /// The item of a record: `{"key": …, "section": …, "item": {…}}`, the item by the schema `digest.item/1`.
    init?(record: JSONValue) {
        let item = record["item"]
        guard let key = record["key"].string, !key.isEmpty, var review = ItemJSON.review(in: item),
            review.id == ReviewIdentity.id(forKey: key)
        else { return nil }
        review.key = key
        // Lines of the file that it was read from then say nothing of this one.
        review.source.lines = []
        review.source.duplicates = []
        self.review = review
        curation = ItemJSON.curation(in: item)
        mark = record["section"].string ?? ""
    }
}

/// Something that was changed by hand in a reading list.
public enum DocumentChange: Sendable, Equatable {
    /// A value of the item, as the command `edit` takes it: `title=…`, `author=…; …`.
    case field(String)
    /// A tag that is new.
    case addTag(String)
    /// A tag that is gone.
    case removeTag(String)
    /// Another status.
    case status(Curation.Status)
    /// Another rating; nil where it is gone.
    case rating(Int?)
    /// Another note; nil where it is gone.
    case note(String?)
    /// A list that the item is to be on.
    case addToList(String)
    /// A list that it is no longer to be on.
    case removeFromList(String)
}

/// A reading list that this program has written, as it stands now.
public struct DigestDocument: Sendable, Equatable {
    /// Name of the format.
    public static let formatName = "digest-markdown"

    /// The list that was written into it; nil where it was none.
    public internal(set) var list: String?
    /// Its items, in the order of their sections.
    public internal(set) var items: [DocumentItem] = []
    /// Items whose data it holds and whose sections were taken out.
    public internal(set) var removed: [DocumentItem] = []
}
