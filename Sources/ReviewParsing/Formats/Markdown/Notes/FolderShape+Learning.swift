import TextAnalysis

extension FolderShape {
    /// Learns from `files`, which lie in one folder.
    public init(_ files: some Sequence<SourceFile>) {
        self.init()
        for file in files { learn(file) }
    }

    /// Whether the name at the end of `path` is that of a note.
    public static func isNote(_ path: String) -> Bool {
        let name = path.lowercased()
        return NoteWords.suffixes.contains { $0 != ".txt" && name.hasSuffix($0) }
    }

    private mutating func learn(_ file: SourceFile) {
        guard case .text(let bytes, _) = TextEncoding.decoded(file.bytes) else { return }
        let page = MarkdownPage(SourceText(path: file.path, bytes: bytes))
        let headings = page.figures.headings.map { $0.text.slice($0.text.range).foldedPhrase }
        count(isNote: NoteReading.isNote(page), headings: Set(headings))
        pages.keep(page, of: page.source)
    }

    /// The document at `source`, read anew unless it was learnt from.
    func page(of source: SourceText) -> MarkdownPage {
        if let page: MarkdownPage = pages.take(source) { return MarkdownPage(page, at: source, in: self) }
        return MarkdownPage(source, in: self)
    }
}
