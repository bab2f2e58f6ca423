#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Removes files that can be made again.
enum FileRemoval {
    /// Removes the file at `path`, where there is one.
    static func remove(_ path: String) { unlink(path) }
}
