internal import CSQLite

extension Database {
    /// Puts the whole content of this database in the place of that of `other`, in one transaction there;
    /// what others write meanwhile is either in it or not. https://www.sqlite.org/backup.html
    public func copy(to other: Database) throws(DatabaseError) {
        guard let backup = sqlite3_backup_init(other.handle, "main", handle, "main") else {
            throw DatabaseError(handle: other.handle, path: other.path, sql: "")
        }
        var code = SQLITE_OK
        repeat {
            code = sqlite3_backup_step(backup, 4_096)
            if code == SQLITE_BUSY || code == SQLITE_LOCKED { sqlite3_sleep(50) }
        } while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED
        let end = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            throw DatabaseError(handle: other.handle, path: other.path, sql: "")
        }
    }
}
