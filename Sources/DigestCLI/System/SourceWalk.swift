import ReviewParsing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds the files to read under the paths that a user names.
struct SourceWalk {
    /// A file to read.
    struct File: Equatable {
        /// Path as the user knows it; `-` is standard input.
        var name: String
        /// Path to open.
        var path: String
        /// Whether the user named it, rather than a folder it is in.
        var isNamed: Bool

        /// What the system tells of it; nil for standard input.
        func status() throws -> FileStatus? { name == "-" ? nil : try FileStatus(path: path, name: name) }
    }

    /// Files in the order of the paths given, those of a folder by name.
    private(set) var files: [File] = []
    /// The files put together to sources: the pages of one export are read as one.
    var sources: [[File]] {
        let byName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return SourceGroup.groups(of: files.map(\.name)).map { $0.paths.compactMap { byName[$0] } }
    }

    /// How many files in folders are of a kind that holds no text: pictures, styles, archives.
    private(set) var skipped = 0
    /// How many files in folders hold nothing at all.
    private(set) var empty = 0
    /// What could not be read.
    private(set) var problems: [FileError] = []

    private var visited: Set<[UInt64]> = []
    private let folder: String

    /// Walks `paths`, seen from `folder`.
    init(_ paths: [String], from folder: String) {
        self.folder = folder
        for path in paths { visit(named: path) }
    }

    private mutating func visit(named name: String) {
        guard name != "-" else { return files.append(File(name: "-", path: "-", isNamed: true)) }
        visit(File(name: name, path: FilePath.resolve(name, in: folder), isNamed: true))
    }

    private mutating func visit(_ file: File) {
        do {
            let status = try FileStatus(path: file.path, name: file.name)
            if status.kind == .folder {
                guard visited.insert(status.identity).inserted else { return }
                try visit(folder: file)
            } else if !file.isNamed, status.kind == .file, status.size == 0 {
                empty += 1
            } else if file.isNamed || status.kind == .file {
                files.append(file)
            }
        } catch {
            problems.append(error)
        }
    }

    private mutating func visit(folder: File) throws(FileError) {
        for name in try Folder.names(at: folder.path, name: folder.name) where !SourceWalk.isHidden(name) {
            let file = File(
                name: FilePath.join(folder.name, to: name), path: FilePath.join(folder.path, to: name),
                isNamed: false
            )
            if SourceWalk.isText(name) { visit(file) } else { skipped += 1 }
        }
    }

    /// What the name of a folder ends in that holds what was fetched; nothing in it is a source by itself.
    static let keptSuffix = ".fetched"

    /// Names that no reader means: hidden ones, and what systems and tools leave behind, this one too.
    private static func isHidden(_ name: String) -> Bool {
        name.hasSuffix(keptSuffix) || name.utf8.first == UInt8(ascii: ".")
            || name.utf8.last == UInt8(ascii: "~") || junk.contains(name)
    }

    private static func isText(_ name: String) -> Bool { !otherSuffixes.contains(FilePath.suffix(of: name)) }

    private static let junk: Set<String> = [
        "Thumbs.db", "desktop.ini", "__MACOSX", "node_modules", "__pycache__", "lost+found",
    ]

    private static let otherSuffixes: Set<String> = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "ico", "tif", "tiff", "heic", "avif", "psd", "eps",
        "mp3", "ogg", "oga", "opus", "wav", "m4a", "flac", "mp4", "m4v", "mov", "webm", "mkv", "avi", "tgs",
        "pdf", "djvu", "ps", "doc", "docx", "ppt", "pptx", "xls", "xlsx", "odt", "epub",
        "zip", "gz", "bz2", "xz", "zst", "7z", "rar", "tar", "tgz", "css", "js", "map", "woff", "woff2",
        "ttf",
        "otf", "py", "ipynb", "sh", "c", "h", "cpp", "o", "so", "a", "exe", "dll", "jar", "apk", "swp", "tmp",
        "bak",
        "sqlite", "sqlite-wal", "sqlite-shm", "sqlite-journal", "sqlite-work", "db", "npy", "npz", "pt",
        "pkl", "parquet",
        "lock",
        "yml", "yaml", "toml", "ini", "cfg", "rb", "ts", "scss", "sass", "less",
    ]
}

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
