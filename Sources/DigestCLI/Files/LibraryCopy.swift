import ReviewStorage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
        try sync(temporary, name)
        guard rename(temporary, path) == 0 else { throw FileError.unwritable(path: name, code: errno) }
    }

    /// Waits until the bytes are on the disk.
    private static func sync(_ path: String, _ name: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: name, code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(path: name, code: errno) }
    }
}
