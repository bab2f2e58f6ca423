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
    /// The files as they were read for that.
    private let pages = FolderPages()

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
        for heading in Set(page.figures.headings.map { $0.text.slice($0.text.range).foldedPhrase }) {
            headings[heading, default: 0] += 1
        }
        pages.keep(page)
    }

    /// The document at `source`, read anew unless it was learnt from.
    func page(of source: SourceText) -> MarkdownPage {
        if let page = pages.take(source) { return MarkdownPage(page, at: source, in: self) }
        return MarkdownPage(source, in: self)
    }

    /// Lets go of the files that were learnt from and not yet read.
    public func forgetPages() { pages.forget() }

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

/// Documents that a folder was learnt from and that will be read soon, so that they are not taken apart twice.
private final class FolderPages: @unchecked Sendable {
    private let turns = Monitor()
    private var pages: [String: MarkdownPage] = [:]
    private var size = 0

    /// How much is kept, in bytes of documents. Their trees take some twenty times as much.
    private static let most = 1 << 20

    /// Keeps `page`, if there is room.
    func keep(_ page: MarkdownPage) {
        turns.changing {
            guard size + page.source.bytes.count <= Self.most else { return }
            size += page.source.bytes.count
            pages[Self.name(of: page.source)] = page
        }
    }

    /// The document of the same name and the same bytes as `source`, which is then no longer kept.
    func take(_ source: SourceText) -> MarkdownPage? {
        let name = Self.name(of: source)
        return turns.changing {
            guard let page = pages[name], page.source.bytes == source.bytes else { return nil }
            pages[name] = nil
            size -= page.source.bytes.count
            return page
        }
    }

    /// Keeps nothing any more.
    func forget() {
        turns.changing {
            pages = [:]
            size = 0
        }
    }

    /// The name at the end of the path, which is all of it that is looked at.
    private static func name(of source: SourceText) -> String {
        String(source.path.split(separator: "/").last ?? "")
    }
}
