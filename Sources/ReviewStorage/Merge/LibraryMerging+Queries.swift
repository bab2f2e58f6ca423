// Saved searches and rules. Where both libraries call another one by one name, one of them gets a name of its own.

internal import JSON
internal import ReviewModel
internal import SQLite
import Wording

extension LibraryMerging {
    /// Takes saved searches and rules.
    func takeNamedQueries() throws {
        let rows = try all("saved_search").compactMap { row in
            row["name"].string.flatMap { name in row["query"].string.map { (name, $0) } }
        }
        let theirs = Dictionary(rows) { first, _ in first }
        let own = Dictionary(try store.savedSearches()) { first, _ in first }
        searches = MergedNames(
            own: MergedNames.meanings(of: own), theirs: MergedNames.meanings(of: theirs))
        try takeRules(own: own, theirs: theirs)
        try NamedRows(database).rename(searches: searches.here)
        tell(searches, what: "saved search")
        for (name, query) in rows { try take(search: name, query) }
    }

    private func tell(_ names: MergedNames, what: Phrase) {
        for (name, new) in names.here.sorted(by: { $0.key < $1.key }) {
            outcome.conflicts.append(.gaveWay(what: what, name: name, to: new))
        }
    }

    private func take(search name: String, _ query: String) throws {
        let new = searches.there[name] ?? name
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

    /// Takes the rules; `own` and `theirs` are the saved searches of both, as they were.
    private func takeRules(own: [String: String], theirs: [String: String]) throws {
        let aliases = try TagNames(database)
        let known = try store.tagRules()
        let taken = try all("tag_rule").compactMap { row -> TagRule? in
            guard let name = row["name"].string, let query = row["query"].string else { return nil }
            let tags = row["tags"].string.flatMap { JSONValue(parsing: $0)?.strings } ?? []
            return TagRule(name: name, query: query, tags: tags.map(theirAliases.target))
        }
        func meanings(of rules: [TagRule], searches: [String: String]) -> [String: String] {
            Dictionary(
                rules.map { rule in
                    let query = MergedNames.meaning(of: rule.query, among: searches)
                    return (rule.name, ([query] + rule.tags.map(aliases.target)).joined(separator: "\n"))
                }
            ) { first, _ in first }
        }
        rules = MergedNames(
            own: meanings(of: known, searches: own), theirs: meanings(of: taken, searches: theirs))
        try NamedRows(database).rename(rules: rules.here)
        tell(rules, what: "rule")
        let names = Set(try store.tagRules().map(\.name))
        for rule in taken {
            let name = rules.there[rule.name] ?? rule.name
            guard !names.contains(name) else { continue }
            try store.put(TagRule(name: name, query: renamed(rule.query), tags: rule.tags))
            outcome.count(.rule)
            if name != rule.name {
                outcome.conflicts.append(.renamed(what: "rule", name: rule.name, to: name))
            }
        }
    }

    /// A query of the other library with saved searches under the names that they have here.
    func renamed(_ text: String) -> String { MergedNames.renamed(text) { searches.there[$0] ?? $0 } }

    /// All rows of a table of the other library.
    func all(_ table: String) throws -> [JSONValue] {
        var rows: [JSONValue] = []
        // In the order of the dump: corrections of one second stand in the order in which they were made.
        let dumped = DumpedTable.all.first { $0.name == table } ?? DumpedTable(name: table)
        try other.rows(of: dumped) { rows.append($0) }
        return rows
    }
}

/// Gives saved searches and rules other names, and what goes by the old ones with them.
struct NamedRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Gives saved searches the names that `new` has for theirs. One that takes the place of another says the same.
    func rename(searches new: [String: String]) throws {
        guard !new.isEmpty else { return }
        for (name, free) in new {
            try database.run(
                "UPDATE OR IGNORE saved_search SET name = ? WHERE name = ?", with: [.text(free), .text(name)])
            try database.run("DELETE FROM saved_search WHERE name = ?", with: [.text(name)])
        }
        for table in ["saved_search", "list", "tag_rule"] {
            let rows = try database.all("SELECT name, query FROM \(table) WHERE query IS NOT NULL") {
                (name: $0.text(0), query: $0.text(1))
            }
            for row in rows {
                let query = MergedNames.renamed(row.query) { new[$0] ?? $0 }
                guard query != row.query else { continue }
                try database.run(
                    "UPDATE \(table) SET query = ? WHERE name = ?", with: [.text(query), .text(row.name)])
            }
        }
    }

    /// Gives rules the names that `new` has for theirs.
    func rename(rules new: [String: String]) throws {
        for (name, free) in new {
            try database.run(
                "UPDATE OR IGNORE tag_rule SET name = ? WHERE name = ?", with: [.text(free), .text(name)])
            try database.run("DELETE FROM tag_rule WHERE name = ?", with: [.text(name)])
            try database.run("UPDATE tag SET rule = ? WHERE rule = ?", with: [.text(free), .text(name)])
        }
    }
}
