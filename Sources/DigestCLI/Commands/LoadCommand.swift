import ArgumentParsing
import ReviewModel
import ReviewStorage

/// `digest load FILE`: a library out of a dump.
enum LoadCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var files: [String] = []
        var isReplacing = false
    }

    static let name = "load"
    static let summary = "reads a dump into an empty library"
    static let discussion = """
        Makes the library what 'digest dump' wrote, all or nothing; '-' is standard input. A library that \
        holds something already stays as it is, unless --replace is given.

          digest load library.jsonl --library copy.sqlite
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("FILE", \.files, maximum: 1, value: .path, help: "the dump"),
            .flag("replace", \.isReplacing, help: "put it in the place of what the library holds"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let name = options.files.first ?? ""
        let lines = try LineReader(name, in: session)
        let store = try session.library(.create)
        do {
            let count = try session.change(store) {
                try store.load(isReplacing: options.isReplacing) {
                    try Interruption.check()
                    return try lines.next()
                }
            }
            session.say("\(Count.of(count, "item")) loaded")
            return .done
        } catch let error as DumpError {
            guard let line = error.line else { throw error }
            throw CommandError.notLoaded("\(name):\(line): \(error.description)")
        }
    }
}
