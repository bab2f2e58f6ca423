internal import SQLite

extension ReviewStore {
    /// Citation keys given to papers, by what papers are told apart by (`arxiv:2102.12092`).
    public func citationKeys() throws -> [String: String] {
        var keys: [String: String] = [:]
        let rows = try database.all("SELECT paper, key FROM citation_key") { ($0.text(0), $0.text(1)) }
        for (paper, key) in rows { keys[paper] = key }
        return keys
    }

    /// Keeps keys given to papers; a paper that has one keeps it.
    public func keep(citationKeys: [String: String]) throws {
        try transaction {
            for (paper, key) in citationKeys.sorted(by: { $0.key < $1.key }) {
                try database.run(
                    "INSERT OR IGNORE INTO citation_key (paper, key) VALUES (?, ?)",
                    [.text(paper), .text(key)])
            }
        }
    }
}
