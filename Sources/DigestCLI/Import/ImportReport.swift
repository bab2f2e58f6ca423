import ReviewModel
import ReviewParsing
import ReviewStorage

/// What an import tells: a line a source, and one for all.
final class ImportReport {
    private let session: Session
    /// What came of all sources that were read.
    private(set) var total = ImportOutcome()
    private var read = 0
    private var untouched = 0
    private var unrecognised = 0

    private let isTerse: Bool

    /// A report; nothing is said where it `isTerse`.
    init(_ session: Session, isTerse: Bool = false) {
        self.session = session
        self.isTerse = isTerse
    }

    private func say(_ text: String) { if !isTerse { session.say(text) } }

    /// Tells of a source that has not changed.
    func tellUnchanged(_ files: [SourceWalk.File]) {
        noteUnchanged(files)
        say("\(ImportReport.name(of: files)): unchanged")
    }

    /// Counts a source that has not changed.
    func noteUnchanged(_ files: [SourceWalk.File]) { untouched += files.count }

    /// Counts a source that is none.
    func noteUnrecognised(_ files: [SourceWalk.File]) { unrecognised += files.count }

    /// Tells what was read, what came of it, and what was left out and why.
    func tell(
        _ files: [SourceWalk.File], summary: SourceSummary, found: [Kind: Int], outcome: ImportOutcome
    ) {
        read += files.count
        total.add(outcome)
        let name = ImportReport.name(of: files)
        let kinds = Kind.allCases.compactMap { kind in found[kind].map { ImportReport.words($0, of: kind) } }
        let what = ([summary.format ?? ""] + (kinds.isEmpty ? ["no items"] : kinds)).joined(separator: ", ")
        say("\(name): \(what); \(ImportReport.words(outcome))")
        if !summary.skipped.isEmpty {
            say("\(name): left out \(ImportReport.words(summary.skipped))")
        }
    }

    /// Tells what was edited in a reading list.
    func tell(_ files: [SourceWalk.File], list: DocumentReturn, of traits: SourceTraits) {
        let name = ImportReport.name(of: files)
        for problem in list.problems { session.warn("\(name): \(SafeText.line(problem))") }
        if list.taken > 0, traits.contains(.bibliography) {
            let entries = list.taken == 1 ? "1 entry" : "\(list.taken) entries"
            say("\(name): keywords of \(entries) taken over as tags")
        } else if list.taken > 0 {
            say("\(name): status, rating and tags of its front matter taken over")
        }
        if list.edits > 0 { say("\(name): \(Count.of(list.edits, noun: "edit")) taken over") }
    }

    /// Tells of all sources, where there is more than one file.
    func tellTotal(of input: SourceInput, isDryRun: Bool) {
        if input.skipped > 0 { say("\(Count.of(input.skipped, noun: "file")) without text skipped") }
        if input.count > 1 {
            let parts = [(read, "read"), (untouched, "unchanged"), (unrecognised, "not recognised")]
            let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
            say("\(Count.of(input.count, noun: "file")): \(words); \(ImportReport.words(total))")
        }
        if isDryRun { say("dry run: nothing was written") }
    }

    /// `messages.html and 3 more pages`.
    private static func name(of files: [SourceWalk.File]) -> String {
        let first = files.first?.name ?? ""
        return files.count > 1 ? "\(first) and \(Count.of(files.count - 1, noun: "more page"))" : first
    }

    /// `12 new, 1 changed`; what is zero is left out.
    private static func words(_ outcome: ImportOutcome) -> String {
        let parts = [
            (outcome.new, "new"), (outcome.changed, "changed"), (outcome.unchanged, "unchanged"),
            (outcome.gone, "gone"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return words.isEmpty ? "nothing new" : words.joined(separator: ", ")
    }

    /// `14 messages (service message 12, unsupported message 2)`.
    private static func words(_ skipped: [String: Int]) -> String {
        let reasons = skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let words = reasons.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return "\(Count.of(skipped.values.reduce(0, +), noun: "message")) (\(words))"
    }

    private static func words(_ count: Int, of kind: Kind) -> String {
        switch kind {
        case .news, .other: "\(count) \(kind.rawValue)"
        case .channelHeader: Count.of(count, noun: "channel header")
        default: Count.of(count, noun: kind.rawValue)
        }
    }
}
