/// Which folders name which, by the types that they declare.
struct FolderOrder {
    /// The folders that each names, with one of the types that it names there.
    private(set) var named: [String: [String: String]] = [:]

    /// Reads the files of one target: paths in it, and their code. Folders are told apart down to `depth` levels.
    init(_ files: [(path: String, code: SwiftCode)], depth: Int = .max) {
        let folder = { (path: String) in
            path.split(separator: "/").dropLast().prefix(depth).joined(separator: "/")
        }
        var homes: [String: [String]] = [:]
        var inner: [String: Set<String>] = [:]
        for (path, code) in files {
            for type in code.types { homes[type, default: []].append(path) }
            inner.merge(code.inner) { $0.union($1) }
        }
        for (path, code) in files {
            let own = code.inner.values.reduce(Set<String>()) { $0.union($1) }
            for (word, around) in code.names {
                guard let home = homes[word], home.count == 1, home[0] != path, !own.contains(word),
                    inner[around]?.contains(word) != true, folder(home[0]) != folder(path)
                else { continue }
                named[folder(path), default: [:]][folder(home[0])] = word
            }
        }
    }

    /// A circle of folders, each with the type by which it names the next; empty where there is none.
    var circle: [String] {
        var done: Set<String> = []
        for folder in named.keys.sorted() {
            var path: [String] = []
            if let circle = circle(from: folder, path: &path, done: &done) { return circle }
        }
        return []
    }

    private func circle(from folder: String, path: inout [String], done: inout Set<String>) -> [String]? {
        if let start = path.firstIndex(of: folder) {
            let round = Array(path[start...]) + [folder]
            return zip(round, round.dropFirst()).map { "\($0) → \($1): \(named[$0]?[$1] ?? "")" }
        }
        guard done.insert(folder).inserted else { return nil }
        path.append(folder)
        defer { path.removeLast() }
        for next in (named[folder] ?? [:]).keys.sorted() {
            if let circle = circle(from: next, path: &path, done: &done) { return circle }
        }
        return nil
    }
}
