import ArgumentParsing
import ReviewStorage
import Wording

/// `digest merge LIBRARY`: takes another library into this one.
enum MergeCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var libraries: [String] = []
        var isDryRun = false
    }

    static let name = "merge"
    static let summary = "takes another library into this one"
    static let discussion = """
        Takes the reviews of another library, such as that of another machine, with tags, notes, lists, marks, \
        corrections, saved searches and rules, in one change that can be undone. A review that both have stays \
        one. Lists of one name become one list, notes that differ are both kept, a farther status counts, and \
        so do the better of two ratings and the later of two corrections. Where one of two values has to go, a \
        warning tells which; of two searches of one name one gets another. It makes no difference which \
        library takes the other. The other library is only read; merging it again changes nothing.

          digest merge /media/stick/library.sqlite --dry-run
          digest merge /media/stick/library.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "LIBRARY", into: \.libraries, maximum: 1, value: .path, help: "file of the other library"),
            .flag("dry-run", into: \.isDryRun, help: "report, but change nothing"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.libraries.first ?? ""
        let other = try OtherLibrary(name, in: session)
        let store = try options.isDryRun ? session.libraryToTry() : session.library(.create)
        let progress = session.progressBar(of: store)
        defer { progress.end() }
        progress.begin(name)
        let merge = {
            defer { progress.hide() }
            let outcome = try other.merge(into: store) { count in
                try Interruption.check()
                progress.item(of: count)
            }
            try other.refuseChanged()
            return outcome
        }
        let outcome = try options.isDryRun ? store.trying(merge) : session.change(store, body: merge)
        for conflict in outcome.conflicts { session.warn(conflict.words) }
        session.say(MergeReport.words(outcome))
        session.tell(outcome.rules)
        if options.isDryRun { session.say("dry run: nothing was written") }
        return .done
    }
}

/// What a merge tells.
enum MergeReport {
    /// `15 items: 12 new, 1 changed, 2 here already; 3 sources, tags on 2 items`; what is nothing is left
    /// out.
    static func words(_ outcome: MergeOutcome) -> Phrase {
        let found = outcome.items
        let items = Count.list([
            (found.new, "new"), (found.changed, "changed"), (found.unchanged, "here already"),
            (found.gone, "gone"),
        ])
        let rest = MergeOutcome.Part.allCases.compactMap { part in
            outcome.counts[part].map { words($0, of: part) }
        }
        let isNothing = found.new + found.changed + found.gone == 0 && rest.isEmpty
        let parts = [items, rest.joined(separator: ", ")].filter { !$0.isEmpty }
        return "\(Count.of(found.items, noun: "item")): \(parts.joined(separator: "; "))"
            + (isNothing ? "; nothing new" : "")
    }

    private static func words(_ count: Int, of part: MergeOutcome.Part) -> Phrase {
        switch part {
        case .source: Count.of(count, noun: "source")
        case .tagged: "tags on \(Count.of(count, noun: "item"))"
        case .marked: "marks on \(Count.of(count, noun: "item"))"
        case .noted: "notes on \(Count.of(count, noun: "item"))"
        case .corrected: "corrections of \(Count.of(count, noun: "item"))"
        case .list: Count.of(count, noun: "list")
        case .search: Count.of(count, noun: "saved search", plural: "saved searches")
        case .rule: Count.of(count, noun: "rule")
        case .alias: Count.of(count, noun: "name of a tag", plural: "names of tags")
        case .citationKey: Count.of(count, noun: "citation key")
        case .judgement:
            Count.of(
                count, noun: "judgement on posts and papers", plural: "judgements on posts and papers")
        case .followed: Count.of(count, noun: "followed source")
        case .metadata: "what archives state of \(Count.of(count, noun: "paper"))"
        }
    }
}

/// A library that is only looked at: nothing is written to it, and no file is made beside it.
///
/// What its last user did and SQLite has not yet put into the file stands in a log beside it. Where nobody
/// has the library open, reading that log would leave a file there, so a copy of both is read.
final class OtherLibrary {
    private let store: ReviewStore
    private let name: String
    private let path: String
    private let status: FileStatus
    /// Whether nothing but its owner's restraint keeps it from changing.
    private let isUnlocked: Bool
    private let copy: TemporaryFolder?

    /// The library at `name`, as the user gave it; one of an older program will do where `mode` says so.
    init(_ name: String, mode: ReviewStore.Mode = .inspect, in session: Session) throws {
        let path = FilePath.resolve(name, in: session.environment.folder)
        guard let status = try? FileStatus(path: path, name: name) else {
            throw CommandError.noOtherLibrary(path: name)
        }
        if status.kind == .folder { throw CommandError.folderForLibrary(path: name) }
        let location = try LibraryLocation(session.options, in: session.environment)
        let own = try? FileStatus(path: location.path, name: location.name)
        guard own?.identity != status.identity else { throw CommandError.sameLibrary(path: name) }
        (self.name, self.path, self.status) = (name, path, status)
        isUnlocked = ((try? FileStatus(path: path + "-wal", name: name))?.size ?? 0) == 0
        copy = try OtherLibrary.copyIfLogged(path, name: name, in: session.environment)
        let readable = copy.map { FilePath.join($0.path, to: "library.sqlite") } ?? path
        store = try OtherLibrary.open(readable, name: name, mode: mode)
    }

    private static func open(_ path: String, name: String, mode: ReviewStore.Mode) throws -> ReviewStore {
        do {
            return try ReviewStore(path: path, mode: mode)
        } catch let error as LibraryError {
            throw named(error, name: name)
        }
    }

    /// The error with the path as the user gave it.
    private static func named(_ error: LibraryError, name: String) -> LibraryError {
        switch error {
        case .notALibrary: .notALibrary(path: name)
        case .unfinished: .unfinished(path: name)
        case .newerVersion(_, let found, let known): .newerVersion(path: name, found: found, known: known)
        case .olderVersion: .olderVersion(path: name)
        case .damaged(_, let problem): .damaged(path: name, problem: problem)
        default: error
        }
    }

    /// Merges it into `store`.
    func merge(into store: ReviewStore, tick: (Int) throws -> Void) throws -> MergeOutcome {
        do {
            return try store.merge(self.store, tick: tick)
        } catch LibraryError.damaged(let path, let problem) where path == self.store.path {
            throw LibraryError.damaged(path: name, problem: problem)
        }
    }

    /// A hash of all that it holds.
    func contentHash() throws -> UInt64 { try store.contentHash() }

    /// Puts its content in the place of what `store` holds; `keep` is called with that before. Throws where
    /// it is not sound.
    func restore(into store: ReviewStore, keep: (ReviewStore) throws -> Void) throws {
        if let problem = try self.store.firstProblem() {
            throw CommandError.unsound(path: name, problem: problem)
        }
        try store.restore(from: self.store, keep: keep)
    }

    private static func copyIfLogged(_ path: String, name: String, in environment: Environment) throws
        -> TemporaryFolder?
    {
        let log = try? FileStatus(path: path + "-wal", name: name)
        let isOpen = (try? FileStatus(path: path + "-shm", name: name)) != nil
        guard let log, log.size > 0, !isOpen else { return nil }
        let folder = try TemporaryFolder(in: environment)
        for suffix in ["", "-wal"] {
            let file = try AtomicFile(
                at: FilePath.join(folder.path, to: "library.sqlite\(suffix)"), name: folder.path)
            let bytes = try FileStream(path: path + suffix, name: name + suffix)
            while case let chunk = try bytes.next(), !chunk.isEmpty { try file.write(chunk) }
            try file.commit(durably: false)
        }
        return folder
    }

    /// Throws where another program has changed the library meanwhile, so that what was read may not be what
    /// it held at any moment.
    func refuseChanged() throws {
        guard isUnlocked else { return }
        let now = try FileStatus(path: path, name: name)
        guard now == status else { throw CommandError.changedMeanwhile(path: name) }
    }
}
