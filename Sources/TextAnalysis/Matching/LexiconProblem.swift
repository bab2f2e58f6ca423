/// A line of a lexicon file that cannot be read.
public struct LexiconProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// 1-based line.
    public let line: Int
    /// What is wrong, in lower case without a full stop.
    public let message: String

    /// `12: entry has no name`
    public var description: String { "\(line): \(message)" }
}
