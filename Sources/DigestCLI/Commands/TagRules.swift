import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest tag rules`: tags that are given by themselves.
struct TagRules {
    private let session: Session
    private let isDryRun: Bool

    init(_ session: Session, isDryRun: Bool) {
        self.session = session
        self.isDryRun = isDryRun
    }

    /// Does what `words` say; lists the rules where they say nothing.
    func run(_ words: [String]) throws -> ExitStatus {
        let rest = Array(words.dropFirst())
        switch words.first {
        case nil: return try isDryRun ? apply(nil) : list()
        case "list": return try list()
        case "add": return try add(rest)
        case "run": return try apply(rest.isEmpty ? nil : rest)
        case "remove": return try remove(rest)
        case let word?:
            let hint: Phrase? = NearestWord.find(word, in: ["add", "run", "remove", "list"]).map {
                "; did you mean '\($0)'?"
            }
            throw CommandError.notUnderstood(
                "unknown action '\(word)'" + (hint ?? "; there are add, run, remove, list"))
        }
    }

    private func list() throws -> ExitStatus {
        let format = try ResultFormat(session.options.format)
        let rules = try session.library().tagRules()
        let rows = ResultRows(
            rows: rules,
            text: { rule in
                SafeText.line(
                    "\(rule.name)  \(rule.tags.map { "+\($0)" }.joined(separator: " "))  \(rule.query)")
            },
            json: { json, rule in
                json.field("name", is: rule.name)
                json.field("tags", is: rule.tags)
                json.field("query", is: rule.query)
            })
        try rows.print(as: format, to: session.output)
        if rules.isEmpty {
            session.say("there is no rule yet; 'digest tag rules add NAME +TAG -- QUERY' makes one")
        }
        return rules.isEmpty ? .nothingMatched : .done
    }

    private func add(_ words: [String]) throws -> ExitStatus {
        let signs = words.dropFirst().prefix { $0.hasPrefix("+") }
        let query = Array(words.dropFirst(1 + signs.count))
        guard let name = words.first, !signs.isEmpty, !query.isEmpty else {
            throw CommandError.notUnderstood("write digest tag rules add NAME +TAG… -- QUERY")
        }
        let rule = TagRule(
            name: try ShortName.checked(name), query: query.joined(separator: " "),
            tags: try TagChanges(Array(signs)).added)
        let typed = try session.givenQuery(query)
        let store = try session.library(.write)
        _ = try session.plan(typed.query, in: store)
        return try report(store) {
            try store.put(rule)
            return try store.applyRules([rule.name])
        }
    }

    private func apply(_ names: [String]?) throws -> ExitStatus {
        let store = try session.library(.write)
        let known = try store.tagRules().map(\.name)
        if let unknown = names?.first(where: { !known.contains($0) }) {
            throw CommandError.unknownRule(unknown, known: known)
        }
        return try report(store) { try store.applyRules(names) }
    }

    private func remove(_ names: [String]) throws -> ExitStatus {
        guard !names.isEmpty else { throw ArgumentError.missingOperand("NAME") }
        let store = try session.library(.write)
        let known = try store.tagRules().map(\.name)
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw CommandError.unknownRule(unknown, known: known)
        }
        try session.change(store, in: .curation) { for name in names { try store.remove(rule: name) } }
        session.say("\(Count.of(names.count, noun: "rule")) forgotten; tags stay")
        return .done
    }

    private func report(_ store: ReviewStore, body: () throws -> [TagRuleOutcome]) throws -> ExitStatus {
        let outcomes = try isDryRun ? store.trying(body) : session.change(store, in: .curation, body: body)
        for outcome in outcomes {
            let tags = outcome.tags.map { "+\($0)" }.joined(separator: " ")
            session.say(
                "\(outcome.rule): \(tags): \(Count.of(outcome.matched, noun: "item")) matched, \(outcome.changed) changed"
            )
        }
        if isDryRun { session.say("dry run: nothing was written") }
        return outcomes.isEmpty ? .nothingMatched : .done
    }
}
