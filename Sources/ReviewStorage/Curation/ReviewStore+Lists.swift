public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// All lists by name, with the number of their items.
    public func lists() throws -> [ReadingList] {
        try database.all("\(ReviewStore.listColumns) ORDER BY name", with: [], read: ReviewStore.list).map {
            list in
            var list = list
            list.count = try count(plan(.field(.list, .text(list.name)), guessing: false))
            return list
        }
    }

    /// Names of all lists.
    public func listNames() throws -> [String] {
        try database.all("SELECT name FROM list ORDER BY name") { $0.text(0) }
    }

    /// The list called `name`, not counted; nil when there is none. Names that differ by case alone are one.
    public func list(named name: String) throws -> ReadingList? {
        let sql = "\(ReviewStore.listColumns) WHERE name = ?"
        if let list = try database.first(sql, with: [.text(name)], read: ReviewStore.list) { return list }
        let spelt = try listNames().first { $0.lowercased() == name.lowercased() }
        return try spelt.flatMap { try database.first(sql, with: [.text($0)], read: ReviewStore.list) }
    }

    /// Makes an empty list. Throws `LibraryError.listExists` when there is one of that name, and
    /// `LibraryError.circular` when it would follow itself.
    public func create(list: ReadingList) throws {
        try transaction {
            if let known = try self.list(named: list.name) { throw LibraryError.listExists(name: known.name) }
            try database.run(
                "INSERT INTO list (name, title, introduction, query) VALUES (?, ?, ?, ?)",
                with: [
                    .text(list.name), .optional(list.title), .optional(list.introduction),
                    .optional(list.query),
                ])
            try refuseCircle(from: .field(.list, .text(list.name)))
        }
    }

    /// Changes title, introduction and query of the list with that name; tells whether anything is
    /// another now. Throws `LibraryError.unknownList`, `.circular`.
    @discardableResult
    public func update(list: ReadingList) throws -> Bool {
        try transaction {
            try require(list: list.name)
            let changes = try database.run(
                """
                UPDATE list SET title = ?2, introduction = ?3, query = ?4
                WHERE name = ?1 AND (title, introduction, query) IS NOT (?2, ?3, ?4)
                """,
                with: [
                    .text(list.name), .optional(list.title), .optional(list.introduction),
                    .optional(list.query),
                ])
            try refuseCircle(from: .field(.list, .text(list.name)))
            return changes > 0
        }
    }

    /// Gives a list another name. Throws `LibraryError.unknownList`, `.listExists`.
    public func rename(list old: String, to new: String) throws {
        try transaction {
            try require(list: old)
            if let known = try list(named: new), known.name != old {
                throw LibraryError.listExists(name: known.name)
            }
            try database.run("UPDATE list SET name = ? WHERE name = ?", with: [.text(new), .text(old)])
        }
    }

    /// Removes a list; its items stay in the library. Throws `LibraryError.unknownList`.
    public func delete(list name: String) throws {
        try transaction {
            try require(list: name)
            try database.run("DELETE FROM list_entry WHERE list = ?", with: [.text(name)])
            try database.run("DELETE FROM list WHERE name = ?", with: [.text(name)])
        }
    }

    /// Throws `LibraryError.unknownList` when there is no such list.
    func require(list name: String) throws {
        guard try list(named: name) != nil else { throw LibraryError.unknownList(name: name) }
    }

    private static let listColumns = "SELECT name, title, introduction, query FROM list"

    private static func list(_ row: Row) -> ReadingList {
        ReadingList(
            name: row.text(0), title: row.optionalText(1), introduction: row.optionalText(2),
            query: row.optionalText(3))
    }
}

extension Query {
    /// The name of the one list that all answers stand on; nil where none or several are named.
    public var list: String? {
        switch self {
        case .field(.list, .text(let name)): return name
        case .and(let parts):
            let names = parts.compactMap(\.list)
            return names.count == 1 ? names.first : nil
        case .all, .or, .not, .word, .exactWord, .prefix, .phrase, .field: return nil
        }
    }
}

/// The lists that follow a query, for items that are written out: what answers the query is on the list as
/// much as what was put there by hand. The queries are asked once, at the first item; where there is no such
/// list nothing is asked at all.
public final class FollowedLists {
    private let store: ReviewStore
    private lazy var lists = Result { try read() }
    private lazy var find = Result { try store.database.prepare("SELECT number FROM review WHERE key = ?") }

    /// The lists of `store` as they are at the first item.
    public init(_ store: ReviewStore) { self.store = store }

    /// The item with all lists that it is on, by name.
    public func completing(_ item: LibraryItem) throws -> LibraryItem {
        let lists = try lists.get()
        guard !lists.isEmpty else { return item }
        let find = try find.get()
        find.bind(item.review.key)
        guard let number = try find.first({ $0.integer(0) }) else { return item }
        let names = lists.filter { $0.numbers.contains(number) }.map(\.name)
        guard !names.isEmpty else { return item }
        var item = item
        item.curation.lists = Set(item.curation.lists + names).sorted()
        return item
    }

    private func read() throws -> [(name: String, numbers: NumberSet)] {
        try store.database.snapshot {
            try store.followingLists().map { name, answers in
                var numbers = NumberSet()
                try store.database.each(answers.sql, with: answers.arguments) {
                    numbers.insert($0.integer(0))
                }
                return (name, numbers)
            }
        }
    }
}

extension ReviewStore {
    /// Lists that follow a query, with what selects the numbers of the items on them.
    func followingLists() throws -> [(name: String, answers: SQLFragment)] {
        let names = try database.all("SELECT name FROM list WHERE query IS NOT NULL ORDER BY name") {
            $0.text(0)
        }
        return try names.map { name in
            let plan = try plan(.field(.list, .text(name)), guessing: false)
            return (name, SearchStatement.numbers(plan.compiled))
        }
    }

    /// A table of `key` and `list`: every item with each list that it is on, by hand or by a query.
    func listMembership() throws -> SQLFragment {
        var table = SQLFragment("(SELECT key, list FROM list_entry")
        for (name, answers) in try followingLists() {
            table.sql += " UNION SELECT key, ? FROM review WHERE number IN (\(answers.sql))"
            table.arguments += [.text(name)] + answers.arguments
        }
        table.sql += ")"
        return table
    }
}

/// Numbers of rows, a bit each.
private struct NumberSet {
    private var words: [UInt64] = []

    mutating func insert(_ number: Int64) {
        guard number >= 0 else { return }
        let word = Int(number >> 6)
        if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(number & 63)
    }

    func contains(_ number: Int64) -> Bool {
        let word = Int(number >> 6)
        return words.indices.contains(word) && words[word] & 1 << UInt64(number & 63) != 0
    }
}

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
            "SELECT key, comment FROM list_entry WHERE list = ? ORDER BY position, key", with: [.text(name)]
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
                    "DELETE FROM list_entry WHERE list = ? AND key = ?",
                    with: [.text(name), .text(entry.key)])
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
            """, with: [.text(name), .text(entry.key), .integer(Int64(position)), .optional(entry.comment)])
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
