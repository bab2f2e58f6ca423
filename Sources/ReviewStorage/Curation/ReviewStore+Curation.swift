public import ReviewModel
internal import SQLite

/// What a change did to the answers of a query.
public struct CurationOutcome: Sendable, Equatable {
    /// How many items answered.
    public var matched = 0
    /// How many of them are others now.
    public var changed = 0
}

extension ReviewStore {
    /// Adds and removes tags of all items that answer `plan`, in one transaction. Slashes and spaces around a
    /// tag are dropped, and a tag without anything else is none.
    @discardableResult
    public func tag(_ plan: QueryPlan, add: [String] = [], remove: [String] = []) throws -> CurationOutcome {
        let changes = try TagChange(add: add, remove: remove, TagNames(database))
        return try forEachAnswer(to: plan) { try make(changes, ofItem: $0) }
    }

    /// Marks all items that answer `plan`.
    @discardableResult
    public func mark(_ plan: QueryPlan, as status: Curation.Status) throws -> CurationOutcome {
        try forEachAnswer(to: plan) { try set(status, ofItem: $0) }
    }

    /// Rates all items that answer `plan` from 1 to 5, or takes their ratings back. A rating out of bounds is
    /// the nearest one within.
    @discardableResult
    public func rate(_ plan: QueryPlan, as rating: Int?) throws -> CurationOutcome {
        try forEachAnswer(to: plan) { try set(rating, ofItem: $0) }
    }

    /// Calls `body` with the key of every answer, in one transaction; it tells whether it changed something.
    func forEachAnswer(
        to plan: QueryPlan, _ body: (String) throws -> Bool
    ) throws -> CurationOutcome {
        try joining {
            let numbers = SearchStatement.numbers(plan.compiled)
            let keys = try database.all(
                "SELECT key FROM review WHERE number IN (\(numbers.sql))", with: numbers.arguments
            ) { $0.text(0) }
            return CurationOutcome(matched: keys.count, changed: try keys.count { try body($0) })
        }
    }

    /// Writes the note of one item; nil or an empty one removes it. `key` is the review's key.
    public func note(_ text: String?, key: String) throws {
        guard let text, !text.isEmpty else {
            try database.run("DELETE FROM note WHERE key = ?", with: [.text(key)])
            return
        }
        try database.run(
            """
            INSERT INTO note (key, text) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
            """, with: [.text(key), .text(text)])
    }

    /// What the reader has added to the item with that key, whether or not the item is there now.
    public func curation(key: String) throws -> Curation {
        try CurationReader(database).curation(key: key)
    }
}

// MARK: - One item

// What a reading list brings back is told by keys, item by item.

extension ReviewStore {
    /// Path of the source that shows the item with `key`; nil where there is no such item.
    public func sourcePath(ofItem key: String) throws -> String? {
        try database.first(
            "SELECT s.path FROM review r JOIN source s ON s.number = r.source WHERE r.key = ?",
            with: [.text(key)]
        ) { $0.text(0) }
    }

    /// Tags that a person has taken off the item with `key`.
    public func removedTags(key: String) throws -> Set<String> {
        Set(try database.all("SELECT tag FROM untagged WHERE key = ?", with: [.text(key)]) { $0.text(0) })
    }

    /// `tags` as they are spelt in the library, each once.
    public func spellings(ofTags tags: [String]) throws -> [String] {
        guard !tags.isEmpty else { return [] }
        return Set(try TagChange(add: tags, remove: [], TagNames(database)).add).sorted()
    }

    /// Adds and removes tags of the item with `key`.
    public func tag(add: [String] = [], remove: [String] = [], key: String) throws {
        let changes = try TagChange(add: add, remove: remove, TagNames(database))
        try ifThere(key) { try make(changes, ofItem: key) }
    }

    /// Marks the item with `key`.
    public func mark(status: Curation.Status, key: String) throws {
        try ifThere(key) { try set(status, ofItem: key) }
    }

    /// Rates the item with `key`, or takes its rating back.
    public func rate(_ rating: Int?, key: String) throws {
        try ifThere(key) { try set(rating, ofItem: key) }
    }

    private func ifThere(_ key: String, body: () throws -> Bool) throws {
        try transaction {
            let sql = "SELECT 1 FROM review WHERE key = ?"
            if try database.first(sql, with: [.text(key)], read: { _ in true }) ?? false { _ = try body() }
        }
    }

    private func make(_ changes: TagChange, ofItem key: String) throws -> Bool {
        var count = 0
        for tag in changes.remove { count += try take(tag, off: key) }
        for tag in changes.add where !changes.remove.contains(tag) { count += try put(tag, on: key) }
        return count > 0
    }

    /// A tag that was there is not to come back by a rule.
    private func take(_ tag: String, off key: String) throws -> Int {
        let values: [Argument] = [.text(key), .text(tag)]
        let changes = try database.run("DELETE FROM tag WHERE key = ? AND tag = ?", with: values)
        if changes > 0 {
            try database.run("INSERT OR IGNORE INTO untagged (key, tag) VALUES (?, ?)", with: values)
        }
        return changes
    }

    /// What a rule gave is a person's own from then on.
    private func put(_ tag: String, on key: String) throws -> Int {
        let values: [Argument] = [.text(key), .text(tag)]
        try database.run("DELETE FROM untagged WHERE key = ? AND tag = ?", with: values)
        let isThere = try database.run(
            "UPDATE tag SET rule = NULL WHERE key = ? AND tag = ? AND rule IS NOT NULL", with: values)
        guard isThere == 0 else { return 0 }
        return try database.run("INSERT OR IGNORE INTO tag (key, tag) VALUES (?, ?)", with: values)
    }

    private func set(_ status: Curation.Status, ofItem key: String) throws -> Bool {
        try database.run(
            """
            INSERT INTO mark (key, status) SELECT ?1, ?2
                WHERE ?2 <> 'unread' OR EXISTS (SELECT 1 FROM mark WHERE key = ?1)
            ON CONFLICT (key) DO UPDATE SET status = excluded.status WHERE status <> excluded.status
            """, with: [.text(key), .text(status.rawValue)]) > 0
    }

    private func set(_ rating: Int?, ofItem key: String) throws -> Bool {
        let value = rating.map { Argument.integer(Int64(min(5, max(1, $0)))) } ?? .null
        return try database.run(
            """
            INSERT INTO mark (key, status, rating) SELECT ?1, 'unread', ?2
                WHERE ?2 IS NOT NULL OR EXISTS (SELECT 1 FROM mark WHERE key = ?1)
            ON CONFLICT (key) DO UPDATE SET rating = excluded.rating WHERE rating IS NOT excluded.rating
            """, with: [.text(key), value]) > 0
    }
}

/// Tags to add and to remove, under their own names.
private struct TagChange {
    let add: [String]
    let remove: [String]

    init(add: [String], remove: [String], _ aliases: TagNames) {
        self.add = add.compactMap(TagName.plain).map(aliases.target)
        self.remove = remove.compactMap(TagName.plain).map(aliases.target)
    }
}

/// How tags are written down.
enum TagName {
    /// The tag without slashes and spaces around it; nil when nothing is left.
    static func plain(_ tag: String) -> String? {
        let isEdge = { (byte: UInt8) in byte <= 0x20 || byte == UInt8(ascii: "/") }
        let bytes = Array(tag.utf8)
        guard let start = bytes.firstIndex(where: { !isEdge($0) }),
            let end = bytes.lastIndex(where: { !isEdge($0) })
        else { return nil }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}
