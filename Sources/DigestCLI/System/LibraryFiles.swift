import ReviewStorage

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
