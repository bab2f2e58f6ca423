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
    let pages = FolderPages()

    /// How many files are looked at, however many a folder holds.
    public static let sample = 48

    /// A folder of which nothing is known.
    public init() {}

    /// Counts a file, which has these headings, folded.
    mutating func count(isNote: Bool, headings: Set<String>) {
        files += 1
        if isNote { notes += 1 }
        for heading in headings { self.headings[heading, default: 0] += 1 }
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
final class FolderPages: @unchecked Sendable {
    private let turns = Monitor()
    private var pages: [String: (source: SourceText, page: any Sendable)] = [:]
    private var size = 0

    /// How much is kept, in bytes of documents. Their trees take some twenty times as much.
    private static let most = 1 << 20

    /// Keeps `page`, which was made of `source`, if there is room.
    func keep(_ page: any Sendable, of source: SourceText) {
        turns.changing {
            guard size + source.bytes.count <= Self.most else { return }
            size += source.bytes.count
            pages[Self.name(of: source)] = (source, page)
        }
    }

    /// What was kept of the same name and the same bytes as `source`, and is then no longer kept.
    func take<Page: Sendable>(_ source: SourceText) -> Page? {
        let name = Self.name(of: source)
        return turns.changing {
            guard let kept = pages[name], let page = kept.page as? Page, kept.source.bytes == source.bytes
            else { return nil }
            pages[name] = nil
            size -= source.bytes.count
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
