internal import SQLite

/// Gives saved searches and rules other names, and what goes by the old ones with them.
struct NamedRows {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Gives saved searches the names that `new` has for theirs. One that takes the place of another says the same.
    func rename(searches new: [String: String]) throws {
        guard !new.isEmpty else { return }
        for (name, free) in new {
            try database.run(
                "UPDATE OR IGNORE saved_search SET name = ? WHERE name = ?", [.text(free), .text(name)])
            try database.run("DELETE FROM saved_search WHERE name = ?", [.text(name)])
        }
        for table in ["saved_search", "list", "tag_rule"] {
            let rows = try database.all("SELECT name, query FROM \(table) WHERE query IS NOT NULL") {
                (name: $0.text(0), query: $0.text(1))
            }
            for row in rows {
                let query = MergedNames.renamed(row.query) { new[$0] ?? $0 }
                guard query != row.query else { continue }
                try database.run(
                    "UPDATE \(table) SET query = ? WHERE name = ?", [.text(query), .text(row.name)])
            }
        }
    }

    /// Gives rules the names that `new` has for theirs.
    func rename(rules new: [String: String]) throws {
        for (name, free) in new {
            try database.run(
                "UPDATE OR IGNORE tag_rule SET name = ? WHERE name = ?", [.text(free), .text(name)])
            try database.run("DELETE FROM tag_rule WHERE name = ?", [.text(name)])
            try database.run("UPDATE tag SET rule = ? WHERE rule = ?", [.text(free), .text(name)])
        }
    }
}
