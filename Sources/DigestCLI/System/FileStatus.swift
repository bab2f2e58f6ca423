import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the file system knows of a file.
struct FileStatus: Sendable, Equatable {
    /// What is at a path.
    enum Kind: Sendable { case file, folder, other }

    /// What it is; the target of a symbolic link.
    var kind: Kind
    /// Size in bytes.
    var size: Int
    /// Time of the last change, in nanoseconds since 1970.
    var modified: Int64
    /// What tells it from every other file, for loops of links.
    var identity: [UInt64]

    /// The status of what is at `path`; `name` is the path as the user gave it.
    init(path: String, name: String) throws(FileError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: name, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        size = Int(status.st_size)
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
        identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
    }
}

extension FileStatus {
    /// Whether there is a symbolic link at `path`, wherever it leads.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Whether there is anything at `path`, a link to nothing included.
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}

/// Why a file cannot be used.
enum FileError: Error, Sendable, Equatable, Worded {
    /// It cannot be opened or read; with the system's error number.
    case unreadable(path: String, code: Int32)
    /// It cannot be made or written.
    case unwritable(path: String, code: Int32)
    /// It goes on for longer than is read at once, such as a device without an end.
    case endless(path: String, most: Int)

    var path: String {
        switch self {
        case .unreadable(let path, _), .unwritable(let path, _), .endless(let path, _): path
        }
    }

    /// What went wrong, without the path.
    var reason: Phrase {
        switch self {
        case .unreadable(_, let code): "cannot read: \(SystemError.message(code))"
        case .unwritable(_, let code): "cannot write: \(SystemError.message(code))"
        case .endless(_, let most): "more than \(most >> 20) MB, or without an end; nothing of it was read"
        }
    }

    /// The English words.
    var description: String { words.description }

    /// Lower-case sentence without a full stop.
    var words: Phrase {
        switch self {
        case .unreadable(let path, let code): "cannot read '\(path)': \(SystemError.message(code))"
        case .unwritable(let path, let code): "cannot write '\(path)': \(SystemError.message(code))"
        case .endless(let path, _): "cannot read '\(path)': \(reason)"
        }
    }
}

/// What the C library says of its error numbers.
enum SystemError {
    /// The error number of the last call.
    static var last: Int32 { errno }

    /// `No such file or directory`, with a small letter in front.
    static func message(_ code: Int32) -> String {
        guard let text = strerror(code).map({ String(cString: $0) }), let first = text.first else {
            return "error \(code)"
        }
        return first.lowercased() + text.dropFirst()
    }
}

/// Removes files that can be made again.
enum FileRemoval {
    /// Removes the file at `path`, where there is one.
    static func remove(_ path: String) { unlink(path) }

    /// Removes the folder at `path`, where there is one and nothing is in it.
    static func remove(folder path: String) { rmdir(path) }
}
