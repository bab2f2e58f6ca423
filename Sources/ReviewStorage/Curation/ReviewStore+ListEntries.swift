public import ReviewModel
internal import SQLite

// Entries hang on keys of items and are numbered from 1, without gaps until libraries are merged: then several may
// have one number, and stand by their keys.

extension ReviewStore {
    /// Puts items on a list, in their order, where they are not yet: at its end, or so that the first
    /// comes to stand at `position`, counted from 1. Those that were there move only when a position is
    /// given. `comment` is said of each of them; nil leaves what is said. Returns how many are new on
    /// the list or have another comment, or 1 where only the order is another. Throws `LibraryError.unknownList`.
    @discardableResult
    public func add(keys: [String], toList name: String, comment: String? = nil, at position: Int? = nil)
        throws -> Int
    {
        try changeEntries(of: name) { entries in
            let known = Set(entries.map(\.key))
            let keys = keys.withoutRepetitions
            let moving = position == nil ? keys.filter { !known.contains($0) } : keys
            let comments = Dictionary(entries.map { ($0.key, $0.comment) }) { first, _ in first }
            if position != nil { entries.removeAll { moving.contains($0.key) } }
            let place = min(max((position ?? Int.max) - 1, 0), entries.count)
            entries.insert(contentsOf: moving.map { ListEntry($0, comment: comments[$0] ?? nil) }, at: place)
            guard let comment else { return }
            for index in entries.indices where keys.contains(entries[index].key) {
                entries[index].comment = comment.isEmpty ? nil : comment
            }
        }
    }

    /// Takes items off a list; returns how many were on it. Throws `LibraryError.unknownList`.
    @discardableResult
    public func remove(keys: [String], fromList name: String) throws -> Int {
        let keys = Set(keys)
        var removed = 0
        try changeEntries(of: name) { entries in
            let before = entries.count
            entries.removeAll { keys.contains($0.key) }
            removed = before - entries.count
        }
        return removed
    }

    /// Keys of the items that stand on a list by hand, in its order, with what is said of each.
    public func entries(ofList name: String) throws -> [(key: String, comment: String?)] {
        try listEntries(of: name).map { ($0.key, $0.comment) }
    }

    /// Calls `body` for every item of a list, in its order: first those put there by hand, each with
    /// its comment, then the answers to the query that the list follows. `limit` nil is all.
    public func items(ofList name: String, limit: Int? = nil, _ body: (LibraryItem) throws -> Void) throws {
        try items(for: plan(.field(.list, .text(name)), guessing: false), limit: limit, body)
    }

    func listEntries(of name: String) throws -> [ListEntry] {
        try database.all(
            "SELECT key, comment FROM list_entry WHERE list = ? ORDER BY position, key", [.text(name)]
        ) { ListEntry($0.text(0), comment: $0.optionalText(1)) }
    }

    /// Lets `body` change the entries of a list; returns how many rows are others now, those left out
    /// that only moved up or down because of them.
    @discardableResult
    func changeEntries(of name: String, _ body: (inout [ListEntry]) -> Void) throws -> Int {
        try transaction {
            try require(list: name)
            let before = try listEntries(of: name)
            var after = before
            body(&after)
            let kept = Set(after.map(\.key))
            for entry in before where !kept.contains(entry.key) {
                try database.run(
                    "DELETE FROM list_entry WHERE list = ? AND key = ?", [.text(name), .text(entry.key)])
            }
            for (index, entry) in after.enumerated() { try put(entry, of: name, at: index + 1) }
            let old = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
            let isReordered =
                before.map(\.key).filter(kept.contains) != after.map(\.key).filter { old[$0] != nil }
            return max(after.count { old[$0.key] != $0 }, isReordered ? 1 : 0)
        }
    }

    private func put(_ entry: ListEntry, of name: String, at position: Int) throws {
        try database.run(
            """
            INSERT INTO list_entry (list, key, position, comment) VALUES (?, ?, ?, ?)
            ON CONFLICT (list, key) DO UPDATE SET position = excluded.position, comment = excluded.comment
            WHERE (position, comment) IS NOT (excluded.position, excluded.comment)
            """, [.text(name), .text(entry.key), .integer(Int64(position)), .optional(entry.comment)])
    }
}

/// An item on a list.
struct ListEntry: Equatable {
    /// Key of the item.
    var key: String
    /// What the list says of it.
    var comment: String?

    init(_ key: String, comment: String?) {
        self.key = key
        self.comment = comment
    }
}
