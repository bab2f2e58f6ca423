internal import JSON
internal import ReviewModel
internal import SQLite

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
            [.text(rule.name), .text(rule.query), .text(JSONValue.strings(tags).text)])
    }

    /// Forgets a rule; the tags that it gave stay. Tells whether there was one.
    @discardableResult
    public func remove(rule name: String) throws -> Bool {
        try database.run("DELETE FROM tag_rule WHERE name = ?", [.text(name)]) > 0
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
                        [.text(key), .text(tag), .text(rule.name)])
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
            """, [.text(key), .text(tag), .text(rule)])
    }

    /// Tags of the item with `key`, with the rules that gave them; nil for those that a person gave.
    public func tagOrigins(key: String) throws -> [(tag: String, rule: String?)] {
        try database.all("SELECT tag, rule FROM tag WHERE key = ? ORDER BY tag", [.text(key)]) {
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

/// Settles what rules gave and what a person took off, where both have come together under one name or on
/// one item: a tag that a person gave stays, and one that only a rule gave goes.
enum RuleTagConflicts {
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
