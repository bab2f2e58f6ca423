internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Saved searches by name.
    public func savedSearches() throws -> [(name: String, query: String)] {
        try database.all("SELECT name, query FROM saved_search ORDER BY name") { ($0.text(0), $0.text(1)) }
    }

    /// Saves a search under a name, which must not be empty; nil removes it. Throws
    /// `LibraryError.circular` when the search would contain itself.
    public func save(search name: String, query: String?) throws {
        try transaction {
            guard let query else {
                try database.run("DELETE FROM saved_search WHERE name = ?", [.text(name)])
                return
            }
            try database.run(
                """
                INSERT INTO saved_search (name, query) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET query = excluded.query WHERE query <> excluded.query
                """, [.text(name), .text(query)])
            try refuseCircle(from: .field(.search, .text(name)))
        }
    }

    /// Throws where what `query` names contains itself.
    func refuseCircle(from query: Query) throws {
        if let names = try NamedQueries(database).circle(in: query) {
            throw LibraryError.circular(names: names)
        }
    }

    /// The query with what is behind `search:name`, `list:name` and `has:lists` put in, and tags under their
    /// own names.
    func resolve(_ query: Query) throws -> Query {
        let fields = query.fields
        guard fields.contains(where: { $0 == .search || $0 == .list || $0 == .tag || $0 == .has }) else {
            return query
        }
        let whole = try NamedQueries(database).puttingIn(query)
        return whole.mentions(.tag) ? try TagAliases(database).puttingIn(whole) : whole
    }
}
