internal import ReviewModel
internal import SQLite

// A tag that a person gave in either library stays. One that only a rule gave does not come back where a
// person took it off. Tags come under the names that they have there, and are renamed when all are here, so
// that it does not matter which library takes the other.

extension LibraryMerging {
    /// Takes other names of tags. Of two meanings of a name the one here stays; of two tags that are other
    /// names of each other, the first of the alphabet is the tag.
    func takeAliases() throws {
        let known = try store.tagAliases()
        let theirs = try all("tag_alias").compactMap { row in
            row["alias"].string.flatMap { alias in row["tag"].string.map { (alias: alias, tag: $0) } }
        }
        for (alias, tag) in (known + theirs).sorted(by: { $0 < $1 }) {
            if known.contains(where: { $0 == (alias, tag) }) {
                // What has come under that name goes by the other one.
                _ = try? store.put(alias: alias, of: tag)
                continue
            }
            let own = Dictionary(try store.tagAliases().map { ($0.alias, $0.tag) }) { first, _ in first }
            let target = try TagAliases(database).target(of: tag)
            if let known = own[alias] {
                guard known != target, known != tag else { continue }
                outcome.conflicts.append(
                    .chosen(what: "tag that '\(alias)' stands for", value: known, insteadOf: tag))
                continue
            }
            if target == alias, tag < alias { try store.put(alias: tag, of: nil) }
            do {
                try store.put(alias: alias, of: tag)
                outcome.count(.alias)
            } catch LibraryError.circular {
                outcome.conflicts.append(.circular(what: "'\(alias)' as another name of '\(tag)'"))
            }
        }
    }

    /// Takes tags, and what was taken off.
    func takeTags() throws {
        let aliases = try TagAliases(database)
        var before: [String: [String]] = [:]
        try other.rows(of: DumpedTable(name: "tag")) { row in
            guard let key = try row["key"].string.map(key), let tag = row["tag"].string else { return }
            let rule = row["rule"].string.map { renamedRules[$0] ?? $0 }
            let target = aliases.target(of: tag)
            if target != tag, try isGiven(target, key, byPerson: rule == nil) { return }
            if before[key] == nil { before[key] = try store.curation(key: key).tags }
            try database.run(
                """
                INSERT INTO tag (key, tag, rule) VALUES (?, ?, ?)
                ON CONFLICT (key, tag) DO UPDATE SET rule = NULL
                    WHERE excluded.rule IS NULL AND rule IS NOT NULL
                """, [.text(key), .text(tag), .optional(rule)])
        }
        try other.rows(of: DumpedTable(name: "untagged")) { row in
            guard let key = try row["key"].string.map(key), let tag = row["tag"].string else { return }
            let target = aliases.target(of: tag)
            if target != tag, try isGiven(target, key, byPerson: true) || isTakenOff(target, key) { return }
            if before[key] == nil { before[key] = try store.curation(key: key).tags }
            try database.run(
                "INSERT OR IGNORE INTO untagged (key, tag) VALUES (?, ?)", [.text(key), .text(tag)])
        }
        try TagSettlement.settle(in: database)
        outcome.count(.tagged, try before.count { try store.curation(key: $0.key).tags != $0.value })
    }

    /// Whether the item has the tag, or will not get it from a rule.
    private func isGiven(_ tag: String, _ key: String, byPerson: Bool) throws -> Bool {
        let sql = "SELECT rule IS NULL FROM tag WHERE key = ? AND tag = ?"
        let isOwn = try database.first(sql, [.text(key), .text(tag)]) { $0.integer(0) == 1 }
        if byPerson { return isOwn ?? false }
        return try isOwn != nil || isTakenOff(tag, key)
    }

    private func isTakenOff(_ tag: String, _ key: String) throws -> Bool {
        let sql = "SELECT 1 FROM untagged WHERE key = ? AND tag = ?"
        return try database.first(sql, [.text(key), .text(tag)]) { _ in true } ?? false
    }
}
