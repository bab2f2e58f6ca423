internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Whether any item has the tag, or one under it, or had it taken off, or a rule gives it.
    public func knows(tag: String) throws -> Bool {
        let tags = try allTags()
        return tags.contains { $0 == tag || $0.hasPrefix(tag + "/") }
    }

    /// All tags that are in use, those that only rules name included.
    public func allTags() throws -> [String] {
        let used = try database.all("SELECT DISTINCT tag FROM tag") { $0.text(0) }
        return Array(Set(used + (try tagRules().flatMap(\.tags)))).sorted()
    }

    /// Gives `old`, and every tag under it, the name `new`, in one transaction; where items have both they
    /// have it once. Rules give the new name from then on. Returns how many items have other tags now.
    @discardableResult
    public func rename(tag old: String, to new: String) throws -> Int {
        guard let old = TagName.plain(old), let new = TagName.plain(new), old != new else { return 0 }
        return try transaction {
            let changed = try database.first(
                "SELECT count(DISTINCT key) FROM tag WHERE tag = ? OR tag >= ? AND tag < ?", below(old)
            ) { Int($0.integer(0)) }
            for table in ["tag", "untagged"] {
                let rows = try database.all(
                    "SELECT DISTINCT tag FROM \(table) WHERE tag = ? OR tag >= ? AND tag < ?", below(old)
                ) { $0.text(0) }
                for tag in rows {
                    try rename(tag, to: new + tag.dropFirst(old.count), in: table)
                }
            }
            for rule in try tagRules() {
                let tags = rule.tags.map {
                    $0 == old || $0.hasPrefix(old + "/") ? new + $0.dropFirst(old.count) : $0
                }
                if tags != rule.tags { try put(TagRule(name: rule.name, query: rule.query, tags: tags)) }
            }
            // What a person has taken off under one name is not given under the other.
            try RuleTagConflicts.settle(in: database)
            return changed ?? 0
        }
    }

    /// A tag given by a person stays one when it meets the same tag given by a rule.
    private func rename(_ old: String, to new: String, in table: String) throws {
        if table == "tag" {
            try database.run(
                """
                UPDATE tag SET rule = NULL WHERE tag = ?1 AND rule IS NOT NULL
                    AND key IN (SELECT key FROM tag WHERE tag = ?2 AND rule IS NULL)
                """, [.text(new), .text(old)])
        }
        try database.run(
            "UPDATE OR IGNORE \(table) SET tag = ? WHERE tag = ?", [.text(new), .text(old)])
        try database.run("DELETE FROM \(table) WHERE tag = ?", [.text(old)])
    }

    private func below(_ tag: String) -> [Argument] { [.text(tag)] + Wildcard.bounds(tag + "/") }

    // MARK: - Other names

    /// Other names of tags, with the tags.
    public func tagAliases() throws -> [(alias: String, tag: String)] {
        try database.all("SELECT alias, tag FROM tag_alias ORDER BY alias") { ($0.text(0), $0.text(1)) }
    }

    /// Makes `alias` another name of `tag`: what has the one gets the other, and so it is from then on, in
    /// queries too. nil takes the name back. Returns how many items have other tags now.
    @discardableResult
    public func put(alias: String, of tag: String?) throws -> Int {
        guard let alias = TagName.plain(alias) else { return 0 }
        return try transaction {
            guard let tag = tag.flatMap(TagName.plain) else {
                return try database.run("DELETE FROM tag_alias WHERE alias = ?", [.text(alias)])
            }
            let target = try TagAliases(database).target(of: tag)
            guard target != alias, !target.hasPrefix(alias + "/") else {
                throw LibraryError.circular(names: [alias, tag, alias])
            }
            try database.run(
                """
                INSERT INTO tag_alias (alias, tag) VALUES (?, ?)
                ON CONFLICT (alias) DO UPDATE SET tag = excluded.tag WHERE tag <> excluded.tag
                """, [.text(alias), .text(target)])
            try database.run("UPDATE tag_alias SET tag = ? WHERE tag = ?", [.text(target), .text(alias)])
            return try rename(tag: alias, to: target)
        }
    }
}

/// Other names of tags.
struct TagAliases {
    private let targets: [String: String]

    init(_ database: Database) throws {
        let rows = try database.all("SELECT alias, tag FROM tag_alias") { ($0.text(0), $0.text(1)) }
        targets = Dictionary(rows) { first, _ in first }
    }

    /// The tag that `tag` is another name of, or stands under another name of.
    func target(of tag: String) -> String {
        guard !targets.isEmpty else { return tag }
        var head = tag
        while true {
            if let target = targets[head] { return target + tag.dropFirst(head.count) }
            guard let slash = head.lastIndex(of: "/") else { return tag }
            head = String(head[..<slash])
        }
    }

    /// The query with tags under their own names.
    func puttingIn(_ query: Query) -> Query {
        switch query {
        case .and(let parts): .and(parts.map(puttingIn))
        case .or(let parts): .or(parts.map(puttingIn))
        case .not(let part): .not(puttingIn(part))
        case .field(.tag, .text(let tag)): .field(.tag, .text(target(of: tag)))
        case .all, .word, .exactWord, .prefix, .phrase, .field: query
        }
    }
}
