// ReviewStorage: the library: one SQLite file that holds typed reviews, a text index over them,
// and what their reader has added. Reviews go in by source, come out by query. Nothing here reads
// an export, knows an output format, or prints.

public import ReviewModel
internal import SQLite

/// A library. Not to be used from two threads at once; several programs may have it open, of which
/// one writes at a time.
///
/// Besides `LibraryError`, methods throw what SQLite reports (a full disk, a lock that is not given
/// up): a value whose `description` says it in one sentence.
public final class ReviewStore {
    /// What is to be done with the library.
    public enum Mode: Sendable {
        /// Look only. The file must exist.
        case read
        /// Look only, and leave the file and its folder as they are: an older file is refused. Nobody may
        /// write to it meanwhile, unless its log is beside it.
        case inspect
        /// Look and change. The file must exist.
        case write
        /// Look and change; a missing file is made. Its folder must exist.
        case create
    }

    /// The file.
    public let path: String
    let database: Database
    let now: () -> Timestamp
    private var importTables: ImportTables?
    /// Whether what happens is being kept in the history.
    var isRecording = false
    lazy var itemReader = Result { try ItemReader(database) }

    /// Opens the library at `path`, bringing an older one up to date. `now` is the clock that items
    /// are dated by when they come in.
    public init(path: String, mode: Mode, now: @escaping () -> Timestamp = Clock.now) throws {
        self.path = path
        self.now = now
        do {
            database = try Database(path: path, access: mode.access(to: path))
            try prepare(mode)
            try database.addRelevance()
        } catch let error as DatabaseError {
            throw ReviewStore.explain(error, path: path)
        } catch let error as NewerVersionError {
            throw LibraryError.newerVersion(path: path, found: error.found, known: error.known)
        }
    }

    private func prepare(_ mode: Mode) throws {
        let isNew = try database.version == 0
        try refuseForeign(mode, isNew: isNew)
        if isNew { try database.execute(Pragmas.newFile) }
        let isReading = isReading(mode)
        try database.execute(isReading ? Pragmas.reading : Pragmas.writing)
        guard isReading else {
            try database.migrate(Schema.migrations)
            try identifyIfNeeded()
            return try indexAnewIfOutdated()
        }
        let version = try database.version
        if version > Schema.version { throw NewerVersionError(found: version, known: Schema.version) }
        guard version < Schema.version else { return }
        if mode == .inspect { throw LibraryError.olderVersion(path: path) }
        try bringUpToDate()
    }

    /// A file that does not say it is ours may be filled only while it is empty.
    private func refuseForeign(_ mode: Mode, isNew: Bool) throws {
        let isForeign =
            isNew ? try isReading(mode) || !isEmpty : try database.applicationID != Schema.applicationID
        if isForeign { throw LibraryError.notALibrary(path: path) }
    }

    private var isEmpty: Bool {
        get throws { try database.first("SELECT 1 FROM sqlite_schema LIMIT 1") { _ in true } == nil }
    }

    private func isReading(_ mode: Mode) -> Bool { mode == .read || mode == .inspect }

    /// An older library that was opened for reading is changed through a connection of its own.
    private func bringUpToDate() throws {
        do {
            _ = try ReviewStore(path: path, mode: .write)
        } catch let error as DatabaseError where error.reason == .readOnly || error.reason == .cannotOpen {
            throw LibraryError.needsUpdate(path: path)
        }
    }

    static func explain(_ error: DatabaseError, path: String) -> any Error {
        switch error.reason {
        case .notADatabase: LibraryError.notALibrary(path: path)
        case .damaged: LibraryError.damaged(path: path, problem: error.message)
        case .cannotOpen where !FileExistence.exists(path): LibraryError.missing(path: path)
        default: error
        }
    }

    /// Does `body` in the transaction that goes on, or in one of its own. For what changes many rows: inside of
    /// another a transaction is a savepoint, under which SQLite keeps a copy of every page that is written.
    func joining<Result>(_ body: () throws -> Result) throws -> Result {
        database.isInTransaction ? try body() : try transaction(body)
    }

    /// Does all of `body` or nothing of it. Methods called inside take part.
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            let result = try database.transaction(body)
            // A long import leaves a log as large as the library.
            if !database.isInTransaction { database.emptyLog() }
            return result
        } catch {
            // What they remember may have been taken back.
            importTables = nil
            throw error
        }
    }

    /// Drops what imports remember of rows that may be others now.
    func forgetTables() { importTables = nil }

    /// What imports write through, made at the first one.
    func tables() throws -> ImportTables {
        if let importTables { return importTables }
        let tables = try ImportTables(database)
        importTables = tables
        return tables
    }
}

extension ReviewStore.Mode {
    fileprivate func access(to path: String) -> Database.Access {
        switch self {
        case .inspect: FileExistence.isFilled(path + "-wal") ? .readOnly : .untouched
        case .read: .readOnly
        case .write: .readWrite
        case .create: .create
        }
    }
}

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
