import ArgumentParsing
import ReviewStorage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `digest backup FILE`: a copy of the library.
enum BackupCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var files: [String] = []
    }

    static let name = "backup"
    static let summary = "copies the library into one file"
    static let discussion = """
        Copies the library with its history into FILE, also while another program writes to it. The file \
        appears when it is complete; another backup in its place goes, any other file stays.

          digest backup ~/backups/digest.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("FILE", \.files, maximum: 1, value: .path, help: "the copy to make")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let path = FilePath.resolve(name, in: session.environment.folder)
        let store = try session.library()
        try LibraryCopy.make(of: store, at: path, name: name)
        session.say("the library is copied to \(SafeText.line(name))")
        return .done
    }
}

/// `digest restore FILE`: the library out of a copy.
enum RestoreCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var files: [String] = []
    }

    static let name = "restore"
    static let summary = "puts a copy in the place of the library"
    static let discussion = """
        Makes the library what it was when 'digest backup' copied it, its history included, all or nothing. \
        What the library held before is kept beside it, in a file that ends in .before-restore, and can be \
        restored in turn.

          digest restore ~/backups/digest.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("FILE", \.files, maximum: 1, value: .path, help: "the copy")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let path = FilePath.resolve(name, in: session.environment.folder)
        guard (try? FileStatus(path: path, name: name)) != nil else {
            throw CommandError.noLibrary(path: name)
        }
        let backup = try ReviewStore(path: path, mode: .read)
        let location = try LibraryLocation(session.options, in: session.environment)
        let isThere = (try? FileStatus(path: location.path, name: location.name)) != nil
        let store = try session.library(.create)
        if isThere {
            let kept = location.path + ".before-restore"
            try LibraryCopy.make(of: store, at: kept, name: location.name + ".before-restore")
        }
        try store.restore(from: backup)
        session.say("the library is what it was in \(SafeText.line(name))")
        return .done
    }
}

/// A copy of a library in a file of its own.
enum LibraryCopy {
    /// Makes one at `path`, where nothing may be but another library; `name` is the path as the user gave it.
    static func make(of store: ReviewStore, at path: String, name: String) throws {
        if (try? FileStatus(path: path, name: name)) != nil {
            guard path != store.path, (try? ReviewStore(path: path, mode: .read)) != nil else {
                throw CommandError.notReplaced(path: name)
            }
        }
        let temporary = "\(path).\(getpid()).part"
        unlink(temporary)
        defer { unlink(temporary) }
        try store.backup(to: temporary)
        try sync(temporary, name: name)
        guard rename(temporary, path) == 0 else { throw FileError.unwritable(path: name, code: errno) }
    }

    /// Waits until the bytes are on the disk.
    private static func sync(_ path: String, name: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: name, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(path: name, code: errno) }
    }
}
