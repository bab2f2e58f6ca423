/// The input formats the program reads.
enum InputFormats {
    /// All of them; one line each.
    static let all: [any InputFormat] = [
        TelegramText(),
        TelegramCopy(),
        HabrText(),
        HabrHTML(),
        TelegramJSON(),
        TelegramHTML(),
        TelegramPreview(),
        OwnMarkdown(),
        MarkdownDigest(),
        MarkdownNotes(),
        BibTeX(),
        RIS(),
        CSLJSON(),
        ArxivAtom(),
        Feed(),
    ]

    /// The format with that name.
    static func named(_ name: String) -> (any InputFormat)? { all.first { $0.name == name } }

    /// The likeliest format of a source that begins with `head`, if any is likely at all.
    static func recognised(in head: SourceText) -> (any InputFormat)? {
        let scored = all.map { (format: $0, likelihood: $0.likelihood(of: head.bytes, path: head.path)) }
        guard let best = scored.max(by: { $0.likelihood < $1.likelihood }), best.likelihood > 0.2 else {
            return nil
        }
        return best.format
    }
}
