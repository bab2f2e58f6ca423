internal import JSON
internal import ReviewModel
internal import SQLite

/// What the reader wrote about items, all of which hangs on keys.
enum ReaderData {
    /// Moves everything from the item with the key `old` to the one with `new`. What both have is kept
    /// once: the farther status and the better rating, both notes, and the later corrections. Tells whether the item is
    /// corrected otherwise now.
    static func move(from old: String, to new: String, in database: Database) throws -> Bool {
        try moveTexts(from: old, to: new, in: database)
        for table in tables {
            try database.run(table.copy, with: [.text(old), .text(new)])
            try database.run("DELETE FROM \(table.name) WHERE key = ?", with: [.text(old)])
        }
        try ItemPairs(database).move(from: old, to: new)
        try RuleTagConflicts.settle(key: new, in: database)
        return try CorrectionRows(database).move(from: old, to: new)
    }

    /// Moves notes and places on lists, of which both texts are kept.
    private static func moveTexts(from old: String, to new: String, in database: Database) throws {
        let note = "SELECT text FROM note WHERE key = ?"
        if let moved = try database.first(note, with: [.text(old)], read: { $0.text(0) }) {
            let both = MergedText.both(
                try database.first(note, with: [.text(new)]) { $0.text(0) }, other: moved)
            try database.run(
                """
                INSERT INTO note (key, text) VALUES (?, ?)
                ON CONFLICT (key) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
                """, with: [.text(new), .optional(both)])
        }
        let places = try database.all(
            "SELECT list, position, comment FROM list_entry WHERE key = ?", with: [.text(old)]
        ) { ListPlace(list: $0.text(0), key: new, position: $0.integer(1), comment: $0.optionalText(2)) }
        for place in places { _ = try place.take(in: database) }
    }

    /// Every table with a column `key` but those of items and of corrections.
    static let tables = [
        (
            name: "tag",
            copy: """
            INSERT INTO tag (key, tag, rule) SELECT ?2, tag, rule FROM tag WHERE key = ?1
            ON CONFLICT (key, tag) DO UPDATE SET rule = min(rule, excluded.rule)
            """
        ),
        (
            name: "untagged",
            copy: """
            INSERT OR IGNORE INTO untagged (key, tag) SELECT ?2, tag FROM untagged WHERE key = ?1
            """
        ),
        (
            name: "mark",
            copy: """
            INSERT INTO mark (key, status, rating) SELECT ?2, status, rating FROM mark WHERE key = ?1
            ON CONFLICT (key) DO UPDATE
                SET rating = max(ifnull(rating, excluded.rating), ifnull(excluded.rating, rating)),
                    status = iif(instr(' unread reading skipped read', ' ' || excluded.status)
                        > instr(' unread reading skipped read', ' ' || status), excluded.status, status)
            """
        ),
        (
            name: "note",
            copy: """
            INSERT OR IGNORE INTO note (key, text) SELECT ?2, text FROM note WHERE key = ?1
            """
        ),
        (
            name: "list_entry",
            copy: """
            INSERT OR IGNORE INTO list_entry (list, key, position, comment)
                SELECT list, ?2, position, comment FROM list_entry WHERE key = ?1
            """
        ),
        (
            name: "former_text",
            copy: """
            INSERT INTO former_text (key, edited, replaced, text)
                SELECT ?2, edited, replaced, text FROM former_text WHERE key = ?1
            """
        ),
        (
            name: "alias",
            copy: "INSERT OR REPLACE INTO alias (id, key) SELECT id, ?2 FROM alias WHERE key = ?1"
        ),
    ]
}

/// Settles what rules gave and what a person took off, where both have come together under one name or on
/// one item: a tag that a person gave stays, and one that only a rule gave goes.
enum RuleTagConflicts {
    /// Settles it for the item with `key`, or for all.
    static func settle(key: String? = nil, in database: Database) throws {
        let (condition, values) = key.map { (" AND key = ?", [Argument.text($0)]) } ?? ("", [])
        try database.run(
            "DELETE FROM tag WHERE rule IS NOT NULL AND (key, tag) IN (SELECT key, tag FROM untagged)\(condition)",
            with: values)
        try database.run(
            "DELETE FROM untagged WHERE (key, tag) IN (SELECT key, tag FROM tag)\(condition)", with: values)
    }
}
