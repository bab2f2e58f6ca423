import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage
import Wording

/// `digest next [QUERY]`: what to read now.
enum NextCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var query: [String] = []
    }

    static let name = "next"
    static let summary = "tells what to read now"
    static let discussion = """
        Prints what is worth reading now, by these rules: what is marked as reading; then what has the tag \
        to-read; then what is unread and has a rating; then what is unread and on a list; then everything \
        else that is unread. Among equals the higher rating comes first, then the newer review. What is \
        read or skipped is left out, and a query narrows it down.

          digest next
          digest next topic:rl -n 1
        """

    static var parameters: [Parameter<Options>] {
        [
            .remainder("QUERY", into: \.query, help: "among which items; all without it"),
            ResultFormat.parameter(),
        ]
    }

    /// Items printed when `--limit` says nothing.
    private static let page = 5

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        var options = options
        options.query = session.operandsOrUsual(options.query)
        let format = try ResultFormat(options.shared.format)
        let typed = try session.query(options.query)
        let store = try session.library()
        let plan = try session.plan(typed.query, named: options.query, in: store)
        let found = try store.next(plan, limit: options.shared.limit == nil ? page : session.limit)
        var rendering = session.rendering(.list)
        // What programs read is the same in every language.
        if format != .text { rendering.catalogue = .english }
        rendering.idPrefixes = try store.shortestPrefixes(of: found.map(\.item.review.id))
        var printer = try ItemPrinter(format, options: rendering, in: session)
        if format != .text { printer.followed = FollowedLists(store) }
        for (item, reason) in found {
            var item = item
            item.section = rendering.catalogue.text(words(reason))
            try printer.print(item)
        }
        try printer.end()
        return session.status(printed: found.count)
    }

    private static func words(_ reason: ReadingReason) -> Phrase {
        switch reason {
        case .begun: "Go on reading"
        case .tagged: "Tagged to-read"
        case .rated: "Rated and unread"
        case .listed: "On a list and unread"
        case .unread: "Unread"
        }
    }
}
