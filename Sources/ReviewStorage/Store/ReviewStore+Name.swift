internal import SQLite

extension ReviewStore {
    /// What the library is told from others by: what was kept of it, else its first source and when that was
    /// imported; nil where it has none. It has to be kept to stay when that source is forgotten.
    public func name() throws -> String? {
        try database.first(
            """
            SELECT value FROM library WHERE name = 'name' UNION ALL
            SELECT * FROM (SELECT imported || ' ' || path FROM source ORDER BY number LIMIT 1) LIMIT 1
            """
        ) { $0.text(0) }
    }

    /// Keeps what the library is told from others by.
    public func keep(name: String) throws {
        try database.run("INSERT OR IGNORE INTO library (name, value) VALUES ('name', ?)", [.text(name)])
    }
}
