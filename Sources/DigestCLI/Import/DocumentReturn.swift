import ReviewModel
import ReviewParsing
import ReviewStorage

/// Takes a reading list back that 'export' wrote: items that the library has from elsewhere stay as they
/// are, others come in with all that was added to them, and what was edited by hand is done.
final class DocumentReturn {
    private let store: ReviewStore
    private let path: String
    /// Keys of the items that were not in the library.
    private var fresh: Set<String> = []
    /// How many edits were done.
    private(set) var edits = 0
    /// Edits that could not be done, each with its reason.
    private(set) var problems: [String] = []

    /// A return of the list at `path`.
    init(_ store: ReviewStore, path: String) {
        self.store = store
        self.path = path
    }

    /// Whether `review` is to come in from the list: it is from one, and no other source has it.
    func takesIn(_ review: Review) throws -> Bool {
        guard review.source.format == DigestDocument.formatName else { return true }
        guard let shown = try store.sourcePath(ofItem: try present(review)) else {
            fresh.insert(review.key)
            return true
        }
        return shown == path
    }

    /// Does what was edited, and gives new items what had been added to them.
    func finish(_ document: DigestDocument) throws {
        for item in document.items {
            let key = try present(item.review)
            if fresh.contains(item.review.key) { try restore(item.curation, key) }
            for change in item.changes { try apply(change, to: key, item.review) }
        }
    }

    private func present(_ review: Review) throws -> String {
        try store.presentKey(of: review.key) ?? review.key
    }

    private func restore(_ curation: Curation, _ key: String) throws {
        try store.tag(add: curation.tags, key: key)
        if curation.status != .unread { try store.mark(status: curation.status, key: key) }
        if curation.rating != nil { try store.rate(curation.rating, key: key) }
        if let note = curation.notes { try store.note(note, key: key) }
        // What follows a query has the item by itself.
        for list in curation.lists where try store.list(named: list)?.query == nil { try add(key, to: list) }
    }

    private func apply(_ change: DocumentChange, to key: String, _ review: Review) throws {
        switch change {
        case .field(let text):
            do {
                try store.correct(key: key, Correction.parse(text))
            } catch let error as CorrectionError {
                return problems.append("\(review.id) '\(review.title)': \(error.description)")
            }
        case .addTag(let tag): try store.tag(add: [tag], key: key)
        case .removeTag(let tag): try store.tag(remove: [tag], key: key)
        case .status(let status): try store.mark(status: status, key: key)
        case .rating(let rating): try store.rate(rating, key: key)
        case .note(let text): try store.note(text, key: key)
        case .addToList(let name): try add(key, to: name)
        case .removeFromList(let name):
            if try store.list(named: name) != nil { try store.remove(keys: [key], fromList: name) }
        }
        edits += 1
    }

    private func add(_ key: String, to name: String) throws {
        if try store.list(named: name) == nil { try store.create(list: ReadingList(name: name)) }
        try store.add(keys: [key], toList: name)
    }
}
