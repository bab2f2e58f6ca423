/// Files that make one source: a single file, or the pages of an export in their order.
public struct SourceGroup: Sendable, Equatable {
    /// Paths of the files, at least one.
    public let paths: [String]

    /// A group of the files at `paths`, nil when there are none.
    public init?(_ paths: [String]) {
        guard !paths.isEmpty else { return nil }
        self.paths = paths
    }

    /// `paths` with the pages of each export put together, in numeric order and in the place of the first
    /// of them; every other path is a group of its own.
    ///
    /// Telegram Desktop splits a chat into `messages.html`, `messages2.html`, …; people rename the first
    /// page to `index.html`. Files of one export lie in one folder.
    public static func groups(of paths: [String]) -> [SourceGroup] {
        let pages = pages(among: paths)
        var groups: [SourceGroup] = []
        var grouped: Set<String> = []
        for path in paths where !grouped.contains(path) {
            let members = pages[split(path).folder, default: [:]].sorted { $0.key < $1.key }.map(\.value)
            let group = members.contains(path) ? members : [path]
            if group.count > 1 { grouped.formUnion(group) }
            groups += [SourceGroup(group)].compactMap { $0 }
        }
        return groups
    }

    /// Whether the file at `path` is called like a page of an export, which may have others beside it.
    public static func isPage(_ path: String) -> Bool { DialogPageName.number(split(path).name) != nil }

    /// Pages by folder and number.
    private static func pages(among paths: [String]) -> [String: [Int: String]] {
        var pages: [String: [Int: String]] = [:]
        for path in paths {
            let (folder, name) = split(path)
            if let number = DialogPageName.number(name) { pages[folder, default: [:]][number] = path }
        }
        // A second page is what tells an index that is a first page from any other.
        for path in paths where split(path).name == "index.html" {
            let folder = split(path).folder
            if let known = pages[folder], known[1] == nil { pages[folder, default: [:]][1] = path }
        }
        return pages
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
        return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
    }
}
