internal import JSON
public import ReviewModel
internal import SQLite
internal import TextAnalysis

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
    /// The most frequent models of what `statistics` was told to take them from.
    public var models: [FacetCount] = []
    /// The most frequent topics.
    public var topics: [FacetCount] = []
}

extension ReviewStore {
    /// What answers `plan`, in numbers; papers, people, models and topics of those among them that answer `named`.
    public func statistics(_ plan: QueryPlan, named: QueryPlan? = nil) throws -> LibraryStatistics {
        try database.snapshot {
            let counter = StatisticsCounter(database, plan: plan)
            let names = StatisticsCounter(database, plan: named ?? plan)
            var found = LibraryStatistics()
            found.items = try counter.count("review")
            found.kinds = try facets(.kinds, among: plan)
            found.papers = try names.count(
                "review_paper JOIN review ON review.number = review", of: "DISTINCT paper")
            found.authors = try names.count(
                "authorship JOIN review ON review.number = review", of: "DISTINCT author")
            found.channels = try counter.count("review", of: "DISTINCT channel")
            found.sources = try counter.count(
                "sighting s JOIN review ON review.number = s.review", of: "DISTINCT s.source")
            found.first = try counter.date("min")
            found.last = try counter.date("max")
            found.withCode = try counter.count(
                "link JOIN review ON review.number = review AND role = 'code'", of: "DISTINCT review")
            found.claims = try counter.count("claim JOIN review ON review.number = review")
            found.statuses = try counter.statuses()
            found.rated = try counter.count("mark JOIN review USING (key)", of: "rating")
            found.tagged = try counter.count("tag JOIN review USING (key)", of: "DISTINCT key")
            found.noted = try counter.count("note JOIN review USING (key)")
            found.listed = try counter.count(
                listMembership(), with: "JOIN review USING (key)", of: "DISTINCT key")
            found.models = try facets(.models, among: named ?? plan, limit: 5)
            found.topics = try facets(.topics, among: named ?? plan, limit: 5)
            return found
        }
    }
}

/// Counts among the answers to one plan.
private struct StatisticsCounter {
    private let database: Database
    private let numbers: SQLFragment

    init(_ database: Database, plan: QueryPlan) {
        self.database = database
        numbers = SearchStatement.numbers(plan.compiled)
    }

    /// How many rows of `tables` belong to an answer.
    func count(_ tables: String, of what: String = "*") throws -> Int {
        try count(SQLFragment(tables), with: "", of: what)
    }

    /// How many rows of `table` with others joined to it belong to an answer.
    func count(_ table: SQLFragment, with join: String, of what: String) throws -> Int {
        let sql =
            "SELECT count(\(what)) FROM \(table.sql) \(join) WHERE review.number IN (\(numbers.sql))"
        return Int(try database.first(sql, with: table.arguments + numbers.arguments) { $0.integer(0) } ?? 0)
    }

    /// The first or last date.
    func date(_ function: String) throws -> Timestamp? {
        let order = function == "min" ? "date, precision" : "date DESC, precision DESC"
        let sql = """
            SELECT date, precision FROM review
            WHERE date IS NOT NULL AND review.number IN (\(numbers.sql)) ORDER BY \(order) LIMIT 1
            """
        return try database.first(sql, with: numbers.arguments) { $0.date(0, precision: 1) } ?? nil
    }

    /// How many have each status, the most frequent first.
    func statuses() throws -> [FacetCount] {
        try database.all(
            """
            SELECT coalesce(mark.status, 'unread') AS status, count(*) FROM review
                LEFT JOIN mark ON mark.key = review.key
            WHERE review.number IN (\(numbers.sql)) GROUP BY 1 ORDER BY 2 DESC, 1
            """, with: numbers.arguments
        ) { FacetCount(value: $0.text(0), count: Int($0.integer(1))) }
    }
}

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
    /// The values of `facet` among the items that answer `plan`: the most frequent first, then by
    /// value; years from the last to the first.
    public func facets(_ facet: Facet, among plan: QueryPlan, limit: Int? = nil) throws -> [FacetCount] {
        let (table, value) = facet.source
        // On a list is what its query finds as well.
        let lists = facet == .lists ? try listMembership() : SQLFragment("")
        let join = facet == .lists ? "JOIN \(lists.sql) u ON u.key = review.key" : table
        let numbers = plan.compiled.isEverything ? nil : SearchStatement.numbers(plan.compiled)
        let filter = numbers.map { "WHERE review.number IN (\($0.sql))" } ?? ""
        let order = facet == .years ? "value DESC" : "items DESC, value"
        let sql = """
            SELECT \(value) AS value, count(DISTINCT review.number) AS items
            FROM review \(join) \(filter) GROUP BY value ORDER BY \(order) LIMIT ?
            """
        // Which spellings are one is known only of all of them.
        let others = try spellings(of: facet)
        let rows = others.isEmpty ? Int64(limit ?? -1) : -1
        let counts = try database.all(
            sql, with: lists.arguments + (numbers?.arguments ?? []) + [.integer(rows)]
        ) { row in
            FacetCount(value: row.text(0), count: Int(row.integer(1)))
        }
        guard !others.isEmpty else { return counts }
        let joined = try united(counts, others: others, of: facet, among: numbers)
        return Array(joined.prefix(limit ?? .max))
    }

    /// What the channel is called that all items that answer `plan` are from: its title, else its username; nil where
    /// they are from several, or one is from none.
    public func onlyChannel(among plan: QueryPlan) throws -> String? {
        let numbers = SearchStatement.numbers(plan.compiled)
        let names = try database.all(
            """
            SELECT DISTINCT CASE coalesce(n.title, '') WHEN '' THEN coalesce(n.handle, '') ELSE n.title END
            FROM review LEFT JOIN channel n ON n.number = review.channel
            WHERE review.number IN (\(numbers.sql)) LIMIT 2
            """, with: numbers.arguments
        ) { $0.text(0) }
        return names.count == 1 && !names[0].isEmpty ? names[0] : nil
    }

    /// By which name each spelling counts where another one stands for it: of one person the fullest, of a venue
    /// the one without its year. Pages, counts and what is searched for go by it.
    public func spellings(of facet: Facet) throws -> [String: String] {
        switch facet {
        case .authors: PersonIdentity.united(try database.all("SELECT name FROM author") { $0.text(0) })
        case .venues:
            VenueNames().united(try database.all("SELECT name FROM venue ORDER BY name") { $0.text(0) })
        default: [:]
        }
    }

    /// Counts under the names that stand for others. An item with two spellings of one name counts once.
    private func united(
        _ counts: [FacetCount], others: [String: String], of facet: Facet, among numbers: SQLFragment?
    ) throws -> [FacetCount] {
        var spellings: [String: [FacetCount]] = [:]
        for count in counts { spellings[others[count.value] ?? count.value, default: []].append(count) }
        let (table, value) = facet.source
        let filter = numbers.map { "AND review.number IN (\($0.sql))" } ?? ""
        let several = spellings.filter { $0.value.count > 1 }
        var items: [String: Set<Int64>] = [:]
        let names = JSONValue.array(several.values.joined().map { .string($0.value) }).text
        try database.each(
            """
            SELECT \(value), review.number FROM review \(table)
            WHERE \(value) IN (SELECT value FROM json_each(?)) \(filter)
            """, with: [.text(names)] + (numbers?.arguments ?? [])
        ) { row in
            let name = row.text(0)
            items[others[name] ?? name, default: []].insert(row.integer(1))
        }
        return spellings.map { name, counts in
            FacetCount(value: name, count: items[name]?.count ?? counts[0].count)
        }.sorted { $0.count == $1.count ? $0.value < $1.value : $0.count > $1.count }
    }
}

/// A property of items whose values can be counted.
public enum Facet: String, Sendable, CaseIterable {
    case models, topics, authors, venues, datasets, organisations, reviewers, tags, lists, channels, years,
        kinds
}

extension Facet {
    /// The table that joins a review (`review.number` or `review.key`) with values, and the column of
    /// the value. An item counts once for a value.
    var source: (join: String, value: String) {
        switch self {
        case .models: (named("model_mention", name: "model"), "n.name")
        case .topics: ("JOIN review_topic u ON u.review = review.number", "u.topic")
        case .authors: (named("authorship", name: "author"), "n.name")
        case .venues: (named("review_paper", name: "venue"), "n.name")
        case .datasets: (named("dataset_mention", name: "dataset"), "n.name")
        case .organisations: (named("affiliation", name: "organisation"), "n.name")
        case .reviewers: ("JOIN reviewer n ON n.number = review.reviewer", "n.name")
        case .tags: ("JOIN tag u ON u.key = review.key", "u.tag")
        case .lists: ("JOIN list_entry u ON u.key = review.key", "u.list")
        case .channels:
            (
                "JOIN channel n ON n.number = review.channel",
                "CASE n.handle WHEN '' THEN n.title ELSE n.handle END"
            )
        case .years:
            ("JOIN review_paper u ON u.review = review.number AND u.year IS NOT NULL", "CAST(u.year AS TEXT)")
        case .kinds: ("", "review.kind")
        }
    }

    private func named(_ table: String, name: String) -> String {
        "JOIN \(table) u ON u.review = review.number JOIN \(name) n ON n.number = u.\(name)"
    }
}

extension ReviewStore {
    /// Values of `facet` that begin with `text`, or a word of which does, the most frequent first: for completion in
    /// a shell, where a tenth of a second is long. Case counts in letters outside ASCII only.
    public func values(of facet: Facet, beginning text: String, limit: Int) throws -> [FacetCount] {
        let (table, value) = facet.source
        let sql = """
            SELECT \(value) AS value, count(*) AS items FROM review \(table)
            WHERE \(value) LIKE ? ESCAPE '\\' OR \(value) LIKE ? ESCAPE '\\'
            GROUP BY value ORDER BY items DESC, value LIMIT ?
            """
        let pattern = ReviewStore.pattern(text)
        let arguments: [Argument] = [
            .text(pattern), .text(facet == .authors ? "% " + pattern : pattern), .integer(Int64(limit)),
        ]
        return try database.all(sql, with: arguments) {
            FacetCount(value: $0.text(0), count: Int($0.integer(1)))
        }
    }

    /// Ids that begin with `text`, of reviews and entries before others and of newer ones before older, with the
    /// titles of their items.
    public func ids(beginning text: String, limit: Int) throws -> [(id: String, title: String)] {
        try database.all(
            """
            SELECT id, title FROM review WHERE id LIKE ? ESCAPE '\\'
            ORDER BY kind NOT IN ('review', 'entry'), date DESC, number DESC LIMIT ?
            """, with: [.text(ReviewStore.pattern(text)), .integer(Int64(limit))]
        ) { ($0.text(0), $0.text(1)) }
    }

    /// A pattern of LIKE for what begins with `text`.
    private static func pattern(_ text: String) -> String {
        var pattern = ""
        for character in text {
            if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
            pattern.append(character)
        }
        return pattern + "%"
    }
}
