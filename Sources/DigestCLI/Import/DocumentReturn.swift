import ReviewModel
import ReviewParsing
import ReviewStorage
import Wording

/// Takes a reading list back that 'export' wrote: items that the library has from elsewhere stay as they
/// are, others come in with all that was added to them, and what was edited by hand is done.
final class DocumentReturn {
    private let store: ReviewStore
    private let path: String
    /// Keys of the items that were not in the library.
    private var fresh: Set<String> = []
    /// How many edits were done.
    private(set) var edits = 0
    /// What of status, rating and tags items were given.
    var takenParts: [String] { ["status", "rating", "tags"].filter(parts.contains) }
    private var parts: Set<String> = []
    /// How many items were given tags, status or rating that their source has for them.
    private(set) var taken = 0
    /// Edits that could not be done, each with its reason.
    private(set) var problems: [Phrase] = []

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
            if fresh.contains(item.review.key) { try restore(item.curation, of: key) }
            for change in item.changes { try apply(change, to: key, in: item.review) }
        }
        if let name = document.list { try arrange(document, asList: name) }
    }

    /// Gives the list that the document was written from the order of its sections, and takes off it what has none
    /// any more. A list that follows a query has no order by hand.
    private func arrange(_ document: DigestDocument, asList name: String) throws {
        guard let list = try store.list(named: name), list.query == nil else { return }
        edits += try store.remove(keys: try document.removed.map { try present($0.review) }, fromList: name)
        let keys = try store.entries(ofList: name).map(\.key)
        let onList = Set(keys)
        let wanted = try document.items.map { try present($0.review) }.filter(onList.contains)
        let moved = Set(wanted)
        // What the document does not hold keeps its place.
        var next = wanted.makeIterator()
        let order = keys.map { moved.contains($0) ? next.next() ?? $0 : $0 }
        guard order != keys, moved.count == wanted.count else { return }
        try store.add(keys: order, toList: name, at: 1)
        edits += 1
    }

    /// Gives items what their notes and bibliographies say of them: tags that nobody has taken off, a status and
    /// a rating where there is none.
    func take(_ curations: [KeyedCuration]) throws {
        for said in curations {
            let key = try store.presentKey(of: said.key) ?? said.key
            let known = try store.curation(key: key)
            let removed = try store.removedTags(key: key)
            var fresh = said.curation
            fresh.tags = try store.spellings(ofTags: fresh.tags).filter {
                !known.tags.contains($0) && !removed.contains($0)
            }
            if known.status != .unread { fresh.status = .unread }
            if known.rating != nil { fresh.rating = nil }
            guard !fresh.tags.isEmpty || fresh.status != .unread || fresh.rating != nil else { continue }
            try restore(fresh, of: key)
            if fresh.status != .unread { parts.insert("status") }
            if fresh.rating != nil { parts.insert("rating") }
            if !fresh.tags.isEmpty { parts.insert("tags") }
            taken += 1
        }
    }

    private func present(_ review: Review) throws -> String {
        try store.presentKey(of: review.key) ?? review.key
    }

    private func restore(_ curation: Curation, of key: String) throws {
        try store.tag(add: curation.tags, key: key)
        if curation.status != .unread { try store.mark(status: curation.status, key: key) }
        if curation.rating != nil { try store.rate(curation.rating, key: key) }
        if let note = curation.notes { try store.note(note, key: key) }
        // What follows a query has the item by itself.
        for list in curation.lists where try store.list(named: list)?.query == nil { try add(key, to: list) }
    }

    private func apply(_ change: DocumentChange, to key: String, in review: Review) throws {
        switch change {
        case .field(let text):
            do {
                try store.correct(key: key, Correction.parse(text))
            } catch let error as CorrectionError {
                return problems.append("\(review.id) '\(review.title)': \(error)")
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

/// Joins an item to the one before it, or begins another one inside it: keeps where the post begins,
/// and reads its source again.
struct BoundaryEdit {
    let session: Session
    let store: ReviewStore
    let item: LibraryItem

    private var key: String { item.review.key }

    /// Lets the item go on with the one before it in its source.
    func join() throws -> ExitStatus {
        let opening = PostBoundaries.opening(of: item.review.text)
        guard let source = try store.shownSource(ofKey: key), !opening.isEmpty else {
            throw CommandError.noPlace(item.review.id)
        }
        let keys = try store.keys(ofSource: source.path)
        guard let place = keys.firstIndex(of: key), place > 0,
            let before = try store.reviewAsRead(key: keys[place - 1]), before.kind != .channelHeader
        else { throw CommandError.nothingBefore(item.review.id) }
        return try session.change(store) {
            try store.put(boundary: .join, at: opening)
            let status = try readAgain(source)
            // A post without a number is called by its first words, which may be more now.
            let present = try store.keys(ofSource: source.path)
            if present.count < keys.count, present.indices.contains(place - 1) {
                for part in keys[place - 1...place] { try store.absorb(part, into: present[place - 1]) }
            }
            return status
        }
    }

    /// Begins another item at the line of its text that begins with `words`.
    func split(at words: String) throws -> ExitStatus {
        let wanted = PostBoundaries.opening(of: words)
        let lines = item.review.text.split(separator: "\n").dropFirst()
        let openings = lines.map { PostBoundaries.opening(of: String($0)) }.filter { !$0.isEmpty }
        let found = openings.filter { $0 == wanted || $0.hasPrefix(wanted + " ") }
        guard !wanted.isEmpty, let opening = found.first, Set(found).count == 1 else {
            throw found.isEmpty ? CommandError.noLine(words) : CommandError.manyLines(words)
        }
        guard let source = try store.shownSource(ofKey: key) else {
            throw CommandError.noPlace(item.review.id)
        }
        return try session.change(store) {
            try store.put(boundary: .split, at: opening)
            return try readAgain(source)
        }
    }

    private func readAgain(_ source: SourceRecord) throws -> ExitStatus {
        guard source.path != "-", (try? FileStatus(path: source.path, name: source.path)) != nil else {
            try store.outdate(source: source.path)
            session.say("'\(source.path)' is not there; it takes effect when it is imported again")
            return .done
        }
        var manner = ImportRun.Manner()
        manner.reading = try session.reading(
            format: source.format.isEmpty ? nil : source.format, channel: nil)
        manner.isForced = true
        let folder = SourceGroup.isPage(source.path) ? FilePath.folder(of: source.path) : nil
        return try ImportRun(session, as: manner, paths: [folder ?? source.path], store: store).readAll()
    }
}
