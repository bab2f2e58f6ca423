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
                try database.run("DELETE FROM saved_search WHERE name = ?", with: [.text(name)])
                return
            }
            try database.run(
                """
                INSERT INTO saved_search (name, query) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET query = excluded.query WHERE query <> excluded.query
                """, with: [.text(name), .text(query)])
            try refuseCircle(from: .field(.search, .text(name)))
        }
    }

    /// Throws where what `query` names contains itself.
    func refuseCircle(from query: Query) throws {
        if let names = try NamedQueries(database).circle(in: query) {
            throw LibraryError.circular(names: names)
        }
    }

    /// The query with what is behind `search:name`, `list:name` and `has:lists` put in, tags and lists under their
    /// own names, and what the library alone knows of: notes, posts and papers by their addresses, today.
    func resolve(_ query: Query) throws -> Query {
        var whole = query.mentions(.list) ? try puttingInLists(query) : query
        if whole.fields.contains(where: { $0 == .search || $0 == .list || $0 == .has }) {
            whole = try NamedQueries(database).puttingIn(whole)
        }
        if whole.mentions(.list) { whole = try puttingInLists(whole) }
        if whole.mentions(.tag) { whole = try TagNames(database).puttingIn(whole) }
        if whole.mentions(.venue) { whole = try VenueSpellings(database).puttingIn(whole) }
        if whole.mentions(.note) { whole = try puttingInNotes(whole) }
        return try puttingInReferences(whole.settled(at: now()))
    }

    /// Lists as they are spelt.
    private func puttingInLists(_ query: Query) throws -> Query {
        try query.mapped { term in
            guard case .field(.list, .text(let name)) = term else { return term }
            return .field(.list, .text(try list(named: name)?.name ?? name))
        }
    }

    private func puttingInNotes(_ query: Query) throws -> Query {
        let notes = NoteSearch(database)
        return try query.mapped { term in
            guard case .field(.note, .text(let text)) = term else { return term }
            let (words, isPrefix) = Wildcard.split(text)
            let terms = QueryTerms(words)
            guard let expression = isPrefix ? terms.prefixStems : terms.anyForm else { return .not(.all) }
            return try ids(of: notes.numbers(with: expression))
        }
    }
}

/// The queries that stand behind `search:name` and, for lists that follow one, `list:name`.
struct NamedQueries {
    private let searches: [String: Query]
    private let lists: [String: Query]

    init(_ database: Database) throws {
        searches = try NamedQueries.read("SELECT name, query FROM saved_search", database: database)
        lists = try NamedQueries.read(
            "SELECT name, query FROM list WHERE query IS NOT NULL", database: database
        )
        .mapValues(\.restrictedToReadable)
    }

    private static func read(_ sql: String, database: Database) throws -> [String: Query] {
        let rows = try database.all(sql) { ($0.text(0), QueryParser.parse($0.text(1)).query) }
        return Dictionary(rows) { $1 }
    }

    /// The query with what its names stand for. A name inside what it stands for finds nothing.
    func puttingIn(_ query: Query) -> Query {
        let whole = replacing(query, inside: [])
        // A saved search that asks for kinds itself is not cut down to reviews and entries.
        guard case .and(let parts) = query, let last = parts.last, last == Query.readableKinds,
            parts.dropLast().contains(where: asksForKinds)
        else { return whole }
        let rest = parts.dropLast().map { replacing($0, inside: []) }
        return rest.count == 1 ? rest[0] : .and(rest)
    }

    private func asksForKinds(_ query: Query) -> Bool {
        guard case .field(.search, .text(let name)) = query else { return false }
        return searches[name]?.mentions(.kind) ?? false
    }

    private func replacing(_ query: Query, inside names: [String]) -> Query {
        query.mapped { replacing(term: $0, inside: names) }
    }

    private func replacing(term query: Query, inside names: [String]) -> Query {
        switch query {
        case .field(.has, .text(let name)) where ItemPart(name: name) == .lists && !lists.isEmpty:
            let followed = lists.keys.sorted().map { Query.field(.list, .text($0)) }
            return .or([query] + followed.map { replacing($0, inside: names) })
        case .field(let field, .text(let name)):
            guard let target = target(field, name: name) else { return query }
            let spelling = NamedQueries.spelling(field, name: name)
            if names.contains(spelling) { return field == .list ? query : .not(.all) }
            let inner = replacing(target, inside: names + [spelling])
            // What was put on such a list by hand stands on it as well.
            return field == .list ? .or([query, inner]) : inner
        case .all, .and, .or, .not, .word, .exactWord, .prefix, .phrase, .field: return query
        }
    }

    private func target(_ field: Field, name: String) -> Query? {
        switch field {
        case .search: searches[name]
        case .list: lists[name]
        default: nil
        }
    }

    private static func spelling(_ field: Field, name: String) -> String { "\(field.rawValue):\(name)" }

    /// Names of which each contains the next one and the last the first; nil where there are none.
    func circle(in query: Query, inside names: [String] = []) -> [String]? {
        query.leaves.lazy.compactMap { term -> [String]? in
            guard case .field(let field, .text(let name)) = term, let target = target(field, name: name)
            else {
                return nil
            }
            let spelling = NamedQueries.spelling(field, name: name)
            if let start = names.firstIndex(of: spelling) { return Array(names[start...]) + [spelling] }
            return circle(in: target, inside: names + [spelling])
        }.first
    }
}
