internal import CSQLite

/// One compiled SQL statement. Parameters are bound in the order they stand in the SQL, each by
/// one call of `bind`; then `run`, `first` or `each` carries the statement out and makes it
/// ready for the next values.
public final class Statement {
    /// Its SQL.
    public let sql: String
    private let handle: OpaquePointer
    private let path: String
    private var bound: Int32 = 0
    private var bindingFailure: Int32 = SQLITE_OK

    init(sql: String, database: Database) throws(DatabaseError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else {
            throw DatabaseError(handle: database.handle, path: database.path, sql: sql)
        }
        self.sql = sql
        self.path = database.path
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(handle)
    }

    // A failure to bind (too many values, a text of gigabytes) is thrown by the run that follows,
    // so that a row of binds reads as what it is.

    /// Binds the next parameter to an integer, or to NULL.
    public func bind(_ value: Int64?) {
        guard let value else { return bindNull() }
        took(sqlite3_bind_int64(handle, next(), value))
    }

    /// Binds the next parameter to an integer, or to NULL.
    public func bind(_ value: Int?) {
        bind(value.map(Int64.init))
    }

    /// Binds the next parameter to a number, or to NULL.
    public func bind(_ value: Double?) {
        guard let value else { return bindNull() }
        took(sqlite3_bind_double(handle, next(), value))
    }

    /// Binds the next parameter to a text, or to NULL. NUL characters in it are kept.
    public func bind(_ value: String?) {
        guard var value else { return bindNull() }
        let index = next()
        took(value.withUTF8 { bindText($0, at: index) })
    }

    /// Binds the next parameter to a text given as UTF-8 bytes.
    public func bind(utf8 bytes: [UInt8]) {
        let index = next()
        took(bytes.withUnsafeBufferPointer { bindText($0, at: index) })
    }

    /// Binds the next parameter to bytes, or to NULL.
    public func bind(_ value: [UInt8]?) {
        guard let value else { return bindNull() }
        let index = next()
        let code = value.withUnsafeBytes { bytes in
            // A null pointer would bind NULL instead of an empty blob.
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, index, 0)
                : sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), transient)
        }
        took(code)
    }

    /// Binds the next parameters to `arguments`.
    public func bind(_ arguments: [Argument]) {
        for argument in arguments {
            switch argument {
            case .null: bindNull()
            case .integer(let value): bind(value)
            case .real(let value): bind(value)
            case .text(let value): bind(value)
            case .blob(let value): bind(value)
            }
        }
    }

    /// Carries the statement out to its end; rows it gives are passed over.
    public func run() throws(DatabaseError) {
        while try step() {}
        reset()
    }

    /// Calls `body` for each row. The row is valid only inside.
    public func each(_ body: (Row) throws -> Void) throws {
        defer { reset() }
        while try step() { try body(Row(handle: handle)) }
    }

    /// What `read` makes of the first row; nil when there is none.
    public func first<Value>(_ read: (Row) throws -> Value) throws -> Value? {
        defer { reset() }
        return try step() ? read(Row(handle: handle)) : nil
    }

    /// Makes the statement ready for new values. Texts bound before stay in memory until they are
    /// bound anew: clearing them would cost a call a row and save nothing.
    func reset() {
        sqlite3_reset(handle)
        bound = 0
        bindingFailure = SQLITE_OK
    }

    private func step() throws(DatabaseError) -> Bool {
        guard bindingFailure == SQLITE_OK, bound == sqlite3_bind_parameter_count(handle) else {
            throw bindingError()
        }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let error = DatabaseError(handle: sqlite3_db_handle(handle), path: path, sql: sql)
            reset()
            throw error
        }
    }

    private func bindingError() -> DatabaseError {
        let code = bindingFailure == SQLITE_OK ? SQLITE_MISUSE : bindingFailure
        let wanted = sqlite3_bind_parameter_count(handle)
        let error = DatabaseError(
            code: code,
            message: "\(bound) of \(wanted) values bound: \(String(cString: sqlite3_errstr(code)))",
            path: path, sql: sql)
        reset()
        return error
    }

    private func next() -> Int32 {
        bound += 1
        return bound
    }

    private func bindNull() {
        took(sqlite3_bind_null(handle, next()))
    }

    private func took(_ code: Int32) {
        if code != SQLITE_OK { bindingFailure = code }
    }

    private func bindText(_ text: UnsafeBufferPointer<UInt8>, at index: Int32) -> Int32 {
        guard let start = text.baseAddress, !text.isEmpty else {
            return sqlite3_bind_text(handle, index, "", 0, nil)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            sqlite3_bind_text64(handle, index, $0, UInt64(text.count), transient, UInt8(SQLITE_UTF8))
        }
    }
}

/// Tells SQLite to copy what it is given: a Swift string or array may move right after the call.
/// SQLITE_TRANSIENT is a macro with a cast, which Swift does not import.
private var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// Compiled statements that nobody uses at the moment, by their SQL.
struct StatementCache {
    private var idle: [String: Statement] = [:]
    private let capacity: Int

    /// A cache of up to `capacity` statements.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Takes the statement of `sql` out of the cache, so that it cannot be taken twice.
    mutating func take(_ sql: String) -> Statement? {
        idle.removeValue(forKey: sql)
    }

    /// Puts a statement back that did its work. When there are too many, all go: which of them
    /// are wanted again is not worth book-keeping.
    mutating func put(_ statement: Statement) {
        if idle.count >= capacity { idle.removeAll() }
        idle[statement.sql] = statement
    }

    /// Lets all statements go.
    mutating func removeAll() {
        idle.removeAll()
    }
}

/// A value for a parameter of a statement.
public enum Argument: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}
