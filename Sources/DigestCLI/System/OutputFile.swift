import ReviewStorage
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files that a library consists of. Nothing is written to them but through the library.
struct LibraryFiles {
    private static let suffixes = ["", "-wal", "-shm", "-journal", LibraryWork.suffix]
    private let paths: [String]

    /// Those of the library at `path`, whether they are there or not.
    init(at path: String) {
        let names = [path] + (FilePath.real(path).map { [$0] } ?? [])
        paths = names.flatMap { name in LibraryFiles.suffixes.map { name + $0 } }
    }

    /// Whether the file at `path` is one of them, however it is spelt, or would be one.
    func contains(_ path: String) -> Bool {
        if let found = LibraryFiles.identity(path) {
            return paths.contains { LibraryFiles.identity($0) == found }
        }
        guard let folder = LibraryFiles.identity(FilePath.parent(of: path)) else { return false }
        return paths.contains {
            FilePath.name(of: $0) == FilePath.name(of: path)
                && LibraryFiles.identity(FilePath.parent(of: $0)) == folder
        }
    }

    /// Whether the file at `path` is a library, whichever, or stands beside one as its log.
    static func isOfAny(_ path: String) -> Bool {
        suffixes.filter(path.hasSuffix).contains { isLibrary(String(path.dropLast($0.count))) }
    }

    private static func isLibrary(_ path: String) -> Bool {
        guard let status = try? FileStatus(path: path, name: path), status.kind == .file,
            let stream = try? FileStream(path: path, name: path), let bytes = try? stream.next()
        else { return false }
        return ReviewStore.isLibrary(header: bytes.prefix(100))
    }

    private static func identity(_ path: String) -> [UInt64]? {
        try? FileStatus(path: path, name: path).identity
    }
}

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

/// A folder that nobody else can read, for files of a few names. It goes with them when it is no longer used.
final class TemporaryFolder {
    let path: String

    /// A new one in `TMPDIR`, else in `/tmp`.
    init(in environment: Environment) throws(FileError) {
        let parent = environment.variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array(FilePath.join(parent, "digest-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw .unwritable(path: parent, code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in (try? Folder.names(at: path, name: path)) ?? [] { unlink(FilePath.join(path, name)) }
        rmdir(path)
    }
}
