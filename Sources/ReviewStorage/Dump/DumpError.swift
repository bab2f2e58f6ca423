/// Why a dump cannot be loaded. Lines count from 1.
public enum DumpError: Error, Sendable, Equatable {
    /// It does not begin as a dump does.
    case noDump(line: Int)
    /// A line is not one of a dump.
    case noLine(line: Int)
    /// A line is of a kind that this program does not know.
    case unknownKind(String, line: Int)
    /// The library holds something already.
    case notEmpty

    /// The line; nil where none is to blame.
    public var line: Int? {
        switch self {
        case .noDump(let line), .noLine(let line), .unknownKind(_, let line): line
        case .notEmpty: nil
        }
    }
}

extension DumpError: CustomStringConvertible {
    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .noDump: "this is no dump of a library"
        case .noLine: "this line is damaged; nothing was loaded"
        case .unknownKind(let name, _):
            "this program does not know '\(name.prefix(40))'; a newer one may have written it"
        case .notEmpty: "the library holds something already; --replace puts the dump in its place"
        }
    }
}
