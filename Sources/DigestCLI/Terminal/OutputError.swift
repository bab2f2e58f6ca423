/// Why something could not be written.
public enum OutputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The reader at the other end has gone, as `head` does when it has seen enough.
    case closed
    /// The system says no, with its error number.
    case failed(code: Int32)

    /// Lower-case sentence without a full stop.
    public var description: String {
        switch self {
        case .closed: "the reader has gone"
        case .failed(let code): "cannot write output: \(SystemError.message(code))"
        }
    }
}
