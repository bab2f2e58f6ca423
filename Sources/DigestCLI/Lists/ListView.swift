import ReviewModel
import ReviewRendering
import ReviewStorage

/// Prints lists.
struct ListView {
    private let session: Session
    private let format: ResultFormat

    init(_ session: Session, _ format: ResultFormat) {
        self.session = session
        self.format = format
    }

    /// All lists, a line each.
    func showAll() throws -> ExitStatus {
        let lists = try session.library().lists()
        let shown = Array(lists.prefix(session.limit ?? lists.count))
        let rows = ResultRows(rows: shown, text: ListView.line, json: ListView.write)
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
            list.name, Count.of(list.count ?? 0, "item"), list.title, list.query.map { "follows \($0)" },
        ]
        return SafeText.line(facts.compactMap { $0 }.joined(separator: "  "))
    }

    private static func write(_ json: inout JSONWriter, _ list: ReadingList) {
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
        introduction = list.introduction
    }
}
