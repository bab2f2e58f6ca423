public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Adds and removes tags of all items that answer `query`, in one transaction; returns how many
    /// items have other tags now. Slashes and spaces around a tag are dropped, and a tag without
    /// anything else is none.
    @discardableResult
    public func tag(add: [String] = [], remove: [String] = [], _ query: Query) throws -> Int {
        let aliases = try TagAliases(database)
        let add = add.compactMap(TagName.plain).map(aliases.target)
        let remove = remove.compactMap(TagName.plain).map(aliases.target)
        return try change(query) { key in
            var changes = 0
            for tag in remove { changes += try take(tag, off: key) }
            for tag in add where !remove.contains(tag) { changes += try put(tag, on: key) }
            return changes > 0
        }
    }

    /// A tag that was there is not to come back by a rule.
    private func take(_ tag: String, off key: String) throws -> Int {
        let values: [Argument] = [.text(key), .text(tag)]
        let changes = try database.run("DELETE FROM tag WHERE key = ? AND tag = ?", values)
        if changes > 0 {
            try database.run("INSERT OR IGNORE INTO untagged (key, tag) VALUES (?, ?)", values)
        }
        return changes
    }

    /// What a rule gave is a person's own from then on.
    private func put(_ tag: String, on key: String) throws -> Int {
        let values: [Argument] = [.text(key), .text(tag)]
        try database.run("DELETE FROM untagged WHERE key = ? AND tag = ?", values)
        let isThere = try database.run(
            "UPDATE tag SET rule = NULL WHERE key = ? AND tag = ? AND rule IS NOT NULL", values)
        guard isThere == 0 else { return 0 }
        return try database.run("INSERT OR IGNORE INTO tag (key, tag) VALUES (?, ?)", values)
    }

    /// Marks all items that answer `query`; returns how many had another status.
    @discardableResult
    public func mark(status: Curation.Status, _ query: Query) throws -> Int {
        try change(query) { key in
            let changes = try database.run(
                """
                INSERT INTO mark (key, status) SELECT ?1, ?2
                    WHERE ?2 <> 'unread' OR EXISTS (SELECT 1 FROM mark WHERE key = ?1)
                ON CONFLICT (key) DO UPDATE SET status = excluded.status WHERE status <> excluded.status
                """, [.text(key), .text(status.rawValue)])
            return changes > 0
        }
    }

    /// Rates all items that answer `query` from 1 to 5, or takes their ratings back; returns how many
    /// had another rating. A rating out of bounds is the nearest one within.
    @discardableResult
    public func rate(_ rating: Int?, _ query: Query) throws -> Int {
        let value = rating.map { Argument.integer(Int64(min(5, max(1, $0)))) } ?? .null
        return try change(query) { key in
            let changes = try database.run(
                """
                INSERT INTO mark (key, status, rating) SELECT ?1, 'unread', ?2
                    WHERE ?2 IS NOT NULL OR EXISTS (SELECT 1 FROM mark WHERE key = ?1)
                ON CONFLICT (key) DO UPDATE SET rating = excluded.rating WHERE rating IS NOT excluded.rating
                """, [.text(key), value])
            return changes > 0
        }
    }

    /// Writes the note of one item; nil or an empty one removes it. `key` is the review's key.
    public func note(_ text: String?, key: String) throws {
        guard let text, !text.isEmpty else {
            try database.run("DELETE FROM note WHERE key = ?", [.text(key)])
            return
        }
        try database.run(
            """
            INSERT INTO note (key, text) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
            """, [.text(key), .text(text)])
    }

    /// What the reader has added to the item with that key, whether or not the item is there now.
    public func curation(key: String) throws -> Curation {
        try CurationReader(database).curation(key: key)
    }

    /// Calls `body` with the key of every answer, in one transaction; returns how many it changed.
    private func change(_ query: Query, _ body: (String) throws -> Bool) throws -> Int {
        try transaction {
            let compiled = try compiled(query)
            let numbers = SearchStatement.numbers(compiled) ?? SQLFragment("SELECT number FROM review")
            let keys = try database.all(
                "SELECT key FROM review WHERE number IN (\(numbers.sql))", numbers.arguments
            ) { $0.text(0) }
            return try keys.count { try body($0) }
        }
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

// What a reading list brings back is told by keys, item by item.

extension ReviewStore {
    /// Path of the source that shows the item with `key`; nil where there is no such item.
    public func sourcePath(ofItem key: String) throws -> String? {
        try database.first(
            "SELECT s.path FROM review r JOIN source s ON s.number = r.source WHERE r.key = ?", [.text(key)]
        ) { $0.text(0) }
    }

    /// Adds and removes tags of the item with `key`.
    public func tag(add: [String] = [], remove: [String] = [], key: String) throws {
        if let query = try id(of: key) { try tag(add: add, remove: remove, query) }
    }

    /// Marks the item with `key`.
    public func mark(status: Curation.Status, key: String) throws {
        if let query = try id(of: key) { try mark(status: status, query) }
    }

    /// Rates the item with `key`, or takes its rating back.
    public func rate(_ rating: Int?, key: String) throws {
        if let query = try id(of: key) { try rate(rating, query) }
    }

    /// The query for the item with `key` alone.
    private func id(of key: String) throws -> Query? {
        try database.first("SELECT id FROM review WHERE key = ?", [.text(key)]) {
            .field(.id, .text($0.text(0)))
        }
    }
}
