import ReviewModel

/// A format of sources: recognises its own and reads messages out of their bytes.
protocol InputFormat: Sendable {
    /// Name as `--as` takes it and `source.format` tells it.
    var name: String { get }
    /// One line about it for `help formats`.
    var summary: String { get }
    /// Whether its sources hold all messages of a channel between the first and the last they have.
    var holdsEveryMessage: Bool { get }

    /// How surely `bytes` are of this format: 0 not at all, 1 beyond doubt.
    func likelihood(of bytes: [UInt8], path: String) -> Double

    /// The messages of `source`. What is wrong with it goes to `report`.
    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript
}

extension InputFormat {
    var holdsEveryMessage: Bool { false }
}
