import ReviewModel
import ReviewParsing
import ReviewStorage
import Wording

/// What an import tells: a line a source that brought something, and one for all.
final class ImportReport {
    private let session: Session
    private let isVerbose: Bool
    private let isTerse: Bool
    /// What came of all sources that were read.
    private(set) var total = ImportOutcome()
    /// How many files were read.
    private(set) var read = 0
    private var unchanged: [[SourceWalk.File]] = []
    private var unrecognised = 0
    private var left = 0
    private var joined = 0

    /// Nothing is told where it `isTerse`; of what was left out and of what has not changed only where it `isVerbose`.
    init(_ session: Session, isVerbose: Bool = false, isTerse: Bool = false) {
        self.session = session
        self.isVerbose = isVerbose
        self.isTerse = isTerse
    }

    private func say(_ phrase: Phrase) { if !isTerse { session.say(phrase) } }

    /// Tells of a source that has not changed, or counts it.
    func tellUnchanged(_ files: [SourceWalk.File]) {
        unchanged.append(files)
        if isVerbose { say("\(ImportReport.name(of: files)): unchanged") }
    }

    /// Counts a source that is none.
    func noteUnrecognised(_ files: [SourceWalk.File]) { unrecognised += files.count }

    /// Tells what was read, what came of it, what was edited in a reading list, and how much was left out.
    func tell(
        _ files: [SourceWalk.File], summary: SourceSummary, found: [Kind: Int], outcome: ImportOutcome,
        list: DocumentReturn
    ) {
        read += files.count
        total.add(outcome)
        let name = ImportReport.name(of: files)
        let kinds = Kind.allCases.compactMap { kind in found[kind].map { ImportReport.words($0, of: kind) } }
        let found = kinds.isEmpty ? "no items" : kinds.joined(separator: ", ")
        var line: Phrase = "\(name): \(summary.format ?? ""), \(found); \(ImportReport.words(outcome))"
        if list.taken > 0, summary.traits.contains(.bibliography) {
            line += "; keywords of \(Count.of(list.taken, noun: "entry")) taken over as tags"
        } else if list.taken > 0 {
            line += "; \(ImportReport.listed(list.takenParts)) of its front matter taken over"
        }
        if list.edits > 0 { line += "; \(Count.of(list.edits, noun: "edit")) taken over" }
        say(line)
        for problem in list.problems { session.warn("\(name): \(problem)") }
        left += summary.skipped.values.reduce(0, +)
        if isVerbose, !summary.skipped.isEmpty {
            say("\(name): left out \(ImportReport.words(summary.skipped))")
        }
        joined += summary.joined.reduce(0) { $0 + $1.others.count }
        if isVerbose, !summary.joined.isEmpty { say("\(name): \(ImportReport.words(summary.joined))") }
    }

    /// Tells of all sources.
    func tellTotal(of input: SourceInput, isDryRun: Bool) {
        if isVerbose, input.skipped > 0 {
            say("\(Count.of(input.skipped, noun: "file")) without text skipped")
        }
        if input.count > 1 {
            say("\(Count.of(input.count, noun: "file")): \(files); \(ImportReport.words(total))")
        } else if let only = unchanged.first, !isVerbose {
            say("\(ImportReport.name(of: only)): unchanged")
        }
        if input.empty > 0 { say("\(Count.of(input.empty, noun: "empty file")) passed over") }
        let unsaid: [Phrase] = [
            left > 0 ? "\(Count.of(left, noun: "message")) left out" : nil,
            joined > 0 ? "\(Count.of(joined, noun: "message")) joined to the ones before" : nil,
            input.unsaid > 0 ? Count.of(input.unsaid, noun: "note") : nil,
        ].compactMap { $0 }
        if !isVerbose, !unsaid.isEmpty {
            let words = unsaid.joined(separator: ", ")
            say(
                left + joined + input.unsaid == 1
                    ? "\(words); --verbose tells of it" : "\(words); --verbose tells of them")
        }
        if isDryRun { say("dry run: nothing was written") }
    }

    /// `12 read, 3 unchanged`.
    private var files: Phrase {
        let untouched = unchanged.reduce(0) { $0 + $1.count }
        let counts = Count.list([
            (read, "read"), (untouched, "unchanged"), (unrecognised, "not recognised"),
        ])
        return counts.isEmpty ? "none read" : counts
    }

    /// `messages.html and 3 more pages`.
    private static func name(of files: [SourceWalk.File]) -> Phrase {
        let first = files.first?.name ?? ""
        return files.count > 1
            ? "\(first) and \(Count.of(files.count - 1, noun: "more page"))" : Phrase(verbatim: first)
    }

    /// `status, rating and tags`
    private static func listed(_ words: [String]) -> Phrase {
        words.count > 1
            ? "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
            : Phrase(verbatim: words.joined())
    }

    /// `12 new, 1 changed`; what is zero is left out.
    static func words(_ outcome: ImportOutcome) -> Phrase {
        let counts = Count.list([
            (outcome.new, "new"), (outcome.changed, "changed"), (outcome.unchanged, "unchanged"),
            (outcome.gone, "gone"),
        ])
        return counts.isEmpty ? "nothing new" : counts
    }

    /// `joined 3 messages to the ones before: 1+2+3, 7+8`
    private static func words(_ joined: [JoinedMessages]) -> Phrase {
        let posts = joined.map { ([$0.first] + $0.others).map(String.init).joined(separator: "+") }
        let count = Count.of(joined.reduce(0) { $0 + $1.others.count }, noun: "message")
        return "joined \(count) to the ones before: \(posts.joined(separator: ", "))"
    }

    /// `14 messages (service message 12, unsupported message 2)`.
    private static func words(_ skipped: [String: Int]) -> Phrase {
        let reasons = skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let words = reasons.map { phrase(ofReason: $0.key) + Phrase(verbatim: " \($0.value)") }
            .joined(separator: ", ")
        return "\(Count.of(skipped.values.reduce(0, +), noun: "message")) (\(words))"
    }

    /// `service message (pin_message)`: what stands in parentheses is a word of the source.
    private static func phrase(ofReason reason: String) -> Phrase {
        let words = reason.firstIndex(of: "(").map { reason[..<$0] } ?? reason[...]
        return Phrase(key: String(words)) + Phrase(verbatim: String(reason[words.endIndex...]))
    }

    private static func words(_ count: Int, of kind: Kind) -> Phrase {
        switch kind {
        case .news, .other: Count.of(count, noun: kind.rawValue, plural: kind.rawValue)
        case .channelHeader: Count.of(count, noun: "channel header")
        default: Count.of(count, noun: kind.rawValue)
        }
    }
}

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
