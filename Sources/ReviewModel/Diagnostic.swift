public import Wording

/// Something about a source that its owner should know. The run goes on.
public struct Diagnostic: Sendable, Equatable, Worded {
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
    public var sentence: Phrase
    /// The sentence in English.
    public var message: String { sentence.description }

    /// A message about `path`.
    public init(_ severity: Severity, path: String, line: Int? = nil, column: Int? = nil, message: Phrase) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.sentence = message
    }

    /// A message about `path` in words that are made already; catalogues may have others for the whole of it.
    @_disfavoredOverload
    public init(_ severity: Severity, path: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.init(severity, path: path, line: line, column: column, message: Phrase(key: message))
    }

    /// The English words.
    public var description: String { words.description }

    /// `file:12:3: warning: …`; editors look for the severity, which is the same in every language.
    public var words: Phrase {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        return Phrase(verbatim: "\(path)\(place): \(severity.rawValue): ") + sentence
    }
}
