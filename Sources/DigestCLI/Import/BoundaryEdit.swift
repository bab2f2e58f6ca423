import ReviewModel
import ReviewParsing
import ReviewStorage

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
        return try ImportRun(session, manner, paths: [folder ?? source.path], store: store).readAll()
    }
}
