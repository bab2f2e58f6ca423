internal import JSON
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
                "SELECT count(DISTINCT key) FROM tag WHERE tag = ? OR tag >= ? AND tag < ?", with: below(old)
            ) { Int($0.integer(0)) }
            for table in ["tag", "untagged"] {
                let rows = try database.all(
                    "SELECT DISTINCT tag FROM \(table) WHERE tag = ? OR tag >= ? AND tag < ?",
                    with: below(old)
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
                """, with: [.text(new), .text(old)])
        }
        try database.run(
            "UPDATE OR IGNORE \(table) SET tag = ? WHERE tag = ?", with: [.text(new), .text(old)])
        try database.run("DELETE FROM \(table) WHERE tag = ?", with: [.text(old)])
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
                return try database.run("DELETE FROM tag_alias WHERE alias = ?", with: [.text(alias)])
            }
            let target = try TagNames(database).target(of: tag)
            guard target != alias, !target.hasPrefix(alias + "/") else {
                throw LibraryError.circular(names: [alias, tag, alias])
            }
            try database.run(
                """
                INSERT INTO tag_alias (alias, tag) VALUES (?, ?)
                ON CONFLICT (alias) DO UPDATE SET tag = excluded.tag WHERE tag <> excluded.tag
                """, with: [.text(alias), .text(target)])
            try database.run(
                "UPDATE tag_alias SET tag = ? WHERE tag = ?", with: [.text(target), .text(alias)])
            return try rename(tag: alias, to: target)
        }
    }
}

/// What tags are called: other names of them, and how those in use are spelt. Tags that differ by case alone are
/// one.
struct TagNames {
    private let targets: [String: String]
    /// Spellings in use of a tag, and of what stands above one, by its lower case.
    private let spellings: [String: [String]]

    init(_ database: Database) throws {
        let rows = try database.all("SELECT alias, tag FROM tag_alias") { ($0.text(0), $0.text(1)) }
        targets = Dictionary(rows) { first, _ in first }
        var spellings: [String: Set<String>] = [:]
        let used: [String] = try database.all("SELECT DISTINCT tag FROM tag") { $0.text(0) }
        for tag in used + Array(targets.values) {
            for head in TagNames.heads(of: tag) { spellings[head.lowercased(), default: []].insert(head) }
        }
        self.spellings = spellings.mapValues { $0.sorted() }
    }

    /// A tag and all that it stands under, the longest first.
    private static func heads(of tag: String) -> [String] {
        var heads = [tag]
        var head = tag[...]
        while let slash = head.lastIndex(of: "/") {
            head = head[..<slash]
            heads.append(String(head))
        }
        return heads
    }

    /// The tag that `tag` is another name of, or stands under another name of, as it is spelt.
    func target(of tag: String) -> String {
        let tag = named(tag)
        guard spellings[tag.lowercased()]?.contains(tag) != true else { return tag }
        for head in TagNames.heads(of: tag) {
            if let spelt = spellings[head.lowercased()]?.first { return spelt + tag.dropFirst(head.count) }
        }
        return tag
    }

    private func named(_ tag: String) -> String {
        guard !targets.isEmpty else { return tag }
        for head in TagNames.heads(of: tag) {
            if let target = targets[head] { return target + tag.dropFirst(head.count) }
        }
        return tag
    }

    /// The query with tags under their own names, in every spelling that is in use.
    func puttingIn(_ query: Query) -> Query {
        query.mapped { term in
            guard case .field(.tag, .text(let tag)) = term else { return term }
            let name = named(tag)
            let spellings = spellings[name.lowercased()] ?? [target(of: name)]
            let tags = spellings.map { Query.field(.tag, .text($0)) }
            return tags.count == 1 ? tags[0] : .or(tags)
        }
    }
}

/// What a rule does, or would do.
public struct TagRuleOutcome: Sendable, Equatable {
    /// Name of the rule.
    public var rule: String
    /// Its tags.
    public var tags: [String]
    /// How many items answer its query.
    public var matched: Int
    /// How many get a tag that they have not.
    public var changed: Int
}

extension ReviewStore {
    /// All rules by name.
    public func tagRules() throws -> [TagRule] {
        try database.all("SELECT name, query, tags FROM tag_rule ORDER BY name") {
            TagRule(name: $0.text(0), query: $0.text(1), tags: $0.json(2).strings)
        }
    }

    /// Keeps a rule, in the place of the one with its name; its tags under their own names.
    public func put(_ rule: TagRule) throws {
        let aliases = try TagNames(database)
        let tags = rule.tags.compactMap(TagName.plain).map(aliases.target)
        try database.run(
            """
            INSERT INTO tag_rule (name, query, tags) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET query = excluded.query, tags = excluded.tags
            WHERE (query, tags) <> (excluded.query, excluded.tags)
            """,
            with: [.text(rule.name), .text(rule.query), .text(JSONValue.strings(tags).text)])
    }

    /// Forgets a rule; the tags that it gave stay. Tells whether there was one.
    @discardableResult
    public func remove(rule name: String) throws -> Bool {
        try database.run("DELETE FROM tag_rule WHERE name = ?", with: [.text(name)]) > 0
    }

    /// Gives the tags of rules to what answers their queries, in one transaction: of those called `names`,
    /// or of all, in the order of their names. A tag that a person took off an item does not come back.
    @discardableResult
    public func applyRules(_ names: [String]? = nil) throws -> [TagRuleOutcome] {
        let rules = try tagRules().filter { names?.contains($0.name) ?? true }
        guard !rules.isEmpty else { return [] }
        return try joining { try rules.map(apply) }
    }

    /// Applies all rules until none gives anything that another one asks for, so that it makes no difference which
    /// tags were there first. A tag that several rules give is that of the first of them.
    func applyRulesToTheEnd() throws -> [TagRuleOutcome] {
        var all = try applyRules()
        for _ in all where all.contains(where: { $0.changed > 0 }) {
            let more = try applyRules()
            guard more.contains(where: { $0.changed > 0 }) else { break }
            for index in all.indices { all[index].changed += more[index].changed }
        }
        for rule in try tagRules() {
            let query = QueryParser.parse(rule.query).query.restrictedToReadable
            let tags = rule.tags.map(try TagNames(database).target)
            _ = try forEachAnswer(to: plan(query, guessing: false)) { key in
                for tag in tags {
                    try database.run(
                        "UPDATE tag SET rule = ?3 WHERE key = ?1 AND tag = ?2 AND rule > ?3",
                        with: [.text(key), .text(tag), .text(rule.name)])
                }
                return false
            }
        }
        return all
    }

    private func apply(_ rule: TagRule) throws -> TagRuleOutcome {
        let query = QueryParser.parse(rule.query).query.restrictedToReadable
        let aliases = try TagNames(database)
        let tags = rule.tags.map(aliases.target)
        let outcome = try forEachAnswer(to: plan(query, guessing: false)) { key in
            try tags.reduce(0) { $0 + (try give($1, to: key, rule: rule.name)) } > 0
        }
        return TagRuleOutcome(
            rule: rule.name, tags: tags, matched: outcome.matched, changed: outcome.changed)
    }

    private func give(_ tag: String, to key: String, rule: String) throws -> Int {
        try database.run(
            """
            INSERT OR IGNORE INTO tag (key, tag, rule) SELECT ?1, ?2, ?3
            WHERE NOT EXISTS (SELECT 1 FROM untagged WHERE key = ?1 AND tag = ?2)
            """, with: [.text(key), .text(tag), .text(rule)])
    }

    /// Tags of the item with `key`, with the rules that gave them; nil for those that a person gave.
    public func tagOrigins(key: String) throws -> [(tag: String, rule: String?)] {
        try database.all("SELECT tag, rule FROM tag WHERE key = ? ORDER BY tag", with: [.text(key)]) {
            ($0.text(0), $0.optionalText(1))
        }
    }
}

/// Tags that whatever answers a query gets.
public struct TagRule: Sendable, Equatable {
    /// What it is called.
    public var name: String
    /// Which items, as typed.
    public var query: String
    /// The tags they get.
    public var tags: [String]

    /// A rule called `name`.
    public init(name: String, query: String, tags: [String]) {
        self.name = name
        self.query = query
        self.tags = tags
    }
}
