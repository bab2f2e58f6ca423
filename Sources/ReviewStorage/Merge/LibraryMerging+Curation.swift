internal import JSON
internal import ReviewModel
internal import SQLite
import Wording

// What the reader wrote of items. What one library has and the other has not is kept.

extension LibraryMerging {
    /// Takes all that the reader of the other library wrote, and what cannot be read again.
    func takeCuration() throws {
        try other.rows(of: DumpedTable(name: "alias")) { row in
            guard let id = row["id"].string, let old = row["key"].string else { return }
            try remember(id: id, key: key(old))
        }
        try takeFormerTexts()
        try takeNamedQueries()
        try takeTags()
        try takeAliases()
        try takeMarks()
        try takeNotes()
        try MergedCorrections(self).take()
        try MergedLists(self).take()
        try takeJudgements()
        try takeFollowed()
        try takeMetadata()
    }

    private func takeFormerTexts() throws {
        let formers = FormerTexts(database, now: store.now().seconds)
        try other.rows(of: DumpedTable(name: "former_text")) { row in
            guard let old = row["key"].string, let text = row["text"].string else { return }
            let key = try key(old)
            let shown = try database.first(
                "SELECT t.text FROM review r JOIN review_text t ON t.review = r.number WHERE r.key = ?",
                with: [.text(key)]
            ) { $0.text(0) }
            try formers.note(
                text, dated: row["edited"].integer.map(Int64.init), of: key, shown: shown ?? "",
                replaced: row["replaced"].integer.map(Int64.init))
        }
    }

    private func takeMarks() throws {
        try other.rows(of: DumpedTable(name: "mark")) { row in
            guard let key = try row["key"].string.map(key),
                let status = row["status"].string.flatMap(Curation.Status.init(rawValue:))
            else { return }
            let known = try store.curation(key: key)
            let rating = row["rating"].integer
            let ratings = [rating, known.rating].compactMap(\.self)
            let best = ratings.max()
            if let best, let other = ratings.min(), other != best {
                outcome.conflicts.append(
                    .chosen(what: "rating of \(id(key))", value: "\(best)", insteadOf: "\(other)"))
            }
            let later = known.status.progress < status.progress ? status : known.status
            if Set([known.status, status]) == [.read, .skipped] {
                outcome.conflicts.append(
                    .chosen(what: "status of \(id(key))", value: "read", insteadOf: "skipped"))
            }
            let changes = try database.run(
                """
                INSERT INTO mark (key, status, rating) SELECT ?1, ?2, ?3 WHERE true
                ON CONFLICT (key) DO UPDATE SET status = excluded.status, rating = excluded.rating
                WHERE (status, rating) IS NOT (excluded.status, excluded.rating)
                """,
                with: [
                    .text(key), .text(later.rawValue), best.map { .integer(Int64($0)) } ?? .null,
                ])
            outcome.count(.marked, by: changes)
        }
    }

    private func takeNotes() throws {
        try other.rows(of: DumpedTable(name: "note")) { row in
            guard let key = try row["key"].string.map(key), let text = row["text"].string else { return }
            let own = try store.curation(key: key).notes
            let both = MergedText.both(own, other: text)
            guard both != own else { return }
            try store.note(both, key: key)
            outcome.count(.noted)
        }
    }

    /// Borders between posts, papers kept apart, and the keys that papers are cited by. Of two judgements of a
    /// border the later one counts. The key of a paper here stays, as it may stand in a text already, and no key is
    /// given twice.
    private func takeJudgements() throws {
        for (table, columns, update) in [
            (
                "boundary", ["opening", "change", "made"],
                """
                (opening) DO UPDATE SET change = excluded.change, made = excluded.made
                WHERE (excluded.made, excluded.change) > (made, change)
                """
            ),
            (
                "apart", ["one", "other", "made"],
                "(one, other) DO UPDATE SET made = excluded.made WHERE excluded.made > made"
            ),
        ] {
            try other.rows(of: DumpedTable(name: table)) { row in
                let changes = try database.run(
                    """
                    INSERT INTO \(table) (\(columns.joined(separator: ", "))) SELECT ?, ?, ? WHERE true
                    ON CONFLICT \(update)
                    """, with: columns.map { row[$0].columnValue })
                outcome.count(.judgement, by: changes)
            }
        }
        try other.rows(of: DumpedTable(name: "citation_key")) { row in
            guard let paper = row["paper"].string, let key = row["key"].string else { return }
            let changes = try database.run(
                """
                INSERT OR IGNORE INTO citation_key (paper, key) SELECT ?1, ?2
                WHERE NOT EXISTS (SELECT 1 FROM citation_key WHERE key = ?2)
                """, with: [.text(paper), .text(key)])
            outcome.count(.citationKey, by: changes)
        }
    }
}

extension Curation.Status {
    /// How far a reader has come: of two states the farther one is the later.
    fileprivate var progress: Int {
        switch self {
        case .unread: 0
        case .reading: 1
        case .skipped: 2
        case .read: 3
        }
    }
}

// A tag that a person gave in either library stays. One that only a rule gave does not come back where a
// person took it off. Tags come under the names that they have there, and are renamed when all are here, so
// that it does not matter which library takes the other.

extension LibraryMerging {
    /// Takes other names of tags. Of two meanings of a name the first of the alphabet counts from now on; of two
    /// tags that are other names of each other, the first of the alphabet is the tag.
    func takeAliases() throws {
        let known = try store.tagAliases()
        let theirs = try all("tag_alias").compactMap { row in
            row["alias"].string.flatMap { alias in row["tag"].string.map { (alias: alias, tag: $0) } }
        }
        for (alias, tag) in (known + theirs).sorted(by: { $0 < $1 }) {
            if known.contains(where: { $0 == (alias, tag) }) {
                // What has come under that name goes by the other one, which may have given way to theirs.
                let now = try store.tagAliases().first { $0.alias == alias }?.tag
                do {
                    try store.put(alias: alias, of: now ?? tag)
                } catch LibraryError.circular {
                    // The name that was taken before it has made a circle of it.
                    outcome.conflicts.append(.circular(what: "other name of a tag '\(alias)'"))
                }
                continue
            }
            let own = Dictionary(try store.tagAliases().map { ($0.alias, $0.tag) }) { first, _ in first }
            let target = try TagNames(database).target(of: tag)
            if let known = own[alias] {
                guard known != target, known != tag else { continue }
                let isFirst = target < known
                outcome.conflicts.append(
                    .chosen(
                        what: "tag that '\(alias)' stands for", value: isFirst ? target : known,
                        insteadOf: isFirst ? known : tag))
                guard isFirst else { continue }
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
        let aliases = try TagNames(database)
        var before: [String: [String]] = [:]
        try other.rows(of: DumpedTable(name: "tag")) { row in
            guard let key = try row["key"].string.map(key), let tag = row["tag"].string else { return }
            let rule = row["rule"].string.map { rules.there[$0] ?? $0 }
            let target = aliases.target(of: tag)
            if target != tag, try isGiven(target, key: key, byPerson: rule == nil) { return }
            if before[key] == nil { before[key] = try store.curation(key: key).tags }
            try database.run(
                """
                INSERT INTO tag (key, tag, rule) VALUES (?, ?, ?)
                ON CONFLICT (key, tag) DO UPDATE SET rule = min(rule, excluded.rule)
                    WHERE rule IS NOT min(rule, excluded.rule)
                """, with: [.text(key), .text(tag), .optional(rule)])
        }
        try other.rows(of: DumpedTable(name: "untagged")) { row in
            guard let key = try row["key"].string.map(key), let tag = row["tag"].string else { return }
            let target = aliases.target(of: tag)
            if target != tag, try isGiven(target, key: key, byPerson: true) || isTakenOff(target, key: key) {
                return
            }
            if before[key] == nil { before[key] = try store.curation(key: key).tags }
            try database.run(
                "INSERT OR IGNORE INTO untagged (key, tag) VALUES (?, ?)", with: [.text(key), .text(tag)])
        }
        try RuleTagConflicts.settle(in: database)
        outcome.count(.tagged, by: try before.count { try store.curation(key: $0.key).tags != $0.value })
    }

    /// Whether the item has the tag, or will not get it from a rule.
    private func isGiven(_ tag: String, key: String, byPerson: Bool) throws -> Bool {
        let sql = "SELECT rule IS NULL FROM tag WHERE key = ? AND tag = ?"
        let isOwn = try database.first(sql, with: [.text(key), .text(tag)]) { $0.integer(0) == 1 }
        if byPerson { return isOwn ?? false }
        return try isOwn != nil || isTakenOff(tag, key: key)
    }

    private func isTakenOff(_ tag: String, key: String) throws -> Bool {
        let sql = "SELECT 1 FROM untagged WHERE key = ? AND tag = ?"
        return try database.first(sql, with: [.text(key), .text(tag)]) { _ in true } ?? false
    }
}
