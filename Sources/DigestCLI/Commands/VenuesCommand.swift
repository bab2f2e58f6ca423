import ReviewStorage

/// `digest venues [QUERY]`: the journals and conferences in the library.
enum VenuesCommand: FacetCommand {
    static let name = "venues"
    static let summary = "counts the journals and conferences"
    static let facet = Facet.venues
}
