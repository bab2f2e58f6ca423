internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Saved searches by name.
    public func savedSearches() throws -> [(name: String, query: String)] {
        try database.all("SELECT name, query FROM saved_search ORDER BY name") { ($0.text(0), $0.text(1)) }
    }

    /// Saves a search under a name, which must not be empty; nil removes it.
    public func save(search name: String, query: String?) throws {
        if let query {
            try database.run(
                "INSERT OR REPLACE INTO saved_search (name, query) VALUES (?, ?)",
                [.text(name), .text(query)])
        } else {
            try database.run("DELETE FROM saved_search WHERE name = ?", [.text(name)])
        }
    }

    /// The query with saved searches put in for `search:name`.
    func resolve(_ query: Query) throws -> Query {
        guard query.mentions(.search) else { return query }
        var saved: [String: Query] = [:]
        for search in try savedSearches() { saved[search.name] = QueryParser.parse(search.query).query }
        return query.puttingIn(saved, depth: 0)
    }
}

extension Query {
    /// The query with saved ones in the place of their names. One that contains itself ends after
    /// a few rounds in what finds nothing.
    fileprivate func puttingIn(_ saved: [String: Query], depth: Int) -> Query {
        switch self {
        case .and(let parts): .and(parts.map { $0.puttingIn(saved, depth: depth) })
        case .or(let parts): .or(parts.map { $0.puttingIn(saved, depth: depth) })
        case .not(let part): .not(part.puttingIn(saved, depth: depth))
        case .field(.search, .text(let name)) where depth < 4:
            saved[name]?.puttingIn(saved, depth: depth + 1) ?? self
        case .all, .word, .exactWord, .prefix, .phrase, .field: self
        }
    }
}
