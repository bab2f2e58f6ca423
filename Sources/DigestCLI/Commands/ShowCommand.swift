import ArgumentParsing
import ReviewModel
import ReviewRendering
import ReviewStorage

/// `digest show ID…`: everything about some items.
enum ShowCommand: Command {
    struct Options: CommandOptions {
        var shared = SharedOptions()
        var ids: [String] = []
        var showsSource = false
    }

    static let name = "show"
    static let summary = "prints all of a review"
    static let discussion = """
        Prints papers, links, claims, the text and where it was read, what the review refers to and what \
        refers to it, and what it said before it was edited. The beginning of an id is enough where no \
        other id begins so; words in the title of one paper do as well. With --source the original is printed \
        instead, and what was read out of it is coloured or set in ⟦…⟧ with the name of its field; 'digest why' \
        tells more.
        """

    static var parameters: [Parameter<Options>] {
        [
            .positionals("ID", into: \.ids, help: "id of an item, or the beginning of one"),
            .flag(
                "source", into: \.showsSource,
                help: "print the lines it was read from, with what was read marked"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: Options, in session: Session) throws -> ExitStatus {
        let store = try session.library()
        // All are looked up first: half an answer is none.
        let ids = try session.standardWords(among: options.ids) ?? words(options.ids, in: store)
        let items = try ids.map { id in
            var item = try session.item(id, in: store, byTitle: true)
            item.context = try store.context(key: item.review.key)
            return item
        }
        if options.showsSource {
            for item in items {
                try MarkedSource(item.review, in: store, session: session).print(to: session.output)
            }
            return .done
        }
        let format = try ResultFormat(options.shared.format)
        var printer = try ItemPrinter(format, options: session.rendering(.full), in: session)
        printer.followed = FollowedLists(store)
        for item in items { try printer.print(item) }
        try printer.end()
        return .done
    }

    /// Each word that names an item; all as one title where none does, as people type titles without quotes.
    private static func words(_ typed: [String], in store: ReviewStore) throws -> [String] {
        let isTitle =
            try typed.count > 1
            && typed.allSatisfy { word in
                if case .none = try store.item(meantBy: word) { true } else { false }
            }
        return isTitle ? [typed.joined(separator: " ")] : typed
    }
}
