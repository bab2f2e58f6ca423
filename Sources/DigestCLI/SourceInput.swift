import ReviewModel
import ReviewParsing

/// The files that a command was given, one after the other, with what went wrong in them.
final class SourceInput {
    private let session: Session
    private let walk: SourceWalk
    /// How many problems cost some input.
    private(set) var refused = 0
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

    /// Hands over each source, which is a file or the pages of an export; one that cannot be read is
    /// reported.
    func forEach(_ body: ([SourceWalk.File]) throws -> Void) throws {
        for files in walk.sources {
            try Interruption.check()
            isIncidental = files.allSatisfy { !$0.isNamed && SourceInput.isIncidental($0.name) }
            do {
                try body(files)
            } catch let error as FileError {
                try Interruption.check()
                report(Diagnostic(.error, path: error.path, message: error.reason))
            }
        }
    }

    /// The content of `file`.
    func read(_ file: SourceWalk.File) throws -> SourceFile {
        guard file.name == "-" else {
            return SourceFile(path: file.name, bytes: try FileReading.bytes(at: file.path, name: file.name))
        }
        return SourceFile(path: "-", bytes: try session.environment.input())
    }

    /// `file`, to be read piece by piece.
    func open(_ file: SourceWalk.File) throws -> SourceStream {
        guard file.name != "-" else {
            return SourceStream(path: "-", bytes: try session.environment.input())
        }
        let stream = try FileStream(path: file.path, name: file.name)
        return SourceStream(path: file.name) {
            try Interruption.check()
            return try stream.next()
        }
    }

    /// Reads `files` as one source; of several files `loaded` sees the bytes of each when it was read, and
    /// one that cannot be read is reported and left out.
    func read(
        _ files: [SourceWalk.File], with reader: SourceReader, into sink: (Review) throws -> Void,
        loaded: (SourceWalk.File, [UInt8]) -> Void = { _, _ in }
    ) throws -> SourceSummary {
        guard files.count > 1, let group = SourceGroup.groups(of: files.map(\.name)).first else {
            guard let file = files.first else { return SourceSummary() }
            return try reader.read(try open(file), into: sink, report: report)
        }
        return try reader.read(
            group,
            loading: { name in
                try Interruption.check()
                guard let file = files.first(where: { $0.name == name }), let bytes = try page(file) else {
                    return nil
                }
                loaded(file, bytes)
                return bytes
            }, into: sink, report: report)
    }

    /// The bytes of a page; nil when it cannot be read, which is reported.
    private func page(_ file: SourceWalk.File) throws -> [UInt8]? {
        do {
            return try read(file).bytes
        } catch let error as FileError {
            try Interruption.check()
            report(Diagnostic(.error, path: error.path, message: error.reason))
            return nil
        }
    }

    /// Prints a problem and counts it.
    func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if isIncidental { diagnostic.severity = .note }
        if diagnostic.severity == .error { refused += 1 }
        session.report(diagnostic)
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
