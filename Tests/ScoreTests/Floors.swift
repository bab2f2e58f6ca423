/// The least a labelled document must score.
struct Floors: Sendable {
    /// Number of the document.
    var document: String
    /// Mean of the fields.
    var mean: Double
    /// Recall of key claims.
    var claimRecall: Double
    /// Fields beside those that are required of every document.
    var ownFields: [String: Double]

    /// Fields with what is required of every document.
    static let required: [String: Double] = [
        "reviews found": 1, "paper titles": 1, "claims quoted to the letter": 1, "authors": 0.97,
        "arXiv ids and DOIs": 0.97, "links": 0.97, "lines of the review": 0.97,
    ]

    /// All fields: the required ones, and this document's own where they ask for more.
    var fields: [String: Double] { Self.required.merging(ownFields) { max($0, $1) } }
}

extension Floors {
    /// The labelled documents.
    static let all = [
        Floors(document: "000", mean: 0.5, claimRecall: 0.1, ownFields: [:]),
        Floors(document: "001", mean: 0.5, claimRecall: 0.1, ownFields: [:]),
        Floors(document: "004", mean: 0.5, claimRecall: 0.1, ownFields: [:]),
    ]
}
