import ReviewModel
import ReviewParsing
import ReviewStorage
import Wording

/// One run of `digest import`: all sources are read and stored in one transaction.
final class ImportRun {
    /// How an import is to be done.
    struct Manner {
        /// How sources are read.
        var reading = ReadingOptions()
        /// Whether everything is done but nothing kept.
        var isDryRun = false
        /// Whether sources are read that have not changed.
        var isForced = false
        /// Whether everything is said of each source: notes, what was left out, what has not changed.
        var isVerbose = false
        /// Whether nothing is said but what is wrong.
        var isTerse = false
    }

    private let session: Session
    private let manner: Manner
    private let store: ReviewStore
    private let input: SourceInput
    private let report: ImportReport
    /// What was asked for.
    private let paths: [String]
    /// What was fetched from the web, each with the address for its name.
    private let fetched: [[SourceWalk.File]]
    private let progress: ProgressBar
    private var choice: AccountChoice
    private var reader: SourceReader?
    private let ahead = ReadAhead()

    /// A run over what lies under `paths`. A dry run of a library that is not there is one of a library
    /// in memory. `store` is the library, where it is open already, and `fetched` what is to be read besides.
    init(
        _ session: Session, as manner: Manner, paths: [String], fetched: [[SourceWalk.File]] = [],
        store: ReviewStore? = nil
    ) throws {
        self.session = session
        self.store = try store ?? (manner.isDryRun ? session.libraryToTry() : session.library(.create))
        let store = self.store
        var manner = manner
        manner.reading.boundaries = try store.postBoundaries()
        self.manner = manner
        report = ImportReport(session, isVerbose: manner.isVerbose, isTerse: manner.isTerse)
        self.paths = paths
        self.fetched = fetched
        input = SourceInput(paths, in: session)
        input.saysNotes = manner.isVerbose
        progress = session.progressBar(of: store)
        choice = AccountChoice(
            names: manner.reading.chats,
            asked: paths.map { FilePath.absolute($0, in: session.environment.folder) })
    }

    /// Reads all sources.
    func readAll() throws -> ExitStatus {
        try read(input.sources + fetched)
        if let words = choice.words { session.say(words) }
        if input.count == 0 && input.refused == 0 && fetched.isEmpty {
            session.say("no file that can be read in \(paths.map { "'\($0)'" }.joined(separator: ", "))")
        }
        report.tellTotal(of: input, isDryRun: manner.isDryRun)
        let isEmpty = input.count == 0 && input.refused == 0 && fetched.isEmpty
        // A chat that was asked for by its name and is not there.
        let isUnnamed =
            !manner.reading.chats.isEmpty && report.read > 0 && report.total.items == 0
            && input.status == .done
        return isEmpty || isUnnamed ? .nothingMatched : input.status
    }

    /// What came of all sources.
    var outcome: ImportOutcome { report.total }

    /// How the run ends.
    var status: ExitStatus { input.status }

    /// Reads some of the sources.
    func read(_ sources: [[SourceWalk.File]]) throws {
        defer { progress.end() }
        progress.total = sources.joined().reduce(0) { $0 + ((try? $1.status()?.size) ?? 0) }
        try input.readAhead(sources)
        let read = {
            defer { self.ahead.end() }
            for (index, files) in sources.enumerated() {
                try self.readAhead(of: sources, at: index)
                try self.input.visit(files, body: self.read)
            }
            try self.store.enrich()
            try self.session.applyRules(to: self.store)
        }
        if manner.isDryRun { try store.trying(read) } else { try session.change(store, body: read) }
    }

    /// Lets other threads read the small files that come next and are not known as they are.
    private func readAhead(of sources: [[SourceWalk.File]], at index: Int) throws {
        for next in ahead.advance(behind: index, of: sources.count) {
            // Which chats are left out is noted when their turn comes.
            var choice = choice
            guard let file = ReadAhead.file(of: sources[next]),
                let visit = try? SourceVisit(
                    sources[next], as: manner.reading, choosing: &choice, in: session)
            else { continue }
            let known = manner.isForced ? nil : try store.source(path: visit.path)
            if known.map(visit.mayBeSame) ?? false { continue }
            ahead.put(file, at: visit.path, as: visit.reading, in: input.folders)
        }
    }

    private func read(_ files: [SourceWalk.File]) throws {
        guard let visit = try SourceVisit(files, as: manner.reading, choosing: &choice, in: session) else {
            return
        }
        if !manner.isForced, let known = try store.source(path: visit.path), try visit.isSame(as: known) {
            progress.skip(known.size)
            return report.tellUnchanged(files)
        }
        try read(visit)
    }

    private func read(_ visit: SourceVisit) throws {
        var visit = visit
        let files = visit.files
        var kinds: [Kind: Int] = [:]
        let reading = visit.reading
        let early = ahead.take(visit.path, by: &reader)
        var summary = SourceSummary()
        progress.begin(files[0].name)
        let list = DocumentReturn(store, path: visit.path)
        let outcome = try store.importing(path: visit.path, isChannelSaid: visit.isChannelSaid) { writer in
            let items = ImportedItems(writer, from: list, isForced: manner.isForced, home: atHome) {
                [progress] in progress.item()
            }
            summary = try visit.read(
                from: input, with: reader(as: reading), ahead: early,
                seen: { [progress] in progress.read($0) },
                begin: { try writer.begin($0.traits) }, for: items)
            kinds = items.kinds
            writer.isIntact = visit.isIntact
            writer.passesOverChannels = summary.passesOverChannels
            return summary.format == nil ? nil : visit.stamp.record(path: visit.path, summary)
        }
        guard let outcome else { return report.noteUnrecognised(files) }
        if let document = summary.document { try list.finish(document) }
        try list.take(summary.curations)
        report.tell(files, summary: summary, found: kinds, outcome: outcome, list: list)
    }

    /// A reader for the next source, which has learnt from those before it.
    private func reader(as options: ReadingOptions) -> SourceReader {
        var next = SourceReader(options: options, after: reader)
        next.program = ToolVersion.number
        reader = next
        return next
    }

    /// The item with the whole path of its file.
    private func atHome(_ review: Review) -> Review {
        var review = review
        review.source.path = FilePath.absolute(review.source.path, in: session.environment.folder)
        return review
    }
}

/// Takes the items of one source into the library, and counts them.
final class ImportedItems: ItemTaker {
    /// How many there were of each kind.
    private(set) var kinds: [Kind: Int] = [:]
    private let writer: ReviewWriter
    private let list: DocumentReturn
    private let isForced: Bool
    private let home: (Review) -> Review
    private let tick: () -> Void

    /// Takes items for `writer`, those of a reading list that came back as `list` says. `isForced` tells to read what
    /// has not changed; `home` gives an item the whole path of its file, and `tick` is called for each.
    init(
        _ writer: ReviewWriter, from list: DocumentReturn, isForced: Bool, home: @escaping (Review) -> Review,
        tick: @escaping () -> Void
    ) {
        self.writer = writer
        self.list = list
        self.isForced = isForced
        self.home = home
        self.tick = tick
    }

    func take(_ item: Review, stamp: Int64?) throws {
        try Interruption.check()
        if try list.takesIn(item) { try writer.receive(home(item), stamp: stamp) }
        count(item)
    }

    func knows(_ outline: Review, stamp: Int64) throws -> Bool {
        try !isForced && writer.knows(outline, stamp: stamp)
    }

    func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool {
        try Interruption.check()
        guard try writer.takeAgain(home(outline), stamp: stamp) else { return false }
        count(outline)
        return true
    }

    private func count(_ item: Review) {
        kinds[item.kind, default: 0] += 1
        tick()
    }
}
