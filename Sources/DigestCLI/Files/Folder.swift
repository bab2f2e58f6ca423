#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lists and makes folders.
enum Folder {
    /// Names in the folder at `path`, in the order of their bytes, without `.` and `..`.
    static func names(at path: String, name: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw .unreadable(path: name, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let entryName = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if entryName != "." && entryName != ".." { names.append(entryName) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes the folder at `path` and those above it, where they are missing.
    static func make(at path: String) throws(FileError) {
        if path.isEmpty || mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let parent = FilePath.folder(of: path) else {
            throw .unwritable(path: path, code: errno)
        }
        try make(at: parent)
        if mkdir(path, 0o755) != 0 && errno != EEXIST { throw .unwritable(path: path, code: errno) }
    }
}
