import ArgumentParsing
import ReviewStorage

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
        so does the later of two corrections. Where one of two values has to go, a warning tells which. The \
        other library is only read; merging it again changes nothing.

          digest merge /media/stick/library.sqlite --dry-run
          digest merge /media/stick/library.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("LIBRARY", \.libraries, maximum: 1, value: .path, help: "file of the other library"),
            .flag("dry-run", \.isDryRun, help: "report, but change nothing"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.libraries.first ?? ""
        let other = try OtherLibrary(name, in: session)
        let store = try options.isDryRun ? session.libraryToTry() : session.library(.create)
        let progress = ProgressBar(session)
        progress.begin(name)
        let merge = {
            defer { progress.end() }
            let outcome = try other.merge(into: store) { count in
                try Interruption.check()
                progress.item(of: count)
            }
            try other.refuseChanged()
            return outcome
        }
        let outcome = try options.isDryRun ? store.trying(merge) : session.change(store, merge)
        for conflict in outcome.conflicts { session.warn(SafeText.line(conflict.description)) }
        session.say(MergeReport.text(outcome))
        TagRules.tell(outcome.rules, in: session)
        if options.isDryRun { session.say("dry run: nothing was written") }
        return .done
    }
}
