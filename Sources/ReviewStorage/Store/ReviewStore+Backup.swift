internal import SQLite

extension ReviewStore {
    /// Makes the file at `path`, which must not be there, a copy of the library with its history.
    public func backup(to path: String) throws {
        let copy = try Database(path: path, access: .create)
        try database.copy(to: copy)
        // One file is easier to carry than one with a log beside it.
        try copy.execute("PRAGMA journal_mode = DELETE")
    }

    /// Puts the content of the library `backup` in the place of what this one holds, all or nothing.
    public func restore(from backup: ReviewStore) throws {
        try backup.database.copy(to: database)
        forgetTables()
        try database.execute("PRAGMA journal_mode = WAL")
    }
}
