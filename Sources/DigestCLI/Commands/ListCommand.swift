import ArgumentParsing
import JSON
import ReviewModel
import ReviewRendering
import ReviewStorage

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
                "[ACTION] [NAME] [ITEM]", \.operands, minimum: 0,
                help: "create, add, remove, move, edit, rename, delete or show; a list; ids or a query"),
            .option("title", "TEXT", \.title, help: "title of the list"),
            .option("intro", "TEXT", \.introduction, help: "what stands in front of it"),
            .option("query", "QUERY", \.query, help: "the query that the list follows"),
            .option("comment", "TEXT", \.comment, help: "what the list says of the items"),
            .option("at", "N", \.position, in: 1...Int.max, help: "where the first item comes to stand"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let words = options.operands
        guard let action = words.first.flatMap(ListChange.Action.init) else {
            if words.count > 1 { throw CommandError.notUnderstood(misunderstanding(of: words[0])) }
            let view = ListView(session, as: try ResultFormat(options.shared.format))
            return try words.first.map(view.show) ?? view.showAll()
        }
        if action == .show {
            guard words.count == 2 else { throw ArgumentError.missingOperand("NAME") }
            return try ListView(session, as: try ResultFormat(options.shared.format)).show(words[1])
        }
        return try ListChange(options, in: session).make(action, of: Array(words.dropFirst()))
    }

    private static func misunderstanding(of word: String) -> String {
        let actions = ListChange.Action.allCases.map(\.rawValue)
        let meant = ["new": "create", "make": "create", "mv": "move", "rm": "remove", "del": "delete"][word]
        let hint = (meant ?? NearestWord.find(word, in: actions)).map { "did you mean '\($0)'?" }
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
            rows: shown, text: { session.fitted(ListView.line(of: $0), indent: 4) }, json: ListView.write)
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

    private static func line(of list: ReadingList) -> String {
        let facts = [
            list.name, Count.of(list.count ?? 0, noun: "item"), list.title,
            list.query.map { "follows \($0)" },
        ]
        return SafeText.line(facts.compactMap { $0 }.joined(separator: "  "))
    }

    private static func write(_ json: inout JSONWriter, of list: ReadingList) {
        json.field("name", list.name)
        json.field("title", list.title)
        json.field("introduction", list.introduction)
        json.field("query", list.query)
        json.field("items", list.count ?? 0)
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
