/// Why a file cannot be used.
enum FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It cannot be opened or read; with the system's error number.
    case unreadable(path: String, code: Int32)
    /// It cannot be made or written.
    case unwritable(path: String, code: Int32)

    var path: String {
        switch self {
        case .unreadable(let path, _), .unwritable(let path, _): path
        }
    }

    /// What went wrong, without the path.
    var reason: String {
        switch self {
        case .unreadable(_, let code): "cannot read: \(SystemError.message(code))"
        case .unwritable(_, let code): "cannot write: \(SystemError.message(code))"
        }
    }

    /// Lower-case sentence without a full stop.
    var description: String {
        switch self {
        case .unreadable(let path, let code): "cannot read '\(path)': \(SystemError.message(code))"
        case .unwritable(let path, let code): "cannot write '\(path)': \(SystemError.message(code))"
        }
    }
}
