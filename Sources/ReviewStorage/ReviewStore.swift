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
        /// The same, for a copy of the file: one of an older program will do.
        case copy
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
    /// are dated by when they come in; `patience` is had with other programs that write to the file.
    public init(
        path: String, mode: Mode, patience: Patience = .brief, now: @escaping () -> Timestamp = Clock.now
    ) throws {
        self.path = path
        self.now = now
        do {
            let waiting = Waiting(patience, path: path)
            database = try Database(path: path, access: mode.access(to: path), whenBusy: waiting.goesOn)
            do {
                try prepare(mode)
            } catch let error as DatabaseError where error.reason == .readOnly && mode == .read {
                // A program was killed while it wrote: only who may write can take that back.
                let other = try Database(path: path, access: .readWrite, whenBusy: waiting.goesOn)
                _ = try other.version
                try prepare(mode)
            }
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
            let before = try database.version
            try database.migrate(Schema.migrations)
            try identifyIfNeeded()
            if before != Schema.version { try transaction {} }
            return try indexAnewIfOutdated()
        }
        let version = try database.version
        if version > Schema.version { throw NewerVersionError(found: version, known: Schema.version) }
        guard version < Schema.version, mode != .copy else { return }
        if mode == .inspect { throw LibraryError.olderVersion(path: path) }
        try bringUpToDate()
    }

    /// A file that does not say it is ours may be filled only while it is empty.
    private func refuseForeign(_ mode: Mode, isNew: Bool) throws {
        if isNew, isReading(mode), try isEmpty { throw LibraryError.unfinished(path: path) }
        let isForeign =
            isNew ? try isReading(mode) || !isEmpty : try database.applicationID != Schema.applicationID
        if isForeign { throw LibraryError.notALibrary(path: path) }
    }

    private var isEmpty: Bool {
        get throws { try database.first("SELECT 1 FROM sqlite_schema LIMIT 1") { _ in true } == nil }
    }

    private func isReading(_ mode: Mode) -> Bool { mode == .read || mode == .inspect || mode == .copy }

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
        try transaction(keepsSeal: false, body)
    }

    /// The same; with `keepsSeal` where `body` brings the `LibrarySeal` up to date by itself, or changes nothing that
    /// it tells of. It is made anew else, which takes as long as to read the library.
    func transaction<Result>(keepsSeal: Bool, _ body: () throws -> Result) throws -> Result {
        do {
            let isOutermost = !database.isInTransaction
            let before = database.changeCount
            let result = try database.transaction {
                let result = try body()
                if isOutermost, database.changeCount != before {
                    if !keepsSeal { try LibrarySeal(database).renew() }
                    try ReaderSeal(database).keep()
                }
                return result
            }
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
        case .inspect, .copy: FileExistence.isFilled(path + "-wal") ? .readOnly : .untouched
        case .read: .readOnly
        case .write: .readWrite
        case .create: .create
        }
    }
}

extension ReviewStore {
    /// Whether a file that begins with `header`, 100 bytes of it, is a library, sound or not.
    /// https://www.sqlite.org/fileformat.html#the_database_header
    public static func isLibrary(header: some Collection<UInt8>) -> Bool {
        let bytes = Array(header)
        guard bytes.count >= 72, bytes.starts(with: "SQLite format 3\0".utf8) else { return false }
        return bytes[68..<72].reduce(0) { $0 << 8 | Int32($1) } == Schema.applicationID
    }

    /// Makes the empty file at `path` a copy of the library with its history, in one file without a log.
    public func backup(to path: String) throws {
        let copy = try Database(path: path, access: .create)
        // Whoever wants the file takes it when it is whole, so that nothing has to be taken back in it.
        try copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        try database.copy(to: copy)
        try copy.execute("PRAGMA journal_mode = DELETE")
    }

    /// A hash of all that the file holds, but for which files this program has written; it does not depend on
    /// the order of rows. Libraries that hold the same have the same.
    public func contentHash() throws -> UInt64 {
        let tables = try database.all(
            """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')
                AND name NOT LIKE 'sqlite_%' ORDER BY name
            """
        ) { $0.text(0) }
        return try tables.reduce(0) { sum, table in
            let own = "name NOT GLOB 'written *' AND name NOT GLOB '\(LibrarySeal.prefix)*'"
            let rows = TableHash(table, where: table == "library" ? own : nil)
            return try sum &+ rows.value(database)
        }
    }

    /// Puts the content of the library `backup` in the place of what this one holds, all or nothing. `keep`
    /// is called with the library as it was, when nobody else can write to it any more.
    public func restore(from backup: ReviewStore, keep: (ReviewStore) throws -> Void = { _ in }) throws {
        var written: [(name: String, value: String)] = []
        try backup.database.copy(to: database) {
            let before = try ReviewStore(path: path, mode: .copy)
            written = try before.writtenRows()
            try keep(before)
        }
        forgetTables()
        try database.execute("PRAGMA journal_mode = WAL")
        // Files that were written since the copy was made are this program's all the same.
        try self.keep(writtenRows: written)
    }
}

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
        try database.run(
            "INSERT OR IGNORE INTO library (name, value) VALUES ('name', ?)", with: [.text(name)])
    }
}

// What this program has written outside of the library, so that it takes the place of nothing else. It is no
// part of what the library holds: neither dump nor history have it.

extension ReviewStore {
    /// How many files are remembered.
    private static let mostWritten = 1_000

    /// Whether a file with that hash, in the notation of `note(written:)`, was written by this program.
    public func hasWritten(hash: String) throws -> Bool {
        try database.first("SELECT 1 FROM library WHERE name = ?", with: [.text(ReviewStore.row(hash))]) {
            _ in true
        }
            ?? false
    }

    /// Remembers that a file with that hash is about to be written.
    public func note(written hash: String) throws {
        guard try !hasWritten(hash: hash) else { return }
        let order = "CAST(value AS INTEGER)"
        let written = "name GLOB 'written *'"
        try database.run(
            """
            INSERT INTO library (name, value)
            SELECT ?, ifnull(max(\(order)), 0) + 1 FROM library WHERE \(written)
            """, with: [.text(ReviewStore.row(hash))])
        try database.run(
            """
            DELETE FROM library WHERE \(written) AND \(order) <=
                (SELECT max(\(order)) FROM library WHERE \(written)) - ?
            """, with: [.integer(Int64(ReviewStore.mostWritten))])
    }

    /// What is remembered of all files, as rows of the table `library`.
    func writtenRows() throws -> [(name: String, value: String)] {
        try database.all("SELECT name, value FROM library WHERE name GLOB 'written *'") {
            (name: $0.text(0), value: $0.text(1))
        }
    }

    /// Puts rows back of which the library knows nothing.
    func keep(writtenRows rows: [(name: String, value: String)]) throws {
        for row in rows {
            try database.run(
                "INSERT OR IGNORE INTO library (name, value) VALUES (?, ?)",
                with: [.text(row.name), .text(row.value)])
        }
    }

    private static func row(_ hash: String) -> String { "written \(hash)" }
}
