internal import SQLite

/// What the reader wrote about items, all of which hangs on keys.
enum ReaderData {
    /// Moves everything from the item with the key `old` to the one with `new`. What both have is kept
    /// once: the status and rating of `new`, both notes, and the later corrections. Tells whether the item is
    /// corrected otherwise now.
    static func move(from old: String, to new: String, in database: Database) throws -> Bool {
        for table in tables {
            try database.run(table.copy, [.text(old), .text(new)])
            try database.run("DELETE FROM \(table.name) WHERE key = ?", [.text(old)])
        }
        try RuleTagConflicts.settle(key: new, in: database)
        return try CorrectionRows(database).move(from: old, to: new)
    }

    /// Every table with a column `key` but those of items and of corrections.
    static let tables = [
        (
            name: "tag",
            copy: """
            INSERT INTO tag (key, tag, rule) SELECT ?2, tag, rule FROM tag WHERE key = ?1
            ON CONFLICT (key, tag) DO UPDATE SET rule = NULL WHERE excluded.rule IS NULL
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
            ON CONFLICT (key) DO UPDATE SET rating = coalesce(rating, excluded.rating),
                status = CASE status WHEN 'unread' THEN excluded.status ELSE status END
            """
        ),
        (
            name: "note",
            copy: """
            INSERT INTO note (key, text) SELECT ?2, text FROM note WHERE key = ?1
            ON CONFLICT (key) DO UPDATE SET text = text || char(10, 10) || excluded.text
                WHERE instr(text, excluded.text) = 0
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
