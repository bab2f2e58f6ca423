import ArgumentParsing
import ReviewModel
import ReviewStorage

/// `digest tag +a -b -- QUERY`: adds tags to what answers a query and removes others; `digest tag rename`
/// and the like see to the tags themselves.
enum TagCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var changes: [String] = []
        var words: [String] = []
        var isDryRun = false
        var isRemoving = false
    }

    static let name = "tag"
    static let summary = "adds and removes tags"
    static let discussion = """
        Adds every +TAG to all items that answer the query and removes every -TAG, all or nothing. A tag may \
        have levels: tag:nlp finds nlp/llm too.

          digest tag +to-read -- topic:rl has:code
          digest tag +read -to-read -- id:7kq2m9x
          digest tag rename nlp ml/nlp            with what is under it
          digest tag merge llms llm               what has llms gets llm
          digest tag alias lm llm                 lm is llm from now on
          digest tag alias                        all such names
          digest tag alias lm --remove

        Rules give tags by themselves after every import. A tag that you take off an item does not come back \
        by a rule, and 'digest why ID tags' tells which rule gave one.

          digest tag rules                        all rules
          digest tag rules add papers +code -- has:code
          digest tag rules run --dry-run          what they would do now
          digest tag rules remove papers
        """

    static var parameters: [Parameter<Options>] {
        [
            .changes("+TAG|-TAG", \.changes, minimum: 0, help: "tag to add or remove"),
            .remainder("QUERY", \.words, help: "which items; or rename, merge, alias, rules"),
            .flag("dry-run", \.isDryRun, help: "tell what would be done, and change nothing"),
            .flag("remove", \.isRemoving, help: "take another name of a tag back"),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        guard options.changes.isEmpty else { return try change(options, in: session) }
        guard let word = options.words.first else { throw ArgumentError.missingOperand("+TAG|-TAG") }
        guard let action = TagAction(rawValue: word) else {
            guard let near = NearestWord.find(word, in: TagAction.allCases.map(\.rawValue)) else {
                throw ArgumentError.missingOperand("+TAG|-TAG")
            }
            throw CommandError.notUnderstood(
                "missing +TAG or -TAG in front of the query; did you mean 'tag \(near)'?")
        }
        return try action.run(Array(options.words.dropFirst()), options, in: session)
    }

    private static func change(_ options: Options, in session: Session) throws -> ExitStatus {
        guard !options.words.isEmpty else { throw ArgumentError.missingOperand("QUERY") }
        let changes = try TagChanges(options.changes)
        let typed = session.query(options.words)
        let store = try session.library(.write)
        let query = try session.understood(typed.query, in: store, guessing: false)
        let matched = try store.count(query)
        let tag = { try store.tag(add: changes.added, remove: changes.removed, query) }
        let changed = try options.isDryRun ? store.trying(tag) : session.change(store, in: .curation, tag)
        session.say("\(Count.of(matched, "item")) matched, \(changed) changed")
        if options.isDryRun { session.say("dry run: nothing was written") }
        return matched == 0 ? .nothingMatched : .done
    }
}
