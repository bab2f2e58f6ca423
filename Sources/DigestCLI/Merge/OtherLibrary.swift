import ReviewStorage

/// A library that is only looked at: nothing is written to it, and no file is made beside it.
///
/// What its last user did and SQLite has not yet put into the file stands in a log beside it. Where nobody has
/// the library open, reading that log would leave a file there, so a copy of both is read.
final class OtherLibrary {
    private let store: ReviewStore
    private let name: String
    private let path: String
    private let status: FileStatus
    /// Whether nothing but its owner's restraint keeps it from changing.
    private let isUnlocked: Bool
    private let copy: TemporaryFolder?

    /// The library at `name`, as the user gave it.
    init(_ name: String, in session: Session) throws {
        let path = FilePath.resolve(name, in: session.environment.folder)
        guard let status = try? FileStatus(path: path, name: name) else {
            throw CommandError.noOtherLibrary(path: name)
        }
        if status.kind == .folder { throw CommandError.folderForLibrary(path: name) }
        let location = try LibraryLocation(session.options, in: session.environment)
        let own = try? FileStatus(path: location.path, name: location.name)
        guard own?.identity != status.identity else { throw CommandError.sameLibrary(path: name) }
        (self.name, self.path, self.status) = (name, path, status)
        isUnlocked = ((try? FileStatus(path: path + "-wal", name: name))?.size ?? 0) == 0
        copy = try OtherLibrary.copyIfLogged(path, name: name, in: session.environment)
        let readable = copy.map { FilePath.join($0.path, "library.sqlite") } ?? path
        store = try OtherLibrary.open(readable, name: name)
    }

    private static func open(_ path: String, name: String) throws -> ReviewStore {
        do {
            return try ReviewStore(path: path, mode: .inspect)
        } catch let error as LibraryError {
            throw named(error, name)
        }
    }

    /// The error with the path as the user gave it.
    private static func named(_ error: LibraryError, _ name: String) -> LibraryError {
        switch error {
        case .notALibrary: .notALibrary(path: name)
        case .newerVersion(_, let found, let known): .newerVersion(path: name, found: found, known: known)
        case .olderVersion: .olderVersion(path: name)
        case .damaged(_, let problem): .damaged(path: name, problem: problem)
        default: error
        }
    }

    /// Merges it into `store`.
    func merge(into store: ReviewStore, tick: (Int) throws -> Void) throws -> MergeOutcome {
        do {
            return try store.merge(self.store, tick: tick)
        } catch LibraryError.damaged(let path, let problem) where path == self.store.path {
            throw LibraryError.damaged(path: name, problem: problem)
        }
    }

    private static func copyIfLogged(_ path: String, name: String, in environment: Environment) throws
        -> TemporaryFolder?
    {
        let log = try? FileStatus(path: path + "-wal", name: name)
        let isOpen = (try? FileStatus(path: path + "-shm", name: name)) != nil
        guard let log, log.size > 0, !isOpen else { return nil }
        let folder = try TemporaryFolder(in: environment)
        for suffix in ["", "-wal"] {
            let file = try AtomicFile(
                at: FilePath.join(folder.path, "library.sqlite\(suffix)"), name: folder.path)
            let bytes = try FileStream(path: path + suffix, name: name + suffix)
            while case let chunk = try bytes.next(), !chunk.isEmpty { try file.write(chunk) }
            try file.commit(durably: false)
        }
        return folder
    }

    /// Throws where another program has changed the library meanwhile, so that what was read may not be what
    /// it held at any moment.
    func refuseChanged() throws {
        guard isUnlocked else { return }
        let now = try FileStatus(path: path, name: name)
        guard now == status else { throw CommandError.changedMeanwhile(path: name) }
    }
}
