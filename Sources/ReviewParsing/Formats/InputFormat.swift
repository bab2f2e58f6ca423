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

/// The input formats the program reads.
enum InputFormats {
    /// All of them; one line each.
    static let all: [any InputFormat] = [
        TelegramText(),
        HabrText(),
        HabrHTML(),
        TelegramJSON(),
        TelegramHTML(),
        TelegramPreview(),
        OwnMarkdown(),
        MarkdownDigest(),
        BibTeX(),
        RIS(),
        CSLJSON(),
    ]

    /// The likeliest format of `bytes`, if any is likely at all.
    static func recognised(in bytes: [UInt8], path: String) -> (any InputFormat)? {
        let scored = all.map { (format: $0, likelihood: $0.likelihood(of: bytes, path: path)) }
        guard let best = scored.max(by: { $0.likelihood < $1.likelihood }), best.likelihood > 0.2 else {
            return nil
        }
        return best.format
    }
}
