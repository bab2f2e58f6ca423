import ReviewStorage

/// `digest datasets [QUERY]`: the data sets and benchmarks in the library.
enum DatasetsCommand: FacetCommand {
    static let name = "datasets"
    static let summary = "counts the data sets and benchmarks"
    static let facet = Facet.datasets
}
