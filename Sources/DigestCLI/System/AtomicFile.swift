import ReviewStorage
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears in its place when it is complete, and not at all otherwise.
///
/// Until then it is a file beside it, whose name ends in `.digest-part`. One that a program which was killed
/// has left is used again by the next that writes to the same place.
final class AtomicFile: ByteSink {
    /// Where the bytes are until all are there.
    let temporary: String
    private let path: String
    private let name: String
    private let descriptor: Int32
    private var isCommitted = false

    /// Begins a file beside `path`, or at `temporary` on the same disk; `name` is the path as the user gave
    /// it.
    init(at path: String, name: String, temporary: String? = nil) throws(FileError) {
        self.path = path
        self.name = name
        let wanted = temporary ?? "\(path).digest-part"
        // Two programs may be writing to one place; each has a file of its own then.
        for place in [wanted, "\(wanted).\(getpid())"] {
            guard let descriptor = try AtomicFile.claim(place, name: name) else { continue }
            self.temporary = place
            self.descriptor = descriptor
            keepPermissions()
            return
        }
        throw .unwritable(path: name, code: EBUSY)
    }

    deinit {
        // While it is locked nobody else has it.
        if !isCommitted { unlink(temporary) }
        close(descriptor)
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        try DescriptorSink(descriptor).write(bytes)
    }

    /// Puts the file in its place, once its bytes are on the disk; sooner where the file can be made again
    /// and `durably` is false.
    func commit(durably: Bool = true) throws(FileError) {
        guard !durably || fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw .unwritable(path: name, code: errno)
        }
        isCommitted = true
    }

    /// Opens the file at `place`, empty and locked; nil where another program has it. A link is not followed.
    private static func claim(_ place: String, name: String) throws(FileError) -> Int32? {
        for _ in 0..<100 {
            let descriptor = open(place, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw .unwritable(path: name, code: errno) }
            var (ours, there) = (stat(), stat())
            // A file system without locks is no reason to write nothing.
            if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
                close(descriptor)
                return nil
            }
            // Whoever had it before may have put it in its place meanwhile.
            let isStill =
                fstat(descriptor, &ours) == 0 && lstat(place, &there) == 0 && ours.st_ino == there.st_ino
                && ours.st_dev == there.st_dev
            guard isStill else {
                close(descriptor)
                continue
            }
            // A file that was cut is put on the disk at once when it is closed.
            guard ours.st_mode & S_IFMT == S_IFREG, ours.st_nlink == 1,
                ours.st_size == 0 || ftruncate(descriptor, 0) == 0
            else {
                close(descriptor)
                throw .unwritable(path: name, code: EEXIST)
            }
            return descriptor
        }
        return nil
    }

    /// What takes the place of a file may be read by those who could read that.
    private func keepPermissions() {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        fchmod(descriptor, status.st_mode & 0o777)
    }
}

/// A folder that nobody else can read, for files of a few names. It goes with them when it is no longer used.
final class TemporaryFolder {
    let path: String

    /// A new one in `TMPDIR`, else in `/tmp`.
    init(in environment: Environment) throws(FileError) {
        let parent = environment.variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array(FilePath.join(parent, to: "digest-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw .unwritable(path: parent, code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in (try? Folder.names(at: path, name: path)) ?? [] { unlink(FilePath.join(path, to: name)) }
        rmdir(path)
    }
}
