import ReviewStorage
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that a command was asked for by name. It appears whole or not at all, and takes the place of
/// nothing but what this program has written, unless the user insists; of a library's files never.
final class OutputFile: ByteSink {
    private let name: String
    private let path: String
    private let sink: any ByteSink
    /// Nil where bytes go to a device or a pipe, which nothing can take the place of.
    private let file: AtomicFile?
    private let session: Session
    private var hash = ContentHash()

    /// What stands where the file is to be.
    struct Former {
        /// Its path, with links followed.
        let path: String
        /// The path as the user gave it.
        let name: String
        let status: FileStatus
    }

    /// Begins the file that the user calls `name`, or refuses to. `store` knows what was written before;
    /// `isForced` tells that the user insists. What is there may also go where `mayReplace` says so.
    init(
        _ name: String, isForced: Bool, store: ReviewStore, in session: Session,
        mayReplace: (Former) throws -> Bool = { _ in false }
    ) throws {
        self.name = name
        self.session = session
        let place = try OutputPlace(name, isForced: isForced, in: session)
        path = place.path
        guard !place.isStream else {
            file = nil
            sink = try DeviceSink(path, name: name)
            return
        }
        if let status = place.status, status.size > 0, !isForced {
            let hash = try OutputFile.hash(of: path, name: name)
            let isKnown = try store.hasWritten(hash: String(hash, radix: 16))
            let found = Former(path: path, name: name, status: status)
            guard try isKnown || mayReplace(found) else { throw CommandError.notOurs(path: name) }
        }
        let atomic = try AtomicFile(at: path, name: name)
        file = atomic
        sink = atomic
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        hash.take(bytes)
        try sink.write(bytes)
    }

    /// Puts the file in its place. What it holds is remembered before, so that a run that is killed in
    /// between does not make it somebody else's.
    func commit() throws {
        guard let file else { return }
        do {
            try session.library(.write, isPatient: false).note(written: String(hash.value, radix: 16))
        } catch {
            // Where no file can be opened any more, that says nothing of the library.
            _ = try (0..<4).map { _ in try FileStream(path: "/dev/null", name: name) }
            session.warn(
                "the library cannot be written to now, so writing to '\(SafeText.line(name))' again may need --force"
            )
        }
        try file.commit()
    }

    private static func hash(of path: String, name: String) throws -> UInt64 {
        var hash = ContentHash()
        let stream = try FileStream(path: path, name: name)
        while case let bytes = try stream.next(), !bytes.isEmpty { hash.take(bytes) }
        return hash.value
    }
}

/// Where a command was asked to write to, when nothing forbids to write there.
struct OutputPlace {
    /// The file, a link that may be written through being followed.
    let path: String
    /// What is there; nil for nothing.
    let status: FileStatus?
    /// Whether it is a device or a pipe, to which bytes go as they come.
    var isStream: Bool { status?.kind == .other }

    /// The place that the user calls `name`. Folders, files of libraries and, unless `isForced`, links are
    /// refused.
    init(_ name: String, isForced: Bool, in session: Session) throws {
        let given = FilePath.resolve(name, in: session.environment.folder)
        let real = FilePath.real(given)
        var found = real.flatMap { try? FileStatus(path: $0, name: name) }
        var path = given
        if FileStatus.isLink(given) {
            guard let real, let target = found else {
                throw CommandError.symbolicLink(path: name, target: nil)
            }
            // `/dev/stdout` is a link to a pipe.
            if target.kind != .other {
                try OutputPlace.refuseLibrary(real, name: name, in: session)
                guard isForced else { throw CommandError.symbolicLink(path: name, target: real) }
                path = real
            }
        }
        // `/dev/stdout` may be a link to a pipe that has no path.
        if found == nil { found = try? FileStatus(path: given, name: name) }
        if found?.kind == .folder { throw CommandError.folderForFile(path: name) }
        try OutputPlace.refuseLibrary(path, name: name, in: session)
        self.path = path
        status = found
    }

    /// Throws where the file at `path` belongs to a library.
    static func refuseLibrary(_ path: String, name: String, in session: Session) throws {
        let location = try LibraryLocation(session.options, in: session.environment)
        guard !LibraryFiles(at: location.path).contains(path), !LibraryFiles.isOfAny(path) else {
            throw CommandError.libraryFile(path: name)
        }
    }
}
