import ReviewModel
import Wording

/// A source whose beginning was looked at.
struct SourceOpening {
    /// How much is looked at to recognise a format, in bytes.
    private static let headLength = 256 << 10
    /// How much is looked at where it begins with white space alone: it may have no end.
    private static let mostBlank = 16 << 20

    /// The beginning of the source as text, all of it where that is short.
    let head: SourceText
    /// The source, from its beginning.
    let content: SourceContent

    /// Looks at the beginning of `stream`; nil where it holds no text, which `report` is told.
    init?(_ stream: SourceStream, report: @escaping (Diagnostic) -> Void) throws {
        var bytes: [UInt8] = []
        var isWhole = false
        var isBlank = true
        while !isWhole, bytes.count < (isBlank ? Self.mostBlank : Self.headLength) {
            let chunk = try stream.next()
            isWhole = chunk.isEmpty
            isBlank = isBlank && chunk.allSatisfy(TextEncoding.isBlank)
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        }
        // What is not UTF-8 has to be decoded before anybody can take it piece by piece.
        if isWhole || TextEncoding.isOther(bytes) {
            if !isWhole {
                guard let all = try stream.preceded(by: bytes).rest(report: report) else { return nil }
                bytes = all
            }
            guard let text = SourceText(decoding: bytes, path: stream.path, report: report) else {
                return nil
            }
            head = text
            content = SourceContent(text)
            return
        }
        bytes = TextEncoding.withoutMark(bytes)
        guard let text = SourceText(decoding: bytes, path: stream.path, report: { _ in }) else {
            _ = SourceText(decoding: bytes, path: stream.path, report: report)
            return nil
        }
        head = text
        let source = stream.preceded(by: bytes)
        var isRead = false
        content = SourceContent(
            path: stream.path,
            nextPage: {
                guard !isRead else { return nil }
                isRead = true
                guard let all = try source.rest(report: report) else { return nil }
                return SourceText(decoding: all, path: source.path, report: report)
            }, nextPiece: source.next)
    }
}

/// The files of a source that has several, each loaded when its turn comes.
struct SourcePages {
    private var paths: ArraySlice<String>
    private var first: SourceText?
    private let load: (String) throws -> [UInt8]?
    private let report: (Diagnostic) -> Void

    /// The files at `paths`; `load` returns nil for one that is to be left out.
    init(
        _ paths: [String], load: @escaping (String) throws -> [UInt8]?,
        report: @escaping (Diagnostic) -> Void
    ) {
        self.paths = paths[...]
        self.load = load
        self.report = report
    }

    /// The next file that holds text; nil behind the last.
    mutating func next() throws -> SourceText? {
        if let page = first {
            first = nil
            return page
        }
        while let path = paths.popFirst() {
            guard let bytes = try load(path) else { continue }
            if let text = SourceText(decoding: bytes, path: path, report: report) { return text }
        }
        return nil
    }

    /// What `next` will return.
    mutating func peek() throws -> SourceText? {
        first = try next()
        return first
    }
}

extension SourceText {
    /// The bytes of the file at `path` as text; nil when there is nothing to read. What is wrong with them
    /// goes to `report`.
    init?(decoding bytes: [UInt8], path: String, report: (Diagnostic) -> Void) {
        func tell(_ severity: Diagnostic.Severity, at offset: Int, message: String) {
            let line = bytes[..<offset].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            report(Diagnostic(severity, path: path, line: line, message: message))
        }
        switch TextEncoding.decoded(bytes) {
        case .text(let text, let invalid):
            if let invalid {
                tell(
                    .warning, at: invalid,
                    message: "invalid UTF-8 was replaced; save the file as UTF-8 to keep every letter")
            }
            self.init(path: path, bytes: text)
            return
        case .other(let text, let encoding):
            report(
                Diagnostic(
                    .note, path: path, message: "the file is not in UTF-8, and was read as \(encoding)"))
            self.init(path: path, bytes: text)
            return
        case .empty:
            tell(.error, at: 0, message: "the file is empty; export it again")
        case .binary(let offset):
            tell(
                .error, at: offset,
                message: "this is a binary file; give the text, Markdown, HTML or JSON of the export")
        }
        return nil
    }
}

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
