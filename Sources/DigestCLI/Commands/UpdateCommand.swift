import ArgumentParsing
import JSON
import ReviewModel
import ReviewStorage
import Wording

/// `digest update [NAME…]`: reads what is new of the sources that are followed.
enum UpdateCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var names: [String] = []
        var since: String?
        var isDryRun = false
    }

    static let name = "update"
    static let summary = "reads what is new of the sources that are followed"
    static let discussion = """
        Fetches and reads every source that is followed, or those that are named, one after the other, and prints \
        a line on each. A source that fails stops none of the others. Ends with 1 when nothing is new, and with 4 \
        when a source could not be read, so that it can run by itself:

          digest update
          digest update @gonzo_ML --since 2024-01
          17 7 * * *  digest update -q              (a line of a crontab)

        Each source is a change of its own in 'digest log'. 'digest help fetching' tells how pages are fetched, \
        and has units for systemd.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "NAME", into: \.names, minimum: 0, value: .path,
                help: "as 'digest follow' prints it; all without one"),
            .option(
                "since", taking: "DATE", into: \.since, help: "go back to that day: 2021-07-15, 2021-07, 30d"),
            .flag("dry-run", into: \.isDryRun, help: "fetch and report, but change nothing in the library"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library(options.isDryRun ? .read : .write)
        let names = try FollowedNames(of: store, in: session)
        guard !names.all.isEmpty else {
            session.say("nothing is followed; 'digest follow' says what to keep current")
            return .nothingMatched
        }
        let update = Update(session, since: options.since, isDryRun: options.isDryRun)
        let lines = try names.sources(called: options.names).map { followed in
            try update.read(followed, called: names.name(of: followed))
        }
        let rows = ResultRows(
            rows: lines, text: { SafeText.line(session.catalogue.text($0.words)) },
            json: { json, line in
                json.field("source", is: line.name)
                json.field("new", is: line.outcome.new)
                json.field("changed", is: line.outcome.changed)
                json.field("gone", is: line.outcome.gone)
                json.field("problem", is: line.problem?.description)
            })
        try rows.print(as: try ResultFormat(options.shared.format), to: session.output)
        if options.isDryRun { session.say("dry run: nothing was written") }
        if lines.contains(where: { $0.problem != nil }) { return .refused }
        return lines.allSatisfy(\.isEmpty) ? .nothingMatched : .done
    }
}

/// One run over sources that are followed.
final class Update {
    /// What came of a source.
    struct Line {
        /// What the source is called.
        var name: String
        /// What came in.
        var outcome = ImportOutcome()
        /// Why not all of it could be read, as a sentence; nil where it could.
        var problem: Phrase?

        /// Whether nothing is new.
        var isEmpty: Bool { outcome.new + outcome.changed + outcome.gone == 0 }

        /// `@gonzo_ML: 3 new, 1 changed`.
        var words: Phrase {
            let counts = Count.list([
                (outcome.new, "new"), (outcome.changed, "changed"), (outcome.gone, "gone"),
            ])
            let told: Phrase = counts.isEmpty && problem == nil ? "nothing new" : counts
            let parts = [told, problem ?? ""].filter { !$0.isEmpty }
            return "\(name): \(parts.joined(separator: "; "))"
        }
    }

    private let session: Session
    private let since: String?
    private let isDryRun: Bool

    /// A run that goes back to the day `since`, and changes nothing where `isDryRun`.
    init(_ session: Session, since: String?, isDryRun: Bool) {
        self.session = session
        self.since = since
        self.isDryRun = isDryRun
    }

    /// Reads a source. What is wrong with it is a part of the line; only Ctrl-C and a library that fails are thrown.
    func read(_ followed: FollowedSource, called name: String) throws -> Line {
        var line = Line(name: name)
        do {
            try read(followed, into: &line)
        } catch let error as FetchError {
            line.problem = error.words
        } catch let error as FileError {
            line.problem = error.reason
        }
        return line
    }

    private func read(_ followed: FollowedSource, into line: inout Line) throws {
        var fetched: [[SourceWalk.File]] = []
        var paths = [followed.source]
        if let source = FollowedNames.web(followed.source) {
            paths = []
            let limits = try FetchLimits(
                since: since ?? followed.since, pages: nil, isUpdate: true, now: session.environment.now())
            let reader = try WebReader(session, limits: limits)
            fetched = try reader.files(of: source) { line.problem = $0.words }
            if fetched.isEmpty { return }
        } else {
            _ = try FileStatus(path: followed.source, name: followed.source)
        }
        var manner = ImportRun.Manner()
        manner.reading = try session.reading(format: followed.format, channel: followed.handle)
        manner.isDryRun = isDryRun
        manner.isTerse = true
        let run = try ImportRun(session, as: manner, paths: paths, fetched: fetched)
        let status = try run.readAll()
        line.outcome = run.outcome
        if status == .refused { line.problem = line.problem ?? "some of it was refused" }
    }
}
