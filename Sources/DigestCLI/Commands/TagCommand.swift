import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

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
          digest tag +read -to-read 7kq2m9x
          digest search --format ids topic:rl | digest tag +rl -
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
            .changes("+TAG|-TAG", into: \.changes, minimum: 0, help: "tag to add or remove"),
            .remainder("QUERY", into: \.words, help: "which items; or rename, merge, alias, rules"),
            .flag("dry-run", into: \.isDryRun, help: "tell what would be done, and change nothing"),
            .flag("remove", into: \.isRemoving, help: "take another name of a tag back"),
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
        return try action.run(Array(options.words.dropFirst()), options: options, in: session)
    }

    private static func change(_ options: Options, in session: Session) throws -> ExitStatus {
        let changes = try TagChanges(options.changes)
        let typed = try session.givenQuery(options.words)
        let store = try session.library(.write)
        try checkRemoved(changes.removed, in: store)
        let tag = {
            let plan = try session.plan(typed.query, named: options.words, in: store)
            return try store.tag(plan, add: changes.added, remove: changes.removed)
        }
        let done = try options.isDryRun ? store.trying(tag) : session.change(store, in: .curation, body: tag)
        session.say("\(Count.of(done.matched, noun: "item")) matched, \(done.changed) changed")
        if options.isDryRun { session.say("dry run: nothing was written") }
        return done.matched == 0 ? .nothingMatched : .done
    }

    /// A tag to take off may have any name that an import has given one; `-n1` is rather an option than a tag that
    /// nobody has given.
    private static func checkRemoved(_ tags: [String], in store: ReviewStore) throws {
        for tag in tags where try !store.knows(tag: tag) {
            let letters = tag.utf8.drop { (0x61...0x7A).contains($0 | 0x20) }
            if tag.utf8.count - letters.count == 1, !letters.isEmpty,
                letters.allSatisfy({ (0x30...0x39).contains($0) })
            {
                throw CommandError.notUnderstood(
                    "there is no tag '\(tag)' to take off; an option stands before the tags: 'digest tag -\(tag) +TAG'"
                )
            }
            guard ShortName.isGood(tag) else {
                throw CommandError.unknownTag(tag, known: try store.allTags())
            }
        }
    }
}

/// What `digest tag WORD …` does to tags themselves.
enum TagAction: String, CaseIterable {
    case rename, merge, alias, rules

    /// What it does, in a few words.
    var about: Phrase {
        switch self {
        case .rename: "gives a tag another name"
        case .merge: "makes one tag of several"
        case .alias: "makes one tag stand for another"
        case .rules: "lists, adds and removes rules"
        }
    }

    /// Does it; `words` are those behind the action.
    func run(_ words: [String], options: TagCommand.Options, in session: Session) throws -> ExitStatus {
        switch self {
        case .rename: try rename(words, options: options, in: session)
        case .merge: try merge(words, options: options, in: session)
        case .alias: try alias(words, options: options, in: session)
        case .rules: try TagRules(session, isDryRun: options.isDryRun).run(words)
        }
    }

    private func rename(_ words: [String], options: TagCommand.Options, in session: Session) throws
        -> ExitStatus
    {
        guard words.count == 2 else { throw TagAction.expected("digest tag rename OLD NEW") }
        let (old, new) = (TagAction.known(words[0]), try TagAction.tag(words[1]))
        let store = try session.library(.write)
        try require(old, in: store)
        let isUnder = old.hasPrefix(new + "/") || new.hasPrefix(old + "/")
        if try !isUnder && store.knows(tag: new) {
            throw CommandError.notUnderstood(
                "there is a tag '\(new)' already; 'digest tag merge \(old) \(new)' joins them")
        }
        return try report(options, in: session, of: store) { try store.rename(tag: old, to: new) }
    }

    private func merge(_ words: [String], options: TagCommand.Options, in session: Session) throws
        -> ExitStatus
    {
        guard words.count >= 2, let target = words.last else {
            throw TagAction.expected("digest tag merge TAG… INTO")
        }
        let into = try TagAction.tag(target)
        let tags = words.dropLast().map(TagAction.known).filter { $0 != into }
        let store = try session.library(.write)
        for tag in tags { try require(tag, in: store) }
        return try report(options, in: session, of: store) {
            try tags.reduce(0) { $0 + (try store.rename(tag: $1, to: into)) }
        }
    }

    private func alias(_ words: [String], options: TagCommand.Options, in session: Session) throws
        -> ExitStatus
    {
        if words.isEmpty { return try listAliases(in: session) }
        guard words.count == (options.isRemoving ? 1 : 2) else {
            throw TagAction.expected("digest tag alias NAME TAG")
        }
        let alias = try TagAction.tag(words[0])
        let tag = try options.isRemoving ? nil : TagAction.tag(words[1])
        let store = try session.library(.write)
        if options.isRemoving, try !store.tagAliases().contains(where: { $0.alias == alias }) {
            throw CommandError.unknownTag(alias, known: try store.tagAliases().map(\.alias))
        }
        return try report(options, in: session, of: store) { try store.put(alias: alias, of: tag) }
    }

    private func listAliases(in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(session.options.format)
        let aliases = try session.library().tagAliases()
        let rows = ResultRows(
            rows: aliases, text: { SafeText.line("\($0.alias)  \($0.tag)") },
            json: { json, row in
                json.field("alias", is: row.alias)
                json.field("tag", is: row.tag)
            })
        try rows.print(as: format, to: session.output)
        return session.status(printed: aliases.count)
    }

    private func report(
        _ options: TagCommand.Options, in session: Session, of store: ReviewStore, body: () throws -> Int
    ) throws -> ExitStatus {
        let changed =
            try options.isDryRun ? store.trying(body) : session.change(store, in: .curation, body: body)
        session.say("\(Count.of(changed, noun: "item")) changed")
        if options.isDryRun { session.say("dry run: nothing was written") }
        return .done
    }

    private func require(_ tag: String, in store: ReviewStore) throws {
        if try !store.knows(tag: tag) { throw CommandError.unknownTag(tag, known: try store.allTags()) }
    }

    /// A tag that there is, whatever it is called.
    private static func known(_ word: String) -> String {
        word.first == "+" ? String(word.dropFirst()) : word
    }

    private static func tag(_ word: String) throws(CommandError) -> String {
        let tag = word.first == "+" ? String(word.dropFirst()) : word
        guard ShortName.isGood(tag) else { throw .badTag(tag) }
        return tag
    }

    private static func expected(_ usage: String) -> CommandError { .notUnderstood("write \(usage)") }
}

/// Tags to add and to remove, as typed: `+a -b`.
struct TagChanges: Equatable {
    /// Tags to add.
    var added: [String] = []
    /// Tags to remove.
    var removed: [String] = []

    /// Reads words that begin with `+` or `-`.
    init(_ words: [String]) throws(CommandError) {
        for word in words {
            let tag = String(word.dropFirst())
            guard word.first == "-" ? !tag.isEmpty : ShortName.isGood(tag) else { throw .badTag(tag) }
            if word.first == "+" { added.append(tag) } else { removed.append(tag) }
        }
        if let both = added.first(where: removed.contains) { throw .contradictoryTag(both) }
    }
}
