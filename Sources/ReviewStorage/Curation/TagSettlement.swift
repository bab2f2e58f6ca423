internal import SQLite

/// Settles what rules gave and what a person took off, where both have come together under one name or on
/// one item: a tag that a person gave stays, and one that only a rule gave goes.
enum TagSettlement {
    /// Settles it for the item with `key`, or for all.
    static func settle(key: String? = nil, in database: Database) throws {
        let (condition, values) = key.map { (" AND key = ?", [Argument.text($0)]) } ?? ("", [])
        try database.run(
            "DELETE FROM tag WHERE rule IS NOT NULL AND (key, tag) IN (SELECT key, tag FROM untagged)\(condition)",
            values)
        try database.run(
            "DELETE FROM untagged WHERE (key, tag) IN (SELECT key, tag FROM tag)\(condition)", values)
    }
}
