import ReviewModel
import ReviewParsing

/// The files that a command was given, one source after the other, with what went wrong in them.
final class SourceInput {
    private let session: Session
    private let walk: SourceWalk
    /// How many problems cost some input.
    private(set) var refused = 0
    /// How many warnings and errors there were.
    private(set) var problems = 0
    /// How many notes were not printed.
    private(set) var unsaid = 0
    /// Whether notes are printed, not only counted.
    var saysNotes = true
    /// Sees all bytes that are read.
    var watcher: (([UInt8]) -> Void)?
    /// What the folders of notes are like.
    private let folders = NoteFolders()
    /// Whether the file at hand is one that folders hold without being a source.
    private var isIncidental = false

    /// Finds the files under `paths`.
    init(_ paths: [String], in session: Session) {
        self.session = session
        self.walk = SourceWalk(paths, from: session.environment.folder)
        for problem in walk.problems {
            report(Diagnostic(.error, path: problem.path, message: problem.reason))
        }
    }

    /// How many files there are.
    var count: Int { walk.files.count }

    /// How many files in folders were left out because their suffix says that they hold no text.
    var skipped: Int { walk.skipped }

    /// How many files in folders were left out because there is nothing in them.
    var empty: Int { walk.empty }

    /// The sources, each a file or the pages of an export.
    var sources: [[SourceWalk.File]] { walk.sources }

    /// Hands over each source; one that cannot be read is reported.
    func forEach(_ body: ([SourceWalk.File]) throws -> Void) throws {
        for files in sources { try visit(files, body) }
    }

    /// Hands over one source; when it cannot be read, that is reported.
    func visit(_ files: [SourceWalk.File], _ body: ([SourceWalk.File]) throws -> Void) throws {
        try Interruption.check()
        isIncidental = files.allSatisfy { !$0.isNamed && SourceInput.isIncidental($0.name) }
        do {
            try body(files)
        } catch let error as FileError {
            try report(error)
        }
    }

    /// Reads `files` as one source. Of several files one that cannot be read is reported and left out.
    func read(
        _ files: [SourceWalk.File], with reader: SourceReader,
        begin: (SourceSummary) throws -> Void = { _ in }, for taker: any ItemTaker
    ) throws -> SourceSummary {
        guard files.count > 1, let group = SourceGroup(files.map(\.name)) else {
            guard let file = files.first else { return SourceSummary() }
            var reader = reader
            reader.folder = folders.shape(around: file)
            return try reader.read(stream(of: file), begin: begin, for: taker, report: report)
        }
        return try reader.read(
            group, loading: { name in try files.first { $0.name == name }.flatMap(page) }, begin: begin,
            for: taker, report: report)
    }

    /// The content of `file`, piece by piece.
    func stream(of file: SourceWalk.File) throws -> SourceStream {
        guard file.name == "-" else {
            let chunks = try FileStream(path: file.path, name: file.name)
            return SourceStream(path: file.name) { [watcher] in
                try Interruption.check()
                let bytes = try chunks.next()
                watcher?(bytes)
                return bytes
            }
        }
        var input: [UInt8]? = try session.environment.input()
        return SourceStream(path: "-") { [watcher] in
            defer { input = nil }
            let bytes = input ?? []
            watcher?(bytes)
            return bytes
        }
    }

    /// The bytes of a page; nil when it cannot be read, which is reported.
    private func page(_ file: SourceWalk.File) throws -> [UInt8]? {
        do {
            try Interruption.check()
            let bytes = try FileReading.bytes(at: file.path, name: file.name)
            watcher?(bytes)
            return bytes
        } catch let error as FileError {
            try report(error)
            return nil
        }
    }

    private func report(_ error: FileError) throws {
        try Interruption.check()
        report(Diagnostic(.error, path: error.path, message: error.reason))
    }

    /// Prints a problem and counts it.
    func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if diagnostic.severity != .note { problems += 1 }
        if isIncidental { diagnostic.severity = .note }
        if diagnostic.severity == .error { refused += 1 }
        if diagnostic.severity == .note, !saysNotes {
            unsaid += 1
        } else {
            session.report(diagnostic)
        }
    }

    /// How a run ends that has read everything it could.
    var status: ExitStatus { refused > 0 ? .refused : .done }

    /// Whether a file is there by custom, as in every repository, and no harm is done when it is no source.
    private static func isIncidental(_ path: String) -> Bool {
        let name = FilePath.name(of: path).uppercased()
        return [
            "README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "CODE_OF_CONDUCT", "REQUIREMENTS",
        ]
        .contains { name.utf8.starts(with: $0.utf8) }
    }
}

/// The username of a channel, as a user may write it.
enum ChannelName {
    /// `gonzo_ML` of `@gonzo_ML`, `t.me/gonzo_ML` or `https://t.me/s/gonzo_ML/12`; nil where there is none.
    static func plain(_ text: String) throws(CommandError) -> String {
        var parts = text.split(separator: "/")
        if parts.count > 1 {
            if parts.first?.utf8.last == UInt8(ascii: ":") { parts.removeFirst() }
            if parts.count > 1, parts[0].utf8.contains(UInt8(ascii: ".")) { parts.removeFirst() }
            if parts.count > 1, parts[0] == "s" { parts.removeFirst() }
        }
        var name = parts.first ?? ""
        if name.utf8.first == UInt8(ascii: "@") { name = name.dropFirst() }
        let isName = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isName, !name.isEmpty else { throw .badChannel(text) }
        return String(name)
    }
}
