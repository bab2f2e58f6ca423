internal import SQLite
public import Wording

/// Why a library cannot be used.
public enum LibraryError: Error, Sendable, Equatable {
    /// There is no file at the path.
    case missing(path: String)
    /// The file is something else.
    case notALibrary(path: String)
    /// There is a file, but no library in it yet: the command that was to make it was stopped.
    case unfinished(path: String)
    /// The file was made by a newer program.
    case newerVersion(path: String, found: Int, known: Int)
    /// The file is damaged; the problem is in the words of SQLite.
    case damaged(path: String, problem: String)
    /// The file was made by an older program, and is not to be changed now.
    case olderVersion(path: String)
    /// The file was made by an older program and may not be changed, so it cannot be brought up to date.
    case needsUpdate(path: String)
    /// There is no source with that path in the library.
    case unknownSource(path: String)
    /// Saved searches and lists that contain each other; the last is the first one again.
    case circular(names: [String])
    /// There is no list of that name.
    case unknownList(name: String)
    /// There is a list of that name.
    case listExists(name: String)
    /// The item is not on the list.
    case notOnList(name: String)
}

extension LibraryError {
    /// What to do about an error that comes from what a file holds, in a sentence; nil for any other error.
    public static func advice(for error: any Error) -> Phrase? {
        switch (error as? DatabaseError)?.reason {
        case .damaged, .contradiction:
            "'digest check' tells what is affected, 'digest restore' takes a backup"
        default: nil
        }
    }
}

extension LibraryError: Worded {
    /// The English words.
    public var description: String { words.description }

    /// Lower-case sentence without a full stop.
    public var words: Phrase {
        switch self {
        case .missing(let path): "no library at '\(path)'"
        case .notALibrary(let path): "'\(path)' is not a library of this program"
        case .unfinished(let path):
            "'\(path)' is empty, as an import that was stopped leaves it; run 'digest import' again"
        case .newerVersion(let path, let found, let known):
            "'\(path)' was made by a newer version of this program (format \(found), this one reads \(known))"
        case .damaged(let path, let problem):
            "'\(path)' is damaged (\(problem)); 'digest restore' takes a backup; 'digest check' and 'digest dump' tell what can be read"
        case .olderVersion(let path):
            "'\(path)' has an older format; 'digest sources --library \(path)' brings it up to date"
        case .needsUpdate(let path):
            "'\(path)' has an older format and is read-only, so it cannot be brought up to date"
        case .unknownSource(let path): "nothing was imported from '\(path)'"
        case .circular(let names): "these contain each other: \(names.joined(separator: " → "))"
        case .unknownList(let name): "no list '\(name)'"
        case .listExists(let name): "there is a list '\(name)' already"
        case .notOnList(let name): "that item is not on the list '\(name)'"
        }
    }
}
