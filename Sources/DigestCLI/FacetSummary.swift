import ReviewModel
import ReviewRendering
import ReviewStorage

/// What the answers of a query have in common: the most frequent values of several fields.
struct FacetSummary {
    private let query: Query
    private let store: ReviewStore

    /// Values of a field that are told when `--limit` says nothing.
    private static let most = 5
    private static let facets: [Facet] = [
        .models, .topics, .datasets, .authors, .organisations, .venues, .years, .channels, .tags,
    ]

    init(of query: Query, in store: ReviewStore) {
        self.query = query
        self.store = store
    }

    /// Prints a paragraph a field, or rows of field, value and count.
    func print(in session: Session) throws -> ExitStatus {
        let format = try ResultFormat(session.options.format)
        let limit = session.options.limit == nil ? FacetSummary.most : session.limit
        var rows: [(facet: Facet, count: FacetCount)] = []
        for facet in FacetSummary.facets {
            rows += try store.facets(facet, answering: query, limit: limit).map { (facet, $0) }
        }
        let width = rows.map { String($0.count.count).utf8.count }.max() ?? 0
        var last: Facet?
        let table = ResultRows(
            rows: rows.map { row in
                defer { last = row.facet }
                return (row: row, isFirst: row.facet != last)
            },
            text: { entry in
                let head = entry.isFirst ? "\(entry.row.facet.rawValue)\n" : ""
                let count = Count.aligned(entry.row.count.count, width)
                return head + "  \(count)  \(SafeText.line(entry.row.count.value))"
            },
            json: { json, entry in
                json.field("field", entry.row.facet.rawValue)
                json.field("value", entry.row.count.value)
                json.field("count", entry.row.count.count)
            })
        try table.print(as: format, to: session.output)
        return session.status(printed: rows.count)
    }
}
