internal import JSON
internal import ReviewModel
internal import SQLite

// Saved searches and rules. One that is called as another here, and is not the same, gets a name of its own.

extension LibraryMerging {
    /// Takes saved searches and rules.
    func takeNamedQueries() throws {
        let rows = try all("saved_search").compactMap { row in
            row["name"].string.flatMap { name in row["query"].string.map { (name: name, query: $0) } }
        }
        let own = Dictionary(try store.savedSearches()) { first, _ in first }
        // A search may name others that have another name here.
        for _ in rows {
            var names: [String: String] = [:]
            for (name, query) in rows {
                let query = renamed(query)
                let new = freeName(name, taken: own.keys) { own[$0] == query }
                if new != name { names[name] = new }
            }
            if names == renamedSearches { break }
            renamedSearches = names
        }
        for (name, query) in rows { try take(search: name, query) }
        try takeRules()
    }

    private func take(search name: String, _ query: String) throws {
        let new = renamedSearches[name] ?? name
        let query = renamed(query)
        guard try !store.savedSearches().contains(where: { $0 == (new, query) }) else { return }
        do {
            try store.save(search: new, query: query)
        } catch LibraryError.circular {
            return outcome.conflicts.append(.circular(what: "saved search '\(name)'"))
        }
        outcome.count(.search)
        if new != name {
            outcome.conflicts.append(.renamed(what: "saved search", name: name, to: new))
        }
    }

    private func takeRules() throws {
        let aliases = try TagNames(database)
        let own = try store.tagRules()
        for row in try all("tag_rule") {
            guard let name = row["name"].string, let query = row["query"].string else { continue }
            let tags = row["tags"].string.flatMap { text in
                JSONValue(parsing: text)?.strings
            }
            var rule = TagRule(
                name: name, query: renamed(query), tags: (tags ?? []).map(theirAliases.target))
            let isSame = { (other: TagRule) in
                other.query == rule.query
                    && other.tags.map(aliases.target) == rule.tags.map(aliases.target)
            }
            rule.name = freeName(name, taken: own.map(\.name)) { other in
                own.contains { $0.name == other && isSame($0) }
            }
            if rule.name != name { renamedRules[name] = rule.name }
            guard !own.contains(where: { $0.name == rule.name }) else { continue }
            try store.put(rule)
            outcome.count(.rule)
            if rule.name != name {
                outcome.conflicts.append(.renamed(what: "rule", name: name, to: rule.name))
            }
        }
    }

    /// `name`, or `name-2`, `name-3` and so on: the first that is not taken, or that is taken by the same.
    private func freeName(_ name: String, taken: some Collection<String>, isSame: (String) -> Bool) -> String
    {
        var (free, number) = (name, 1)
        while taken.contains(free), !isSame(free) {
            number += 1
            free = "\(name)-\(number)"
        }
        return free
    }

    /// The query with saved searches under the names that they have here.
    func renamed(_ text: String) -> String {
        guard !renamedSearches.isEmpty else { return text }
        var parsed = QueryParser.parse(text)
        guard parsed.query.names.searches.contains(where: { renamedSearches[$0] != nil }) else { return text }
        parsed.query = renamed(parsed.query)
        return parsed.description
    }

    private func renamed(_ query: Query) -> Query {
        query.mapped { term in
            guard case .field(.search, .text(let name)) = term else { return term }
            return .field(.search, .text(renamedSearches[name] ?? name))
        }
    }

    /// All rows of a table of the other library.
    func all(_ table: String) throws -> [JSONValue] {
        var rows: [JSONValue] = []
        try other.rows(of: DumpedTable(name: table)) { rows.append($0) }
        return rows
    }
}
