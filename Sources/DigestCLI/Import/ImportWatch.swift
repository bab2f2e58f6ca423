import ReviewModel
import ReviewParsing

/// `digest import --watch`: takes what appears or changes under some paths, until Ctrl-C.
///
/// Looks again every second instead of waiting for the system's word: that works the same on every file
/// system, shared folders included. A file that still grows is left until it has been the same twice.
final class ImportWatch {
    /// Seconds between two looks.
    private static let interval = 1.0
    /// A file that was changed so many seconds ago is taken at the first look.
    private static let settled: Int64 = 3

    private let session: Session
    private let manner: ImportRun.Manner
    private let paths: [String]
    private var seen: [String: [FileStatus]] = [:]
    private var taken: [String: [FileStatus]] = [:]
    private var unfinished: Set<String> = []
    private var refused = false

    init(_ session: Session, as manner: ImportRun.Manner, paths: [String]) {
        self.session = session
        self.paths = paths
        self.manner = manner
    }

    /// Looks and takes until the user wants to stop.
    func run() throws -> ExitStatus {
        let walk = SourceWalk(paths, from: session.environment.folder)
        if let problem = walk.problems.first { throw problem }
        session.say("watching \(paths.joined(separator: ", ")); Ctrl-C ends it")
        repeat { try look() } while session.environment.wait(ImportWatch.interval)
        return refused ? .refused : .done
    }

    private func look() throws {
        let ready = SourceWalk(paths, from: session.environment.folder).sources.filter(isReady)
        guard !ready.isEmpty else { return }
        let run = try ImportRun(session, as: manner, paths: ready.joined().map(\.name))
        try run.read(ready)
        refused = refused || run.status == .refused
        for files in ready { taken[files[0].name] = seen[files[0].name] }
    }

    /// Whether a source is new or changed, and as it was when it was looked at last.
    private func isReady(_ files: [SourceWalk.File]) -> Bool {
        guard let first = files.first, first.name != "-" else { return false }
        let statuses = files.compactMap { try? FileStatus(path: $0.path, name: $0.name) }
        guard statuses.count == files.count, taken[first.name] != statuses else { return false }
        let latest = statuses.map { $0.modified / 1_000_000_000 }.max() ?? 0
        let isSettled =
            seen[first.name].map { $0 == statuses }
            ?? (latest <= session.environment.now().seconds - ImportWatch.settled)
        seen[first.name] = statuses
        return isSettled && files.allSatisfy(isFinished)
    }

    /// Whether a file that is written over minutes has come to its end: the exporter writes what it has
    /// while it still loads pictures.
    private func isFinished(_ file: SourceWalk.File) -> Bool {
        guard FilePath.suffix(of: file.name) == "json",
            let tail = try? FileStream(path: file.path, name: file.name).tail(64),
            let last = tail.last(where: { $0 > 0x20 }), last != UInt8(ascii: "}"), last != UInt8(ascii: "]")
        else { return true }
        if unfinished.insert(file.name).inserted { session.say("\(file.name): not complete yet") }
        return false
    }
}
