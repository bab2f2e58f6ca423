/// One step from an older shape of a database to the next one. Once released, a step is never
/// changed; a new one follows it.
public struct Migration: Sendable {
    /// What it brings.
    public let name: String
    /// The statements that do it.
    public let script: String

    /// A step that runs `script`.
    public init(name: String, script: String) {
        self.name = name
        self.script = script
    }
}

/// A database was made by a newer program than this one.
public struct NewerVersionError: Error, Sendable, Equatable {
    /// Version of the file.
    public var found: Int
    /// The newest version this program knows.
    public var known: Int

    /// A file that has seen `found` migrations, where `known` are known.
    public init(found: Int, known: Int) {
        self.found = found
        self.known = known
    }
}

extension Database {
    /// The number of migrations the file has seen, kept in its header as `user_version`.
    public var version: Int {
        get throws { try Int(first("PRAGMA user_version") { $0.integer(0) } ?? 0) }
    }

    /// The number in the file's header that tells whose file it is; 0 when nobody's.
    public var applicationID: Int32 {
        get throws { try Int32(truncatingIfNeeded: first("PRAGMA application_id") { $0.integer(0) } ?? 0) }
    }

    /// Brings the file up to date: all missing steps or none of them. Throws `NewerVersionError`
    /// when the file has seen more than `migrations`.
    public func migrate(_ migrations: [Migration]) throws {
        try refuseNewer(than: migrations)
        guard try version < migrations.count else { return }
        try transaction {
            // Another process may have done it while this one waited for the lock.
            try refuseNewer(than: migrations)
            for migration in migrations.dropFirst(max(0, try version)) { try execute(migration.script) }
            try execute("PRAGMA user_version = \(migrations.count)")
        }
    }

    private func refuseNewer(than migrations: [Migration]) throws {
        let found = try version
        guard found <= migrations.count else {
            throw NewerVersionError(found: found, known: migrations.count)
        }
    }
}
