import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

/// `digest dump`: the whole library as text lines.
enum DumpCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var output: String?
        var isFull = false
        var isForced = false
    }

    static let name = "dump"
    static let summary = "writes the whole library as text lines"
    static let discussion = """
        Writes sources, items and all that you added, one JSON object a line, for 'digest load'. The lines \
        come in an order that the content alone decides: libraries made of the same sources have the same \
        dump, whatever was imported first, so that dumps can be compared and kept under version control. \
        With --full they tell also when things came in and what ids items had before. The history is not \
        part of it; a backup holds that too.

          digest dump -o library.jsonl
          digest dump | gzip > library.jsonl.gz
        """

    static var parameters: [Parameter<Options>] {
        [
            .option(
                "output", short: "o", taking: "PATH", into: \.output, value: .path,
                help: "where to write, '-' for the terminal"),
            .flag(
                "force", into: \.isForced,
                help: "take the place of a file that was not written by this program"),
            .flag("full", into: \.isFull, help: "tell also when things came in, and former ids"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library()
        guard let path = options.output, path != "-" else {
            try write(store, options: options, to: session.output)
            return .done
        }
        let file = try OutputFile(path, isForced: options.isForced, store: store, in: session)
        let output = Output(file)
        try write(store, options: options, to: output)
        try output.flush()
        try file.commit()
        return .done
    }

    private static func write(_ store: ReviewStore, options: Options, to output: Output) throws {
        try store.dump(isFull: options.isFull) { line in
            try Interruption.check()
            try output.line(line)
        }
    }
}

/// `digest load FILE`: a library out of a dump.
enum LoadCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var files: [String] = []
        var isReplacing = false
        var isItems = false
    }

    static let name = "load"
    static let summary = "reads a dump into an empty library"
    static let discussion = """
        Makes the library what 'digest dump' wrote, all or nothing; '-' is standard input. A library that \
        holds something already stays as it is, unless --replace is given.

          digest load library.jsonl --library copy.sqlite

        With --items it takes what 'digest parse --items' printed, from one file or many, in any order, into a \
        library that may hold something: as if the sources were imported here. A source of which lines are missing \
        is left out and told.

          digest load --items part-*.jsonl
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "FILE", into: \.files, value: .path, help: "the dump; with --items any number of files"),
            .flag("items", into: \.isItems, help: "take lines of 'digest parse --items'"),
            .flag("replace", into: \.isReplacing, help: "put it in the place of what the library holds"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        if options.isItems {
            if options.isReplacing { throw CommandError.notLoaded("--replace does not go with --items") }
            return try ParsedItems(session: session).load(options.files)
        }
        guard options.files.count == 1, let name = options.files.first else {
            throw CommandError.notLoaded("a dump is one file; several are for --items")
        }
        let lines = try LineReader(name, in: session.environment)
        let store = try session.library(.create)
        let progress = session.progressBar(of: store)
        defer { progress.end() }
        progress.begin(name)
        progress.total = lines.size
        do {
            let count = try session.change(store) {
                defer { progress.hide() }
                return try store.load(isReplacing: options.isReplacing) {
                    try Interruption.check()
                    let line = try lines.next()
                    progress.item(of: line)
                    return line
                }
            }
            session.say("\(Count.of(count, noun: "item")) loaded")
            return .done
        } catch let error as DumpError {
            guard let line = error.line else { throw error }
            throw CommandError.notLoaded(Phrase(verbatim: "\(name):\(line): ") + error.words)
        }
    }
}
