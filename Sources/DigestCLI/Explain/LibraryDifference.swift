import ReviewModel
import ReviewStorage

/// What an import would change in a library, item by item. Corrections are left out of account on
/// both sides: they hold anyway.
final class LibraryDifference {
    private let store: ReviewStore
    private let session: Session
    private var seen: Set<String> = []
    private(set) var new = 0
    private(set) var changed = 0
    private(set) var gone = 0
    private(set) var same = 0

    /// The difference to the library `store`.
    init(to store: ReviewStore, _ session: Session) {
        self.store = store
        self.session = session
    }

    /// Prints what is other in `review`, which was read just now.
    func take(_ review: Review) throws {
        let key = unseenKey(of: review)
        guard let (known, before) = try before(key) else {
            new += 1
            seen.insert(key)
            return try session.output.line("+ \(LibraryDifference.name(review))")
        }
        seen.insert(known)
        let lines = ReviewValues(before).differences(to: ReviewValues(review))
        guard !lines.isEmpty else {
            same += 1
            return
        }
        changed += 1
        try session.output.line("~ \(LibraryDifference.name(before))")
        for line in lines { try session.output.line("    " + SafeText.line(line)) }
    }

    /// Prints what the source at `path` had and has no more.
    func end(ofSource path: String) throws {
        for key in try store.keys(ofSource: path) where !seen.contains(key) {
            guard let review = try store.reviewAsRead(key: key) else { continue }
            gone += 1
            try session.output.line("- \(LibraryDifference.name(review))")
        }
        // Another source may hold the same items.
        seen = []
    }

    /// The key of the item; a second one with the same key counts as `#2`, as in an import.
    private func unseenKey(of review: Review) -> String {
        var key = review.key
        var copy = 1
        while seen.contains(key) {
            copy += 1
            key = "\(review.key)#\(copy)"
        }
        return key
    }

    /// The item of the library that has `key` or had it once, as it was read, with its present key.
    private func before(_ key: String) throws -> (key: String, review: Review)? {
        if let review = try store.reviewAsRead(key: key) { return (key, review) }
        guard case .one(let item) = try store.item(idPrefix: ReviewIdentity.id(forKey: key)),
            let review = try store.reviewAsRead(key: item.review.key)
        else { return nil }
        return (item.review.key, review)
    }

    private static func name(_ review: Review) -> String { "\(review.id)  \(SafeText.line(review.title))" }

    /// `3 changed, 1 new, 40 unchanged`.
    var summary: String {
        let counts = [(changed, "changed"), (new, "new"), (gone, "gone"), (same, "unchanged")]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "no items" : words.joined(separator: ", ")
    }
}
