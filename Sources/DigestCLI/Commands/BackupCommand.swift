import ArgumentParsing
import ReviewStorage
import Wording

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
        var isForced = false
    }

    static let name = "backup"
    static let summary = "copies the library into one file"
    static let discussion = """
        Copies the library with its history into FILE, also while another program writes to it. The file \
        appears when it is complete and was found to be sound; another backup in its place goes then. Any other \
        file stays, and so does a library that is worked with.

          digest backup ~/backups/digest.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("FILE", into: \.files, maximum: 1, value: .path, help: "the copy to make"),
            .flag(
                "force", into: \.isForced,
                help: "take the place of a file that is no backup; copy a library that is not sound"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let path = try LibraryCopy.place(name, isForced: options.isForced, in: session)
        try LibraryCopy.make(
            of: session.library(), at: path, name: name, unchecked: options.isForced, in: session)
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
        What the library held before is kept beside it, in a file that ends in .before-restore, or in a number \
        behind that, and can be restored in turn. A copy that is damaged is not taken.

          digest restore ~/backups/digest.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [.positionals("FILE", into: \.files, maximum: 1, value: .path, help: "the copy")]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let path = FilePath.resolve(name, in: session.environment.folder)
        guard (try? FileStatus(path: path, name: name)) != nil else {
            throw CommandError.noLibrary(path: name)
        }
        let backup = try OtherLibrary(name, mode: .copy, in: session)
        let former = FormerLibrary(try LibraryLocation(session.options, in: session.environment))
        var kept: String?
        if try former.isUnreadable(session) { kept = try former.setAside() }
        let store = try session.library(.create)
        try backup.restore(into: store) { store in
            kept = try former.keep(store, unlessIn: backup) ?? kept
        }
        // One of an older program is brought up to date.
        _ = try session.library(.write)
        if let kept { session.say("what the library held before is kept in \(SafeText.line(kept))") }
        session.say("the library is what it was in \(SafeText.line(name))")
        return .done
    }
}

/// A copy of a library in a file of its own.
enum LibraryCopy {
    /// The path of the copy that the user calls `name`, where nothing may be but another copy; unless
    /// `isForced` at least nothing that belongs to a library that is worked with.
    static func place(_ name: String, isForced: Bool, in session: Session) throws -> String {
        let location = try LibraryLocation(session.options, in: session.environment)
        var path = FilePath.resolve(name, in: session.environment.folder)
        guard !LibraryFiles(at: location.path).contains(path) else {
            throw CommandError.libraryFile(path: name)
        }
        if FileStatus.isLink(path) {
            guard isForced, let real = FilePath.real(path) else {
                throw CommandError.symbolicLink(path: name, target: FilePath.real(path))
            }
            path = real
        }
        guard let status = try? FileStatus(path: path, name: name) else { return path }
        if status.kind == .folder { throw CommandError.folderForFile(path: name) }
        guard LibraryFiles.isOfAny(path) else {
            guard isForced, status.kind == .file else { throw CommandError.notReplaced(path: name) }
            return path
        }
        let isBackup = try FileStream(path: path, name: name).next().prefix(100).dropFirst(18).first == 1
        let logs = ["-wal", "-shm", "-journal"].contains {
            FileStatus.isThere(path + $0) || path.hasSuffix($0)
        }
        guard !logs, isBackup || isForced else { throw CommandError.workingLibrary(path: name) }
        return path
    }

    /// Makes one at `path`, which `name` is the user's word for. It is not put there where it is found to be
    /// damaged, unless it goes `unchecked`.
    static func make(
        of store: ReviewStore, at path: String, name: String, unchecked: Bool, in session: Session
    ) throws {
        let part = try AtomicFile(at: path, name: name)
        try fill(part, from: store)
        if !unchecked, let problem = try ReviewStore(path: part.temporary, mode: .copy).firstProblem() {
            let location = try LibraryLocation(session.options, in: session.environment)
            throw CommandError.unsound(path: location.name, problem: problem)
        }
        try part.commit()
    }

    /// Makes a file that is not in its place yet a copy of a library.
    static func fill(_ part: AtomicFile, from store: ReviewStore) throws {
        let removeLogs = { for suffix in ["-journal", "-wal", "-shm"] { unlink(part.temporary + suffix) } }
        removeLogs()
        defer { removeLogs() }
        try store.backup(to: part.temporary)
    }
}

/// What a library held before another one takes its place, in a file beside it.
struct FormerLibrary {
    private let location: LibraryLocation
    private let isThere: Bool

    init(_ location: LibraryLocation) {
        self.location = location
        isThere = (try? FileStatus(path: location.path, name: location.name)) != nil
    }

    /// Whether the library is so damaged that nothing can be taken from it but its bytes.
    func isUnreadable(_ session: Session) throws -> Bool {
        guard isThere else { return false }
        do {
            _ = try session.library(.write)
            return false
        } catch LibraryError.damaged {
            return true
        } catch LibraryError.notALibrary {
            // Where not even the beginning of the file tells whose it is, it may be somebody else's.
            guard LibraryFiles.isOfAny(location.path) else {
                throw LibraryError.notALibrary(path: location.name)
            }
            return true
        }
    }

    /// Gives a damaged library another name; returns it.
    func setAside() throws -> String {
        let place = free()
        for suffix in ["-wal", "-journal"] where FileStatus.isThere(location.path + suffix) {
            rename(location.path + suffix, location.path + place + suffix)
        }
        unlink(location.path + "-shm")
        guard rename(location.path, location.path + place) == 0 else {
            throw FileError.unwritable(path: location.name, code: errno)
        }
        return location.name + place
    }

    /// Copies the library; returns the name of the copy. Nil where it was not there, or all that it holds is
    /// in the file `other` or in an earlier copy: a restore that was killed and is done again makes no second
    /// one.
    func keep(_ store: ReviewStore, unlessIn other: OtherLibrary) throws -> String? {
        guard isThere else { return nil }
        let content = try store.contentHash()
        if try other.contentHash() == content { return nil }
        for place in places {
            guard FileStatus.isThere(location.path + place) else { break }
            let copy = try? ReviewStore(path: location.path + place, mode: .copy)
            if try copy?.contentHash() == content { return location.name + place }
        }
        let place = free()
        let part = try AtomicFile(at: location.path + place, name: location.name + place)
        try LibraryCopy.fill(part, from: store)
        try part.commit()
        return location.name + place
    }

    private static let suffix = ".before-restore"

    /// Endings of names of copies, in their order.
    private var places: some Sequence<String> {
        (1...9_999).lazy.map { FormerLibrary.suffix + ($0 == 1 ? "" : ".\($0)") }
    }

    /// The first that no copy has.
    private func free() -> String {
        places.first { !FileStatus.isThere(location.path + $0) } ?? "\(FormerLibrary.suffix).\(getpid())"
    }
}
