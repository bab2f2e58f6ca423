import ReviewStorage

/// `digest topics [QUERY]`: the topics in the library.
enum TopicsCommand: FacetCommand {
    static let name = "topics"
    static let summary = "counts the topics"
    static let facet = Facet.topics
}
