import ArgumentParsing
import ReviewModel
import ReviewStorage
import Wording

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
            .remainder("QUERY", into: \.query, help: "what to count in; all without it"),
            ResultFormat.parameter(),
        ]
    }

    static func run(_ options: FacetOptions, in session: Session) throws -> ExitStatus {
        // Tags are given to items of every kind.
        let isAll = facet == .tags && options.query.isEmpty
        let typed = try isAll ? ParsedQuery(query: .all) : session.query(options.query)
        let format = try ResultFormat(session.options.format)
        let store = try session.library()
        let plan = try session.plan(typed.query, named: options.query, in: store)
        let shown = try store.facets(facet, among: plan, limit: session.limit)
        try CountTable(shown.map { (Author.shown($0.value), $0.count) }, in: session).print(as: format)
        if shown.isEmpty, isAll {
            session.say("there is no tag yet; 'digest tag +NAME -- QUERY' gives one")
            return .nothingMatched
        }
        return session.status(printed: shown.count)
    }
}

/// `digest models [QUERY]`: the models and methods in the library.
enum ModelsCommand: FacetCommand {
    static let name = "models"
    static let summary = "counts the models and methods"
    static let facet = Facet.models
}

/// `digest topics [QUERY]`: the topics in the library.
enum TopicsCommand: FacetCommand {
    static let name = "topics"
    static let summary = "counts the topics"
    static let facet = Facet.topics
}

/// `digest authors [QUERY]`: the authors of papers in the library.
enum AuthorsCommand: FacetCommand {
    static let name = "authors"
    static let summary = "counts the authors of papers"
    static let facet = Facet.authors
}

/// `digest venues [QUERY]`: the journals and conferences in the library.
enum VenuesCommand: FacetCommand {
    static let name = "venues"
    static let summary = "counts the journals and conferences"
    static let facet = Facet.venues
}

/// `digest datasets [QUERY]`: the data sets and benchmarks in the library.
enum DatasetsCommand: FacetCommand {
    static let name = "datasets"
    static let summary = "counts the data sets and benchmarks"
    static let facet = Facet.datasets
}

/// `digest tags [QUERY]`: the tags in the library.
enum TagsCommand: FacetCommand {
    static let name = "tags"
    static let summary = "counts the tags"
    static let discussion = """
        Prints every tag with the number of items that have it, of whatever kind they are, the most frequent first. \
        A query narrows down what is counted, to reviews and entries unless it names kinds.
        """
    static let facet = Facet.tags
}

/// `digest channels [QUERY]`: the channels and digests in the library.
enum ChannelsCommand: FacetCommand {
    static let name = "channels"
    static let summary = "counts the channels and digests"
    static let facet = Facet.channels
}

/// `digest years [QUERY]`: the years of papers in the library.
enum YearsCommand: FacetCommand {
    static let name = "years"
    static let summary = "counts the years of papers"
    static let facet = Facet.years
}
