import ArgumentParsing
import ReviewModel
import ReviewStorage

/// A command that counts the values of one field.
protocol FacetCommand: Command where Options == FacetOptions {
    /// What is counted.
    static var facet: Facet { get }
}

/// Options of a command that counts.
struct FacetOptions: CommandOptions {
    var shared = SharedOptions()
    var query: [String] = []
}

extension FacetCommand {
    static var discussion: String {
        """
        Prints every value with the number of reviews and entries that have it, the most frequent first. A \
        query narrows down what is counted.
        """
    }

    static var parameters: [Parameter<FacetOptions>] {
        [
            .remainder("QUERY", \.query, help: "what to count in; all without it"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: FacetOptions, in session: Session) throws -> ExitStatus {
        let typed = session.query(options.query)
        let format = try ResultFormat(session.options.format)
        let store = try session.library()
        let query = try session.understood(typed.query, in: store, guessing: true)
        let shown = try store.facets(facet, query, limit: session.limit)
        try CountTable(shown.map { ($0.value, $0.count) }).print(as: format, to: session.output)
        return session.status(printed: shown.count)
    }
}
