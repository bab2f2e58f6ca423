#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
