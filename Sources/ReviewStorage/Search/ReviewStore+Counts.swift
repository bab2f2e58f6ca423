public import ReviewModel
internal import SQLite

/// Items in numbers.
public struct LibraryStatistics: Sendable, Equatable {
    /// How many items there are.
    public var items = 0
    /// How many of each kind, the most frequent first.
    public var kinds: [FacetCount] = []
    /// How many different papers they are about.
    public var papers = 0
    /// How many different names stand among the authors.
    public var authors = 0
    /// How many channels and digests they come from.
    public var channels = 0
    /// How many sources show them.
    public var sources = 0
    /// When the first of them was posted; nil where no date is known.
    public var first: Timestamp?
    /// When the last of them was posted.
    public var last: Timestamp?
    /// How many have a link to code.
    public var withCode = 0
    /// How many claims they make.
    public var claims = 0
    /// How many have each status.
    public var statuses: [FacetCount] = []
    /// How many have a rating.
    public var rated = 0
    /// How many have a tag.
    public var tagged = 0
    /// How many have a note.
    public var noted = 0
    /// How many are on a list.
    public var listed = 0
    /// The most frequent models.
    public var models: [FacetCount] = []
    /// The most frequent topics.
    public var topics: [FacetCount] = []
}

extension ReviewStore {
    /// What answers `query`, in numbers.
    public func statistics(_ query: Query) throws -> LibraryStatistics {
        try database.snapshot {
            let counter = try StatisticsCounter(self, query)
            var found = LibraryStatistics()
            found.items = try counter.count("review")
            found.kinds = try facets(.kinds, query)
            found.papers = try counter.count(
                "review_paper JOIN review ON review.number = review", "DISTINCT paper")
            found.authors = try counter.count(
                "authorship JOIN review ON review.number = review", "DISTINCT author")
            found.channels = try counter.count("review", "DISTINCT channel")
            found.sources = try counter.count("review", "DISTINCT source")
            found.first = try counter.date("min")
            found.last = try counter.date("max")
            found.withCode = try counter.count(
                "link JOIN review ON review.number = review AND role = 'code'", "DISTINCT review")
            found.claims = try counter.count("claim JOIN review ON review.number = review")
            found.statuses = try counter.statuses()
            found.rated = try counter.count("mark JOIN review USING (key)", "rating")
            found.tagged = try counter.count("tag JOIN review USING (key)", "DISTINCT key")
            found.noted = try counter.count("note JOIN review USING (key)")
            found.listed = try counter.count(listMembership(), "JOIN review USING (key)", "DISTINCT key")
            found.models = try facets(.models, query, limit: 5)
            found.topics = try facets(.topics, query, limit: 5)
            return found
        }
    }
}

/// Counts among the answers to one query.
private struct StatisticsCounter {
    private let database: Database
    private let numbers: SQLFragment

    init(_ store: ReviewStore, _ query: Query) throws {
        database = store.database
        let compiled = try store.compiled(query)
        numbers = SearchStatement.numbers(compiled) ?? SQLFragment("SELECT number FROM review")
    }

    /// How many rows of `tables` belong to an answer.
    func count(_ tables: String, _ what: String = "*") throws -> Int {
        try count(SQLFragment(tables), "", what)
    }

    /// How many rows of `table` with others joined to it belong to an answer.
    func count(_ table: SQLFragment, _ join: String, _ what: String) throws -> Int {
        let sql =
            "SELECT count(\(what)) FROM \(table.sql) \(join) WHERE review.number IN (\(numbers.sql))"
        return Int(try database.first(sql, table.arguments + numbers.arguments) { $0.integer(0) } ?? 0)
    }

    /// The first or last date.
    func date(_ function: String) throws -> Timestamp? {
        let sql = "SELECT \(function)(date) FROM review WHERE review.number IN (\(numbers.sql))"
        return try database.first(sql, numbers.arguments) { $0.optionalInteger(0) }?.map(
            Timestamp.init(seconds:))
    }

    /// How many have each status, the most frequent first.
    func statuses() throws -> [FacetCount] {
        try database.all(
            """
            SELECT coalesce(mark.status, 'unread') AS status, count(*) FROM review
                LEFT JOIN mark ON mark.key = review.key
            WHERE review.number IN (\(numbers.sql)) GROUP BY 1 ORDER BY 2 DESC, 1
            """, numbers.arguments
        ) { FacetCount(value: $0.text(0), count: Int($0.integer(1))) }
    }
}
