#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Takes paths apart and puts them together, as text.
enum FilePath {
    /// `path`, seen from `folder` when it is relative.
    static func resolve(_ path: String, in folder: String) -> String {
        path.utf8.first == slash || folder.isEmpty ? path : join(folder, to: path)
    }

    /// `path` from the root, without `.`, `..` and doubled slashes; `-` and addresses stay. Links are not followed:
    /// the path stays one that the user knows.
    static func absolute(_ path: String, in folder: String) -> String {
        guard path != "-", !isAddress(path) else { return path }
        let whole = resolve(path, in: folder.isEmpty ? current : folder)
        var names: [Substring] = []
        for name in whole.split(separator: "/") where name != "." {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }

    /// Whether `path` is an address rather than the path of a file.
    static func isAddress(_ path: String) -> Bool { path.hasPrefix("https://") || path.hasPrefix("http://") }

    /// `path` as seen from `folder` when it lies in it, else as it is.
    static func relative(_ path: String, to folder: String) -> String {
        let start = (folder.isEmpty ? current : folder) + "/"
        return path.utf8.starts(with: start.utf8)
            ? String(path.utf8.dropFirst(start.utf8.count)) ?? path : path
    }

    /// The folder that the process works in.
    private static var current: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    /// `folder/name`.
    static func join(_ folder: String, to name: String) -> String {
        folder.utf8.last == slash ? folder + name : "\(folder)/\(name)"
    }

    /// `path` with `~` in the place of the user's home.
    static func abbreviated(_ path: String, in environment: Environment) -> String {
        guard let home = environment.variable("HOME"), !home.isEmpty, path.hasPrefix(home + "/") else {
            return path
        }
        return "~" + path.dropFirst(home.count)
    }

    /// `path` with the user's home in the place of a `~` at its beginning.
    static func expanded(_ path: String, in environment: Environment) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = environment.variable("HOME") else {
            return path
        }
        return home + path.dropFirst()
    }

    /// What is in front of the last slash; nil when there is none.
    static func folder(of path: String) -> String? {
        guard let last = path.utf8.lastIndex(of: slash) else { return nil }
        return last == path.startIndex ? nil : String(path[..<last])
    }

    /// The folder that the file at `path` is in: `.` where there is no slash.
    static func parent(of path: String) -> String {
        folder(of: path) ?? (path.utf8.first == slash ? "/" : ".")
    }

    /// `path` with all links followed; nil where there is nothing.
    static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// What is behind the last slash.
    static func name(of path: String) -> String {
        guard let last = path.utf8.lastIndex(of: slash) else { return path }
        return String(path[path.utf8.index(after: last)...])
    }

    /// What is behind the last point of the name, in small letters; empty when there is none.
    static func suffix(of path: String) -> String {
        let name = name(of: path)
        guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")), point != name.startIndex else {
            return ""
        }
        return name[name.utf8.index(after: point)...].lowercased()
    }

    private static let slash = UInt8(ascii: "/")
}
