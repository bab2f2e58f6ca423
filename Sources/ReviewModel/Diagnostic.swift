/// Something about a source that its owner should know. The run goes on.
public struct Diagnostic: Sendable, Equatable {
    /// How much it matters.
    public enum Severity: String, Sendable {
        /// Some input was refused.
        case error
        /// Something was read, but not as well as it could be.
        case warning
        /// For information only.
        case note
    }

    /// How much it matters.
    public var severity: Severity
    /// The file.
    public var path: String
    /// 1-based line, where there is one.
    public var line: Int?
    /// 1-based column in UTF-8 bytes, where there is one.
    public var column: Int?
    /// Lower-case sentence without a full stop: what is wrong and what to do.
    public var message: String

    /// A message about `path`.
    public init(_ severity: Severity, path: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:12:3: warning: …`
    public var description: String {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        return "\(path)\(place): \(severity.rawValue): \(message)"
    }
}
