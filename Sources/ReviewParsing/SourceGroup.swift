/// Files that make one source: a single file, or the pages of an export in their order.
public struct SourceGroup: Sendable, Equatable {
    /// Paths of the files, at least one.
    public let paths: [String]

    /// A group of the files at `paths`, nil when there are none.
    init?(_ paths: [String]) {
        guard !paths.isEmpty else { return nil }
        self.paths = paths
    }

    /// `paths` with the pages of each export put together, in numeric order and in the place of the first
    /// of them; every other path is a group of its own.
    ///
    /// Telegram Desktop splits a chat into `messages.html`, `messages2.html`, …; people rename the first
    /// page to `index.html`. Files of one export lie in one folder.
    public static func groups(of paths: [String]) -> [SourceGroup] {
        var pages: [String: [(number: Int, path: String)]] = [:]
        for path in paths {
            let (folder, name) = split(path)
            if let number = ExportPageName.number(name) { pages[folder, default: []].append((number, path)) }
        }
        // A second page is what tells an index that is a first page from any other.
        for path in paths {
            let (folder, name) = split(path)
            guard name == "index.html", let known = pages[folder], !known.contains(where: { $0.number == 1 })
            else {
                continue
            }
            pages[folder, default: []].append((1, path))
        }
        var groups: [SourceGroup] = []
        var grouped: Set<String> = []
        for path in paths where !grouped.contains(path) {
            let folder = split(path).folder
            let members = pages[folder, default: []].sorted { $0.number < $1.number }.map(\.path)
            guard members.contains(path) else {
                groups += [SourceGroup([path])].compactMap { $0 }
                continue
            }
            grouped.formUnion(members)
            groups += [SourceGroup(members)].compactMap { $0 }
        }
        return groups
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
        return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
    }
}
