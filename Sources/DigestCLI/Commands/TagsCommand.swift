import ReviewStorage

/// `digest tags [QUERY]`: the tags in the library.
enum TagsCommand: FacetCommand {
    static let name = "tags"
    static let summary = "counts the tags"
    static let facet = Facet.tags
}
