public import ReviewModel
internal import SQLite

/// A value with the number of items that have it.
public struct FacetCount: Sendable, Equatable {
    /// Name, topic identifier, year, …
    public var value: String
    /// Items that answer the query and have it.
    public var count: Int

    /// A value that `count` items have.
    public init(value: String, count: Int) {
        self.value = value
        self.count = count
    }
}

extension ReviewStore {
    /// The values of `facet` among the items that answer `query`: the most frequent first, then by
    /// value; years from the last to the first.
    public func facets(_ facet: Facet, _ query: Query = .all, limit: Int? = nil) throws -> [FacetCount] {
        try facets(facet, try compiled(query), limit)
    }

    /// The like among the items that `answer` finds with all of the question.
    public func facets(_ facet: Facet, answering query: Query, limit: Int? = nil) throws -> [FacetCount] {
        let plan = try SearchPlanner(database: database, isGuessing: true).plan(try resolve(query))
        return try facets(facet, plan.compiled, limit)
    }

    private func facets(_ facet: Facet, _ query: CompiledQuery, _ limit: Int?) throws -> [FacetCount] {
        let (table, value) = facet.source
        // On a list is what its query finds as well.
        let lists = facet == .lists ? try listMembership() : SQLFragment("")
        let join = facet == .lists ? "JOIN \(lists.sql) u ON u.key = review.key" : table
        let numbers = SearchStatement.numbers(query)
        let filter = numbers.map { "WHERE review.number IN (\($0.sql))" } ?? ""
        let order = facet == .years ? "value DESC" : "items DESC, value"
        let sql = """
            SELECT \(value) AS value, count(DISTINCT review.number) AS items
            FROM review \(join) \(filter) GROUP BY value ORDER BY \(order) LIMIT ?
            """
        return try database.all(
            sql, lists.arguments + (numbers?.arguments ?? []) + [.integer(Int64(limit ?? -1))]
        ) { row in
            FacetCount(value: row.text(0), count: Int(row.integer(1)))
        }
    }
}
