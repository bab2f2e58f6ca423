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
