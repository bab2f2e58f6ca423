import ReviewStorage

/// `digest years [QUERY]`: the years of papers in the library.
enum YearsCommand: FacetCommand {
    static let name = "years"
    static let summary = "counts the years of papers"
    static let facet = Facet.years
}
