import ReviewModel

/// Fields of a review as text, by the names they have in the JSON.
enum FieldValues {
    /// The values of `field` in order, or nil when there is no such field. A field of papers lists those of
    /// every paper.
    static func of(_ field: String, in review: Review) -> [String]? {
        ofItem(field, in: review) ?? ofPapers(field, in: review.papers)
    }

    private static func ofItem(_ field: String, in review: Review) -> [String]? {
        switch field {
        case "title": [review.title]
        case "label": [review.label].compactMap { $0 }
        case "kind": [review.kind.rawValue]
        case "links": review.links.map { "\($0.role.rawValue) \($0.url ?? $0.label ?? "")" }
        case "reviewer": [review.reviewer?.name].compactMap { $0 }
        case "handles":
            (review.reviewer?.handles ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        case "models": review.models.map(\.name)
        case "datasets": review.datasets
        case "topics": review.topics.map(\.id)
        case "claims": review.claims.map(\.text)
        case "quantities": review.claims.flatMap(\.quantities).map(\.raw)
        case "captions": review.captions
        case "language": [review.language?.rawValue].compactMap { $0 }
        default: nil
        }
    }

    private static func ofPapers(_ field: String, in papers: [Paper]) -> [String]? {
        switch field {
        case "papers": papers.map(\.title)
        case "authors": papers.flatMap(\.authors).map(\.name)
        case "affiliations": papers.flatMap(\.affiliations)
        case "venue": papers.compactMap(\.venue)
        case "year": papers.compactMap(\.year).map(String.init)
        case "awards": papers.flatMap(\.awards)
        case "arxiv": papers.compactMap(\.arxiv)
        case "doi": papers.compactMap(\.doi)
        case "url": papers.compactMap(\.url)
        default: nil
        }
    }
}
