import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

/// What `digest tag WORD …` does to tags themselves.
enum TagAction: String, CaseIterable {
    case rename, merge, alias, rules

    /// Does it; `words` are those behind the action.
    func run(_ words: [String], _ options: TagCommand.Options, in session: Session) throws -> ExitStatus {
        switch self {
        case .rename: try rename(words, options, in: session)
        case .merge: try merge(words, options, in: session)
        case .alias: try alias(words, options, in: session)
        case .rules: try TagRules(session, isDryRun: options.isDryRun).run(words)
        }
    }

    private func rename(_ words: [String], _ options: TagCommand.Options, in session: Session) throws
        -> ExitStatus
    {
        guard words.count == 2 else { throw TagAction.expected("digest tag rename OLD NEW") }
        let (old, new) = (try TagAction.tag(words[0]), try TagAction.tag(words[1]))
        let store = try session.library(.write)
        try require(old, in: store)
        let isUnder = old.hasPrefix(new + "/") || new.hasPrefix(old + "/")
        if try !isUnder && store.knows(tag: new) {
            throw CommandError.notUnderstood(
                "there is a tag '\(new)' already; 'digest tag merge \(old) \(new)' joins them")
        }
        return try report(options, in: session, store) { try store.rename(tag: old, to: new) }
    }

    private func merge(_ words: [String], _ options: TagCommand.Options, in session: Session) throws
        -> ExitStatus
    {
        guard words.count >= 2, let target = words.last else {
            throw TagAction.expected("digest tag merge TAG… INTO")
        }
        let into = try TagAction.tag(target)
        let tags = try words.dropLast().map(TagAction.tag).filter { $0 != into }
        let store = try session.library(.write)
        for tag in tags { try require(tag, in: store) }
        return try report(options, in: session, store) {
            try tags.reduce(0) { $0 + (try store.rename(tag: $1, to: into)) }
        }
    }

    private func alias(_ words: [String], _ options: TagCommand.Options, in session: Session) throws
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
        return try report(options, in: session, store) { try store.put(alias: alias, of: tag) }
    }

    private func listAliases(in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(session.options.format)
        let aliases = try session.library().tagAliases()
        let rows = ResultRows(
            rows: aliases, text: { SafeText.line("\($0.alias)  \($0.tag)") },
            json: { json, row in
                json.field("alias", row.alias)
                json.field("tag", row.tag)
            })
        try rows.print(as: format, to: session.output)
        return session.status(printed: aliases.count)
    }

    private func report(
        _ options: TagCommand.Options, in session: Session, _ store: ReviewStore, _ body: () throws -> Int
    ) throws -> ExitStatus {
        let changed = try options.isDryRun ? store.trying(body) : session.change(store, in: .curation, body)
        session.say("\(Count.of(changed, "item")) changed")
        if options.isDryRun { session.say("dry run: nothing was written") }
        return .done
    }

    private func require(_ tag: String, in store: ReviewStore) throws {
        if try !store.knows(tag: tag) { throw CommandError.unknownTag(tag, known: try store.allTags()) }
    }

    private static func tag(_ word: String) throws(CommandError) -> String {
        let tag = word.first == "+" ? String(word.dropFirst()) : word
        guard ShortName.isGood(tag) else { throw .badTag(tag) }
        return tag
    }

    private static func expected(_ usage: String) -> CommandError { .notUnderstood("write \(usage)") }
}
