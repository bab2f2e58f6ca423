// SQLite: a thin, typed face of the system's SQLite: one connection, cached statements, rows
// and migrations. It knows nothing of what the tables mean; no word of the program's subject
// belongs here, and no SQL but what moves transactions and versions.

internal import CSQLite

/// One connection to one database file. Not to be used from two threads at once.
///
/// Every error is a `DatabaseError`. What a body passed to one of the methods throws is passed on.
public final class Database {
    /// What a connection may do.
    public enum Access: Sendable {
        /// Only look.
        case readOnly
        /// Only look at a file that nobody writes to: no lock is taken, and no file made beside it.
        case untouched
        /// Look and change; the file must exist.
        case readWrite
        /// Look and change; a missing file is made. Its folder must exist.
        case create
    }

    /// The file, as given.
    public let path: String
    /// What this connection may do.
    public let access: Access
    let handle: OpaquePointer
    private let busy: BusyHandler
    private var cache = StatementCache(capacity: 128)
    private var transactionDepth = 0

    /// Opens the file at `path`, waiting up to `busyTimeout` milliseconds for other writers
    /// whenever they are in the way.
    public convenience init(path: String, access: Access, busyTimeout: Int32 = 5_000) throws(DatabaseError) {
        try self.init(path: path, access: access, whenBusy: BusyHandler.timeout(busyTimeout))
    }

    /// Opens the file at `path`. Whenever other connections are in the way `whenBusy` is asked whether to try
    /// again, and takes its time; it is told how often it was asked before for the same lock.
    public init(path: String, access: Access, whenBusy: @escaping (Int) -> Bool) throws(DatabaseError) {
        self.path = path
        busy = BusyHandler(whenBusy)
        self.access = access
        let name = access == .untouched ? Database.immutable(path) : path
        self.handle = try Database.open(path: name, flags: access.flags)
        sqlite3_extended_result_codes(handle, 1)
        guard RowHash.add(to: handle) == SQLITE_OK else {
            throw DatabaseError(handle: handle, path: path, sql: "row_hash")
        }
        busy.listen(to: handle)
    }

    /// Adds to SQL what tells how well rows of FTS5 tables answer: `relevance` and `found_phrases`.
    public func addRelevance() throws(DatabaseError) {
        guard Relevance.add(to: handle) == SQLITE_OK else {
            throw DatabaseError(handle: handle, path: path, sql: "relevance")
        }
    }

    deinit {
        cache.removeAll()
        // Unlike sqlite3_close, this one waits for statements that somebody still holds.
        sqlite3_close_v2(handle)
    }

    /// Done once for all connections.
    private static let isConfigured = digest_sqlite_without_statistics() == SQLITE_OK

    private static func open(path: String, flags: Int32) throws(DatabaseError) -> OpaquePointer {
        // Where it cannot be configured any more it works as well, only slower.
        _ = isConfigured
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard let handle else {
            throw DatabaseError(code: SQLITE_NOMEM, message: "out of memory", path: path)
        }
        guard code == SQLITE_OK else {
            defer { sqlite3_close_v2(handle) }
            throw DatabaseError(
                code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
                path: path)
        }
        return handle
    }

    /// The address of a file that does not change: https://www.sqlite.org/uri.html
    private static func immutable(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            let isPlain =
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
                || "/._-".utf8.contains(byte)
            bytes += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return "file:" + String(decoding: bytes, as: UTF8.self) + "?immutable=1"
    }

    /// Compiles `sql` for the caller's own repeated use. What is used now and then goes through
    /// `using(_:body:)`, which keeps statements itself.
    public func prepare(_ sql: String) throws(DatabaseError) -> Statement {
        try Statement(sql: sql, database: self)
    }

    /// Lends the statement of `sql`, compiled before or now. A statement that is lent already is
    /// not lent again: a nested use gets its own. One that failed is not kept.
    public func using<Result>(_ sql: String, body: (Statement) throws -> Result) throws -> Result {
        let statement = try cache.take(sql) ?? prepare(sql)
        let result = try body(statement)
        statement.reset()
        cache.put(statement)
        return result
    }

    /// Runs statements separated by `;` that take no arguments and whose rows nobody wants.
    public func execute(_ script: String) throws(DatabaseError) {
        guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else {
            throw DatabaseError(handle: handle, path: path, sql: script)
        }
    }

    /// Runs one statement that changes rows; returns how many.
    @discardableResult
    public func run(_ sql: String, with arguments: [Argument] = []) throws -> Int {
        try using(sql) { statement in
            statement.bind(arguments)
            try statement.run()
        }
        return Int(sqlite3_changes64(handle))
    }

    /// The row that was inserted last. Cheaper than RETURNING, which makes a statement of several.
    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Calls `body` for each row that `sql` gives.
    public func each(_ sql: String, with arguments: [Argument] = [], body: (Row) throws -> Void) throws {
        try using(sql) { statement in
            statement.bind(arguments)
            try statement.each(body)
        }
    }

    /// What `read` makes of each row, in order.
    public func all<Value>(
        _ sql: String, with arguments: [Argument] = [], read: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try each(sql, with: arguments) { values.append(try read($0)) }
        return values
    }

    /// What `read` makes of the first row; nil when there is none.
    public func first<Value>(
        _ sql: String, with arguments: [Argument] = [], read: (Row) throws -> Value
    ) throws -> Value? {
        try using(sql) { statement in
            statement.bind(arguments)
            return try statement.first(read)
        }
    }

    /// How many rows this connection has changed so far, those taken back included; it may wrap.
    public var changeCount: Int { Int(sqlite3_total_changes(handle)) }

    /// Whether a transaction is going on.
    public var isInTransaction: Bool { transactionDepth > 0 }

    /// Moves what the write-ahead log holds into the file and empties the log, unless somebody is
    /// reading from it: then it waits for the next time.
    public func emptyLog() {
        busy.isOff = true
        defer { busy.isOff = false }
        _ = try? first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.integer(0) }
    }

    /// Does all of `body` or nothing of it. The lock for writing is taken at once, so that the
    /// work is never begun twice; inside another transaction it is a savepoint of that one.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        let nested = transactionDepth > 0
        let name = "nested_\(transactionDepth)"
        try execute(nested ? "SAVEPOINT \(name)" : "BEGIN IMMEDIATE")
        transactionDepth += 1
        defer { transactionDepth -= 1 }
        do {
            let result = try body()
            try execute(nested ? "RELEASE \(name)" : "COMMIT")
            return result
        } catch {
            // The error that matters is the first one; SQLite may have rolled back by itself.
            try? execute(nested ? "ROLLBACK TO \(name); RELEASE \(name)" : "ROLLBACK")
            throw error
        }
    }

    /// Reads with all queries of `body` seeing the same state of the file, whoever writes meanwhile.
    public func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        guard transactionDepth == 0 else { return try body() }
        try execute("BEGIN DEFERRED")
        transactionDepth += 1
        defer {
            transactionDepth -= 1
            try? execute("COMMIT")
        }
        return try body()
    }
}

extension Database.Access {
    fileprivate var flags: Int32 {
        switch self {
        case .readOnly: SQLITE_OPEN_READONLY
        case .untouched: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        case .readWrite: SQLITE_OPEN_READWRITE
        case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        }
    }
}

/// What a connection does when others are in the way.
final class BusyHandler {
    private let again: (Int) -> Bool
    /// Whether it gives up at once.
    var isOff = false

    init(_ again: @escaping (Int) -> Bool) { self.again = again }

    /// Lets the connection `handle`, which this outlives, ask whenever it is busy.
    func listen(to handle: OpaquePointer) {
        sqlite3_busy_handler(
            handle,
            { context, count in
                guard let context else { return 0 }
                let busy = Unmanaged<BusyHandler>.fromOpaque(context).takeUnretainedValue()
                return !busy.isOff && busy.again(Int(count)) ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Tries again every few milliseconds, for `timeout` of them.
    static func timeout(_ timeout: Int32) -> (Int) -> Bool {
        { count in
            guard count * 10 < Int(timeout) else { return false }
            sqlite3_sleep(10)
            return true
        }
    }
}

extension Database {
    /// Puts the whole content of this database in the place of that of `other`, in one transaction there;
    /// what others write meanwhile is either in it or not. https://www.sqlite.org/backup.html
    ///
    /// `begin` runs when nobody else can write to `other` any more, and it still holds what it held.
    public func copy(to other: Database, begin: () throws -> Void = {}) throws {
        let failure = { DatabaseError(handle: other.handle, path: other.path, sql: "") }
        guard let backup = sqlite3_backup_init(other.handle, "main", handle, "main") else { throw failure() }
        var isOpen = true
        defer { if isOpen { sqlite3_backup_finish(backup) } }
        // No page, but the locks. Where they are not to be had the handler of `other` has been asked.
        var code = sqlite3_backup_step(backup, 0)
        guard code == SQLITE_OK || code == SQLITE_DONE else {
            throw self.failure(after: backup, code, in: other)
        }
        try begin()
        while code == SQLITE_OK { code = sqlite3_backup_step(backup, 4_096) }
        guard code == SQLITE_DONE else { throw self.failure(after: backup, code, in: other) }
        isOpen = false
        guard sqlite3_backup_finish(backup) == SQLITE_OK else { throw failure() }
    }

    /// Damage of what is copied is this database's, all else the other one's.
    private func failure(after backup: OpaquePointer, _ code: Int32, in other: Database) -> DatabaseError {
        let path = [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xff) ? self.path : other.path
        return DatabaseError(code: code, message: String(cString: sqlite3_errstr(code)), path: path)
    }
}
