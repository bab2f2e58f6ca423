import ReviewStorage

/// `digest models [QUERY]`: the models and methods in the library.
enum ModelsCommand: FacetCommand {
    static let name = "models"
    static let summary = "counts the models and methods"
    static let facet = Facet.models
}
