internal import ReviewModel
internal import SQLite

extension ReviewStore {
    /// The first thing that makes the library no sound one, in a few words; nil where there is none.
    public func firstProblem() throws -> String? {
        var problem: String?
        do {
            try database.snapshot {
                try LibrarySoundness(self) { finding in
                    problem = [finding.id, finding.detail].compactMap { $0 }.filter { !$0.isEmpty }.joined(
                        separator: ": ")
                    throw Found()
                }.check()
            }
        } catch is Found {}
        return problem
    }

    /// Calls `body` with everything that makes the library no sound one.
    public func checkSoundness(_ body: @escaping (LibraryFinding) throws -> Void) throws {
        try database.snapshot { try LibrarySoundness(self, report: body).check() }
    }

    /// Makes anew what is made from the rest: the text index, the words of names, sites, indexes; and removes
    /// what other programs have put into the file. What was read and what the reader wrote stays.
    public func repair() throws {
        let own = try LibraryShape(of: ReviewStore(path: ":memory:", mode: .create).database)
        // Triggers come before the tables that they go with.
        let found = try LibraryShape(of: database).parts.keys.sorted { ($1.type, $0) < ($0.type, $1) }
        for part in found where own.parts[part] == nil && part.type != "index" {
            let quoted = "\"" + part.name.replacing("\"", with: "\"\"") + "\""
            try database.execute("DROP \(part.type) IF EXISTS \(quoted)")
        }
        try transaction {
            try database.execute("REINDEX")
            let links = try database.all(
                "SELECT review, position, url FROM link WHERE url IS NOT NULL",
                [], { ($0.integer(0), $0.integer(1), $0.text(2)) })
            for (review, position, url) in links {
                let host = LinkAddress.host(of: url)
                if let host {
                    try database.run("INSERT OR IGNORE INTO site (host) VALUES (?)", [.text(host)])
                }
                try database.run(
                    """
                    UPDATE link SET site = (SELECT number FROM site WHERE host = ?1)
                    WHERE review = ?2 AND position = ?3 AND site IS NOT (SELECT number FROM site WHERE host = ?1)
                    """, [.optional(host), .integer(review), .integer(position)])
            }
            try NameSoundness.file(database)
            try makeIndexAnew()
        }
    }
}

/// Ends a check at its first finding.
private struct Found: Error {}
