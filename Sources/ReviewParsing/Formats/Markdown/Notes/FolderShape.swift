import TextAnalysis

/// What the notes of a folder have in common, learnt before one of them is read: how many of them are notes
/// on papers by what they say themselves, and which headings they share.
public struct FolderShape: Sendable {
    /// How many files were looked at.
    private(set) var files = 0
    /// How many of them are notes on papers by their own evidence.
    private(set) var notes = 0
    /// Headings, folded, with the number of files that have them.
    private var headings: [String: Int] = [:]

    /// How many files are looked at, however many a folder holds.
    public static let sample = 48

    /// A folder of which nothing is known.
    public init() {}

    /// Learns from `files`, which lie in one folder.
    public init(_ files: some Sequence<SourceFile>) {
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
        files += 1
        if NoteReading.isNote(page) { notes += 1 }
        for heading in Set(NoteFigures(page).headings.map { $0.text.slice($0.text.range).foldedPhrase }) {
            headings[heading, default: 0] += 1
        }
    }

    /// The share of notes, from −1 (none) to 1 (all), nearer to 0 the fewer files were seen.
    var leaning: Double {
        guard files >= 3 else { return 0 }
        return (2 * Double(notes) / Double(files) - 1) * Double(files) / Double(files + 4)
    }

    /// Whether a heading stands in a quarter of the files, and in three at least.
    func isShared(_ heading: String) -> Bool {
        let count = headings[heading] ?? 0
        return count >= 3 && count * 4 >= files
    }
}
