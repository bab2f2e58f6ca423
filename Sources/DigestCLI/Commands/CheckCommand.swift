import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest check`: whether the library is sound, and what in it to look at.
enum CheckCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var items: [String] = []
        var joins = false
        var parts = false
        var fixes = false
        var explains = false
        var repairs = false
    }

    static let name = "check"
    static let summary = "looks for damage and for doubtful values"
    static let discussion = """
        Checks the library itself: its file, that it holds what was read and written and nothing of another program, \
        and that the text index and whatever else is made from the rest agree with it, which --repair makes anew. Then lists what a person should look at: posts that came twice, reviews \
        without a paper or without authors, years to come, papers of one title with different arXiv \
        identifiers, papers that may be one, and values that a rule was less than half sure of. Ends with status 1 when there is \
        anything. What was corrected by hand counts as sure.

        Two papers that are one, such as a preprint and what was published, are joined for good with --join; \
        those that only look so, or were taken for one since nothing but their people and their title is known, are kept \
        apart with --apart, and not asked about again.

        --fix asks about each finding in its turn: joined or apart, or a correction FIELD=VALUE as 'digest edit' takes \
        it; Enter goes on, q ends it.

          digest check --fix --explain
          digest check --join 7kq2m9x 1abcd
          digest check --apart 7kq2m9x 1abcd
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "ID", into: \.items, minimum: 0, maximum: 2, help: "two items, for --join and --apart"),
            .flag("join", into: \.joins, help: "the two items are about one paper"),
            .flag("apart", into: \.parts, help: "the two items are about two papers"),
            .flag(
                "fix", into: \.fixes,
                help: "go through the findings one by one, and ask what to do about each"),
            .flag("explain", into: \.explains, help: "with --fix: tell where each doubtful value comes from"),
            .flag("repair", into: \.repairs, help: "make anew what is made from the rest, then check"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        if options.joins || options.parts || !options.items.isEmpty { return try judge(options, in: session) }
        let format = try ResultFormat(options.shared.format)
        if options.repairs {
            try session.library(.write).repair()
            session.say("the text index and all else that is made from the rest is made anew")
        }
        var findings: [LibraryFinding] = []
        let store = try session.library(options.fixes ? .write : .read)
        try store.check { finding in
            try Interruption.check()
            findings.append(finding)
        }
        let shown = findings.prefix(session.limit ?? Int.max)
        if options.fixes {
            var walk = CheckWalk(session, in: store, explains: options.explains)
            try walk.run(Array(shown))
            return .done
        }
        try print(Array(shown), as: format, in: session)
        session.say(findings.isEmpty ? "the library is sound" : summary(of: findings))
        return findings.isEmpty ? .done : .nothingMatched
    }

    /// Keeps what a person says of two papers.
    private static func judge(_ options: Options, in session: Session) throws -> ExitStatus {
        guard options.items.count == 2, options.joins != options.parts else {
            throw CommandError.notUnderstood("name two items, with --join or --apart")
        }
        let store = try session.library(.write)
        let items = try options.items.map { try session.item($0, in: store) }
        try session.change(store) {
            if options.joins {
                try store.joinPapers(items[0], items[1])
            } else {
                try store.keepApart(items[0], items[1])
            }
        }
        session.say(options.joins ? "joined" : "kept apart")
        return .done
    }

    /// For people findings of one kind stand together, under a line that says what to do.
    private static func print(_ findings: [LibraryFinding], as format: ResultFormat, in session: Session)
        throws
    {
        let output = session.output
        guard format == .text else {
            return try ResultRows(rows: findings, text: { _ in "" }, json: write).print(
                as: format, to: output)
        }
        for (index, finding) in findings.enumerated() {
            if index == 0 || findings[index - 1].kind != finding.kind {
                if index > 0 { try output.line() }
                let what = session.catalogue.text(
                    "\(finding.kind.rawValue): \(FindingWords.what(finding.kind))")
                try output.line(session.fitted(what, indent: 2))
                try session.line("  \(FindingWords.advice(finding.kind, id: "ID"))")
            }
            let words = [finding.id, finding.title, session.catalogue.text(finding.words)].compactMap { $0 }
                .filter { !$0.isEmpty }
            let line = "    " + SafeText.line(words.joined(separator: "  "))
            try output.line(session.fitted(line, indent: 6 + (finding.id ?? "").utf8.count))
        }
    }

    private static func write(_ json: inout JSONWriter, of finding: LibraryFinding) {
        json.field("kind", is: finding.kind.rawValue)
        json.field("id", is: finding.id)
        json.field("title", is: finding.title)
        json.field("detail", is: finding.detail)
        json.field("advice", is: FindingWords.advice(finding.kind, id: finding.id ?? "").description)
    }

    private static func summary(of findings: [LibraryFinding]) -> Phrase {
        let counts = LibraryFinding.Kind.allCases.compactMap { kind in
            let count = findings.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return "\(Count.of(findings.count, noun: "finding")): \(counts.joined(separator: ", "))"
    }
}
