internal import JSON
internal import ReviewCoding
public import ReviewModel

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
