import ReviewStorage

/// `digest authors [QUERY]`: the authors of papers in the library.
enum AuthorsCommand: FacetCommand {
    static let name = "authors"
    static let summary = "counts the authors of papers"
    static let facet = Facet.authors
}
