import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest list`: reading lists, in an order, with words about them.
enum ListCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var operands: [String] = []
        var title: String?
        var introduction: String?
        var query: String?
        var comment: String?
        var position: Int?
    }

    static let name = "list"
    static let summary = "shows and makes reading lists"
    static let discussion = """
        Without words all lists are shown; with a name, that list in its order. A list has a title, an \
        introduction, and a comment on each item. One that follows a query shows its answers too, behind what \
        was put on it by hand. list:NAME stands for a list in any query, and an export of it keeps its order.

          digest list create proteins --title 'Protein club' --intro 'For spring'
          digest list add proteins 7kq2m9x 1abcd --comment 'begin here'
          digest list add proteins -- model:AlphaFold year:2021
          digest list create fresh --query 'topic:rl status:unread'
          digest list move proteins 7kq2m9x 1
          digest list edit proteins 7kq2m9x --comment 'read the appendix too'
          digest list edit proteins --title 'Proteins' --query ''
          digest list remove proteins 7kq2m9x
          digest list rename proteins folding
          digest list delete folding
          digest list show create                     a list called create
          digest export list:proteins -o club.md

        Items are named by their ids or by a query, behind which nothing else stands. An empty title, \
        introduction, comment or query goes.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals(
                "[ACTION] [NAME] [ITEM]", into: \.operands, minimum: 0,
                help: "create, add, remove, move, edit, rename, delete or show; a list; ids or a query"),
            .option("title", taking: "TEXT", into: \.title, help: "title of the list"),
            .option("intro", taking: "TEXT", into: \.introduction, help: "what stands in front of it"),
            .option("query", taking: "QUERY", into: \.query, help: "the query that the list follows"),
            .option("comment", taking: "TEXT", into: \.comment, help: "what the list says of the items"),
            .option(
                "at", taking: "N", into: \.position, in: 1...Int.max,
                help: "where the first item comes to stand"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let words = options.operands
        guard let action = words.first.flatMap(ListChange.Action.init) else {
            if words.count > 1 { throw CommandError.notUnderstood(misunderstanding(of: words)) }
            let view = ListView(session, as: try ResultFormat(options.shared.format))
            return try words.first.map(view.show) ?? view.showAll()
        }
        if action == .show {
            guard words.count == 2 else { throw ArgumentError.missingOperand("NAME") }
            return try ListView(session, as: try ResultFormat(options.shared.format)).show(words[1])
        }
        return try ListChange(options, in: session).make(action, of: Array(words.dropFirst()))
    }

    private static func misunderstanding(of words: [String]) -> Phrase {
        let word = words[0]
        let actions = ListChange.Action.allCases.map(\.rawValue)
        let meant = ["new": "create", "make": "create", "mv": "move", "rm": "remove", "del": "delete"][word]
        let hint: Phrase? = (meant ?? NearestWord.find(word, in: actions)).map {
            "did you mean 'digest list \(CommandLineWords.text([$0] + words.dropFirst()))'?"
        }
        return "unknown action '\(word)'; " + (hint ?? "there are \(actions.joined(separator: ", "))")
    }
}

/// Prints lists.
struct ListView {
    private let session: Session
    private let format: ResultFormat

    init(_ session: Session, as format: ResultFormat) {
        self.session = session
        self.format = format
    }

    /// All lists, a line each.
    func showAll() throws -> ExitStatus {
        let lists = try session.library().lists()
        let shown = Array(lists.prefix(session.limit ?? lists.count))
        let rows = ResultRows(
            rows: shown, text: { session.fitted(line(of: $0), indent: 4) }, json: ListView.write)
        try rows.print(as: format, to: session.output)
        if shown.isEmpty { session.say("there is no list yet; 'digest list create NAME' makes one") }
        return shown.isEmpty ? .nothingMatched : .done
    }

    /// The list called `name`, with its items in their order.
    func show(_ name: String) throws -> ExitStatus {
        let store = try session.library()
        let list = try session.list(name, in: store)
        var items: [LibraryItem] = []
        try store.items(ofList: name, limit: session.limit) { items.append($0) }
        var rendering = session.rendering(.list)
        rendering.take(list)
        rendering.idPrefixes = try store.shortestPrefixes(of: items.map(\.review.id))
        var printer = try ItemPrinter(format, options: rendering, in: session)
        if format != .text { printer.followed = FollowedLists(store) }
        for item in items { try printer.print(item) }
        try printer.end()
        if items.isEmpty { session.say("nothing is on the list '\(name)'") }
        return items.isEmpty ? .nothingMatched : .done
    }

    private func line(of list: ReadingList) -> String {
        let facts = [
            list.name, session.catalogue.text(Count.of(list.count ?? 0, noun: "item")), list.title,
            list.query.map { session.catalogue.text("follows \($0)") },
        ]
        return SafeText.line(facts.compactMap { $0 }.joined(separator: "  "))
    }

    private static func write(_ json: inout JSONWriter, of list: ReadingList) {
        json.field("name", is: list.name)
        json.field("title", is: list.title)
        json.field("introduction", is: list.introduction)
        json.field("query", is: list.query)
        json.field("items", is: list.count ?? 0)
    }
}

extension RenderingOptions {
    /// Lets what is written begin as the list does.
    mutating func take(_ list: ReadingList) {
        title = list.title ?? list.name
        self.list = list.name
        introduction = list.introduction
    }
}

/// One change to a list, as `digest list ACTION …` asks for it.
struct ListChange {
    /// What is to be done; a list that is called so is shown by `list show NAME`.
    enum Action: String, CaseIterable {
        case create, add, remove, move, edit, rename, delete, show

        /// What it does, in a few words.
        var about: Phrase {
            switch self {
            case .create: "makes a list"
            case .add: "puts items on a list"
            case .remove: "takes items off a list"
            case .move: "gives an item another place on a list"
            case .edit: "changes titles, introductions and remarks"
            case .rename: "gives a list another name"
            case .delete: "deletes a list, not its items"
            case .show: "prints a list in its order"
            }
        }
    }

    private let options: ListCommand.Options
    private let session: Session

    init(_ options: ListCommand.Options, in session: Session) {
        self.options = options
        self.session = session
    }

    /// Does it; `words` are those behind the action.
    func make(_ action: Action, of words: [String]) throws -> ExitStatus {
        guard let name = words.first else { throw ArgumentError.missingOperand("NAME") }
        let rest = Array(words.dropFirst())
        switch action {
        case .create: return try create(name, with: rest)
        case .add, .remove: return try addOrRemove(action, list: name, items: rest)
        case .move: return try move(name, with: rest)
        case .edit: return try rest.isEmpty ? edit(name) : comment(name, with: rest)
        case .rename: return try rename(name, with: rest)
        case .delete: return try delete(name, with: rest)
        case .show: return .usage
        }
    }

    private func create(_ name: String, with rest: [String]) throws -> ExitStatus {
        let name = try ShortName.checked(name)
        let store = try session.library(.create)
        let query = filled(options.query)
        if let query { _ = try session.query([query], acting: true) }
        let list = ReadingList(
            name: name, title: filled(options.title), introduction: filled(options.introduction), query: query
        )
        try session.change(store, in: .curation) {
            try store.create(list: list)
            let keys = try rest.isEmpty ? [] : Operands(rest, in: session).keys(in: store)
            try store.add(keys: keys, toList: name, comment: options.comment)
        }
        let count = try store.count(store.plan(.field(.list, .text(name)), guessing: false))
        session.say("list '\(name)' is made; \(Count.of(count, noun: "item")) on it")
        return .done
    }

    private func addOrRemove(_ action: Action, list name: String, items rest: [String]) throws -> ExitStatus {
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        let keys = try Operands(rest, in: session).keys(in: store)
        guard !keys.isEmpty else { return session.status(printed: 0) }
        let changed = try session.change(store, in: .curation) {
            action == .remove
                ? try store.remove(keys: keys, fromList: name)
                : try store.add(keys: keys, toList: name, comment: options.comment, at: options.position)
        }
        session.say("\(Count.of(keys.count, noun: "item")) matched, \(changed) changed")
        return .done
    }

    private func move(_ name: String, with rest: [String]) throws -> ExitStatus {
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        let typed = options.position == nil ? rest.last : nil
        let ids = typed == nil ? rest : Array(rest.dropLast())
        guard let position = options.position ?? typed.flatMap(ListChange.position), !ids.isEmpty else {
            throw CommandError.notUnderstood(
                "say which item and where to: digest list move NAME ID N|first|last")
        }
        let keys = try Operands(ids, in: session).keys(in: store)
        let known = Set(try store.entries(ofList: name).map(\.key))
        guard keys.allSatisfy(known.contains) else { throw LibraryError.notOnList(name: name) }
        let changed = try session.change(store, in: .curation) {
            try store.add(keys: keys, toList: name, at: position)
        }
        session.say(changed > 0 ? "moved" : "the order stays")
        return .done
    }

    private static func position(_ word: String) -> Int? {
        switch word {
        case "first": 1
        case "last": Int.max
        default: Int(word).flatMap { $0 > 0 ? $0 : nil }
        }
    }

    private func edit(_ name: String) throws -> ExitStatus {
        let store = try session.library(.write)
        var list = try session.list(name, in: store)
        if let title = options.title { list.title = filled(title) }
        if let introduction = options.introduction { list.introduction = filled(introduction) }
        if let query = options.query {
            _ = try session.query([query], acting: true)
            list.query = filled(query)
        }
        let isChanged = try session.change(store, in: .curation) { try store.update(list: list) }
        session.say(isChanged ? "list '\(name)' is changed" : "list '\(name)' stays as it is")
        return .done
    }

    private func comment(_ name: String, with rest: [String]) throws -> ExitStatus {
        guard let comment = options.comment else {
            throw CommandError.notUnderstood("say what the list is to tell of the item: --comment TEXT")
        }
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        let keys = try Operands(rest, in: session).keys(in: store)
        let known = Set(try store.entries(ofList: name).map(\.key))
        guard keys.allSatisfy(known.contains) else { throw LibraryError.notOnList(name: name) }
        let changed = try session.change(store, in: .curation) {
            try store.add(keys: keys, toList: name, comment: comment)
        }
        session.say("\(Count.of(keys.count, noun: "item")) matched, \(changed) changed")
        return keys.isEmpty ? .nothingMatched : .done
    }

    private func rename(_ name: String, with rest: [String]) throws -> ExitStatus {
        guard rest.count == 1, let new = rest.first else { throw ArgumentError.missingOperand("NAME") }
        let store = try session.library(.write)
        let old = try session.list(name, in: store).name
        let checked = try ShortName.checked(new)
        try session.change(store, in: .curation) { try store.rename(list: old, to: checked) }
        session.say("list '\(old)' is called '\(new)' now")
        return .done
    }

    private func delete(_ name: String, with rest: [String]) throws -> ExitStatus {
        if let extra = rest.first { throw ArgumentError.unexpectedOperand(extra) }
        let store = try session.library(.write)
        let name = try session.list(name, in: store).name
        try session.change(store, in: .curation) { try store.delete(list: name) }
        session.say("list '\(name)' is deleted; its items stay in the library")
        return .done
    }

    private func filled(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
