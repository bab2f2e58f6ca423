#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears in its place when it is complete, and not at all otherwise.
final class AtomicFile: ByteSink {
    private let path: String
    private let temporary: String
    private let name: String
    private let descriptor: Int32
    private var isCommitted = false

    /// Begins a file beside `path`; `name` is the path as the user gave it.
    init(at path: String, name: String) throws(FileError) {
        self.path = path
        self.name = name
        temporary = "\(path).\(getpid()).part"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: name, code: errno) }
    }

    deinit {
        close(descriptor)
        if !isCommitted { unlink(temporary) }
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
