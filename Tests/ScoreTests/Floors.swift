/// What a labelled document scored when its labels were last looked at; a run must not fall below it by more
/// than `margin`.
///
/// After a change for the better, put the new figures here: the messages of the tests and
/// `../shared/score/score.py` print them.
struct Floors: Sendable {
    /// How much a figure may fall: what the choice of one claim more or less moves.
    static let margin = 0.03

    /// Number of the document.
    var document: String
    /// Mean of the fields.
    var mean: Double
    /// Measured F1 of the fields that are not wholly right; those of `whole` are.
    var measured: [String: Double]

    /// Fields that are wholly right in every labelled document.
    static let whole = [
        "reviews found", "lines of the review", "paper titles", "label before the title", "authors",
        "authors, exact list in order", "author list cut short", "affiliations", "year", "venue", "awards",
        "arXiv ids and DOIs", "links", "role of a link", "claims quoted to the letter", "cut-off noticed",
    ]

    /// All fields with the least they may score.
    var fields: [String: Double] {
        var fields = Dictionary(uniqueKeysWithValues: Self.whole.map { ($0, 1.0) })
        for (name, figure) in measured { fields[name] = figure - Self.margin }
        return fields
    }
}

extension Floors {
    /// The labelled documents.
    static let all = [
        Floors(
            document: "000", mean: 0.969,
            measured: [
                "models the review is about": 1, "models named": 0.9, "datasets": 1, "topics": 0.769,
                "key claims": 0.576, "kind of a claim": 1, "quantities in found claims": 0.848,
            ]),
        Floors(
            document: "001", mean: 0.955,
            measured: [
                "models the review is about": 0.636, "models named": 0.826, "datasets": 0.98,
                "topics": 0.949, "key claims": 0.51, "kind of a claim": 0.939,
                "quantities in found claims": 0.857,
            ]),
        Floors(
            document: "004", mean: 0.941,
            measured: [
                "models the review is about": 0.8, "models named": 0.889, "datasets": 0.941, "topics": 0.769,
                "key claims": 0.571, "kind of a claim": 0.786, "quantities in found claims": 0.75,
            ]),
    ]
}
