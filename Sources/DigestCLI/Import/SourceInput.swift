import ReviewModel
import ReviewParsing
import Wording

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
    /// What was read ahead of standard input.
    private var ahead: [[UInt8]] = []
    /// What the folders of notes are like.
    let folders = NoteFolders()
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
    func forEach(body: ([SourceWalk.File]) throws -> Void) throws {
        for files in sources { try visit(files, body: body) }
    }

    /// Reads standard input now, where it is one of `sources`, as far as it can be held: whoever writes it may take long,
    /// and nobody is to be kept from the library meanwhile.
    func readAhead(_ sources: [[SourceWalk.File]]) throws {
        guard sources.joined().contains(where: { $0.name == "-" }) else { return }
        var size = 0
        while size < SourceInput.mostAhead, case let bytes = try session.environment.nextInput(),
            !bytes.isEmpty
        {
            try Interruption.check()
            size += bytes.count
            ahead.append(bytes)
        }
        ahead.reverse()
    }

    /// Bytes that are read ahead.
    private static let mostAhead = 64 << 20

    /// Hands over one source; when it cannot be read, that is reported.
    func visit(_ files: [SourceWalk.File], body: ([SourceWalk.File]) throws -> Void) throws {
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

    /// Hands on what another thread has read ahead.
    func hand(
        _ reading: ReadAhead.Reading, begin: (SourceSummary) throws -> Void, to taker: any ItemTaker
    ) throws -> SourceSummary {
        if let opening = reading.opening { try begin(opening) }
        for diagnostic in reading.diagnostics { report(diagnostic) }
        for item in reading.items {
            try Interruption.check()
            try taker.take(item.review, stamp: item.stamp)
        }
        if let error = reading.error { throw error }
        return reading.summary
    }

    /// The content of `file`, piece by piece.
    func stream(of file: SourceWalk.File) throws -> SourceStream {
        guard file.name == "-" else {
            let chunks = try FileStream(path: file.path, name: file.name) { [session] in
                session.environment.tellOfWaiting(for: file.name)
            }
            return SourceStream(path: file.name) { [watcher] in
                try Interruption.check()
                let bytes = try chunks.next()
                watcher?(bytes)
                return bytes
            }
        }
        return SourceStream(path: "-") { [self] in
            try Interruption.check()
            let bytes = try ahead.popLast() ?? session.environment.nextInput()
            watcher?(bytes)
            return bytes
        }
    }

    /// The bytes of a page; nil when it cannot be read, which is reported.
    private func page(_ file: SourceWalk.File) throws -> [UInt8]? {
        do {
            try Interruption.check()
            let bytes = try FileReading.bytes(at: file.path, name: file.name) {
                session.environment.tellOfWaiting(for: file.name)
            }
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

/// What the notes of each folder have in common. It is learnt from the files that lie there, not from those
/// that were named, so that a note is read the same alone and with its neighbours.
///
/// May be asked by several threads: one that wants what another one is learning waits for it.
final class NoteFolders: @unchecked Sendable {
    private let turns = Monitor()
    private var shapes: [String: FolderShape] = [:]
    /// The folder that was asked for last, whose files are still being read.
    private var current: FolderShape?

    /// How large a note may be to be learnt from, in bytes.
    private static let longest = 256 << 10

    /// The shape of the folder that `file` lies in, when it is a note.
    func shape(around file: SourceWalk.File) -> FolderShape {
        guard FolderShape.isNote(file.name) else { return FolderShape() }
        guard let folder = FilePath.folder(of: file.path) else { return FolderShape() }
        return turns.changing {
            if let known = shapes[folder] { return known }
            current?.forgetPages()
            let shape = FolderShape(NoteFolders.sample(of: folder))
            current = shape
            shapes[folder] = shape
            return shape
        }
    }

    /// Notes of `folder`, spread over their names; what cannot be read teaches nothing.
    private static func sample(of folder: String) -> [SourceFile] {
        let names = ((try? Folder.names(at: folder, name: folder)) ?? []).filter(FolderShape.isNote)
        let step = max(1, (names.count + FolderShape.sample - 1) / FolderShape.sample)
        return stride(from: 0, to: names.count, by: step).compactMap { index in
            let path = FilePath.join(folder, to: names[index])
            guard let status = try? FileStatus(path: path, name: path), status.size <= longest,
                let bytes = try? FileReading.bytes(at: path, name: path)
            else { return nil }
            return SourceFile(path: path, bytes: bytes)
        }
    }
}

/// Which chats of an account, exported as HTML, are read: channels, unless others are named. A chat whose folder
/// or page was named is read as well: that was done on purpose.
struct AccountChoice {
    /// Chats that were left out, each once, in the order in which they came.
    private(set) var leftOut: [String] = []
    private let names: [String]
    /// Absolute paths that were asked for.
    private let asked: [String]
    private var lists: [String: AccountChats?] = [:]

    /// A choice of the chats called `names`, of what lies under the absolute paths `asked`.
    init(names: [String], asked: [String]) {
        self.names = names
        self.asked = asked
    }

    /// Whether the page at the absolute `path` is of a chat that is not wanted; notes it.
    mutating func leavesOut(_ path: String) -> Bool {
        guard let place = AccountChats.folder(of: path), let folder = FilePath.folder(of: path),
            let chats = FilePath.folder(of: folder), let root = FilePath.folder(of: chats),
            !asked.contains(where: { $0 == folder || $0.hasPrefix(folder + "/") }),
            let list = list(in: root)
        else { return false }
        let chat = list.chat(in: place)
        let isWanted =
            names.isEmpty
            ? chat?.isChannel ?? false : names.contains { name in chat?.isCalled(name) ?? false }
        if isWanted { return false }
        let name = chat.flatMap { $0.name.isEmpty ? nil : $0.name } ?? place
        if !leftOut.contains(name) { leftOut.append(name) }
        return true
    }

    /// The chats of the account whose export lies in `root`; nil where that is none.
    private mutating func list(in root: String) -> AccountChats? {
        if let known = lists[root] { return known }
        let path = FilePath.join(root, to: "lists/chats.html")
        let list = (try? FileReading.bytes(at: path, name: path)).map(AccountChats.init)
        lists[root] = .some(list)
        return list
    }

    /// What to tell of the chats that were left out; nil where there are none.
    var words: Phrase? {
        guard !leftOut.isEmpty else { return nil }
        let shown = leftOut.prefix(12).map { "'\(SafeText.line($0))'" }.joined(separator: ", ")
        let rest: Phrase = leftOut.count > 12 ? " and \(leftOut.count - 12) more" : ""
        let count = Phrase(count: leftOut.count, one: "chat is", other: "chats are")
        let reason: Phrase =
            names.isEmpty ? "only channels are taken unless --chat names others" : "--chat names others"
        return "\(count) left out, as \(reason): \(shown)\(rest)"
    }
}
