internal import CSQLite
public import Wording

/// What SQLite answered instead of doing its work. The values bound to the statement are left
/// out: they are somebody's data, and error messages travel.
public struct DatabaseError: Error, Sendable, Equatable {
    /// What to make of an error.
    public enum Reason: Sendable {
        /// Somebody else is writing, and went on for longer than we wait.
        case locked
        /// The file or its folder may not be written.
        case readOnly
        /// No room on the disk.
        case full
        /// The file is something else.
        case notADatabase
        /// The file is damaged.
        case damaged
        /// There is no such file, or it may not be read.
        case cannotOpen
        /// The disk or the file system failed.
        case inputOutput
        /// What is there forbids it: a value that must be one of some, or the only one.
        case contradiction
        /// Anything else, mostly a mistake in the SQL.
        case other
    }

    /// Extended result code: https://www.sqlite.org/rescode.html
    public var code: Int32
    /// SQLite's own words.
    public var message: String
    /// The database file.
    public var path: String
    /// The statement, where there was one.
    public var sql: String?

    init(code: Int32, message: String, path: String, sql: String? = nil) {
        self.code = code
        self.message = message
        self.path = path
        self.sql = sql
    }

    /// The last error of a connection.
    init(handle: OpaquePointer?, path: String, sql: String) {
        self.init(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
            path: path, sql: sql)
    }

    /// How SQLite's messages begin on tables that are not as they were made.
    private static let shapes = [
        "no such table", "no such column", "cannot modify", "no such index", "vtable constructor failed",
        "table ",
        "view ", "error in view", "error in trigger", "malformed database schema",
    ]

    /// What to make of it.
    public var reason: Reason {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED: .locked
        case SQLITE_READONLY, SQLITE_PERM: .readOnly
        case SQLITE_FULL: .full
        case SQLITE_NOTADB: .notADatabase
        case SQLITE_CORRUPT: .damaged
        case SQLITE_CANTOPEN, SQLITE_AUTH: .cannotOpen
        case SQLITE_IOERR: .inputOutput
        // The statements are tried by tests: it is the file that lacks something.
        case SQLITE_ERROR where DatabaseError.shapes.contains { message.hasPrefix($0) }: .damaged
        case SQLITE_CONSTRAINT: .contradiction
        default: .other
        }
    }
}

extension DatabaseError: Worded {
    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch reason {
        case .locked: "'\(path)' is locked by another program that writes to it; try again later"
        case .readOnly: "'\(path)' is read-only"
        case .full: "no space left on the disk of '\(path)'"
        case .notADatabase: "'\(path)' is not an SQLite database"
        case .damaged:
            "'\(path)' is damaged (\(message))"
        case .cannotOpen: "cannot open '\(path)'"
        case .inputOutput:
            "cannot read or write '\(path)' (\(message)); see whether the disk fails or files may not grow so large"
        case .contradiction:
            "what '\(path)' holds contradicts itself (\(message))"
        case .other:
            "SQLite error \(code) in '\(path)': \(message)" + (sql.map { ", in: \($0.prefix(200))" } ?? "")
        }
    }
}
