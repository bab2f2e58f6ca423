internal import ReviewModel
internal import SQLite

/// The statements that answer a compiled query.
enum SearchStatement {
    /// Rows (number, score) in order; a higher score is better, and it is NULL where nothing was
    /// asked of the text. `sort` nil is relevance where that means something, else the newest first.
    /// `about`, lower for better, decides between items that are as old. Where the answers are many
    /// (`isCommon`), the newest of them are found soonest by going back in time.
    static func rows(
        _ query: CompiledQuery, sort: SortOrder?, limit: Int?, about: SQLFragment? = nil,
        isCommon: Bool = false
    ) -> SQLFragment {
        let isRanked = query.match != nil || !query.ranking.isEmpty
        let order = order(sort ?? .relevance, isRanked: isRanked, about: about?.sql)
        let byDate = !isRanked && [nil, .relevance, .date].contains(sort)
        var rows = from(
            query, columns: "review.number, \(score(query)) AS score", by: isCommon && byDate ? .date : nil)
        rows.sql += " ORDER BY \(order)"
        rows.arguments += about?.arguments ?? []
        guard let limit else { return rows }
        rows.sql += " LIMIT ?"
        rows.arguments.append(.integer(Int64(limit)))
        return rows
    }

    /// One row with the number of answers.
    static func count(_ query: CompiledQuery) -> SQLFragment {
        from(query.unranked, columns: "count(*)", by: .number)
    }

    /// One row with the number of answers, `most` when there are as many or more.
    static func count(_ query: CompiledQuery, upTo most: Int) -> SQLFragment {
        let listed = query.match == nil ? query.condition?.listed : nil
        let answers = listed ?? from(query.unranked, columns: "1", by: .number)
        return SQLFragment(
            "SELECT count(*) FROM (\(answers.sql) LIMIT ?)",
            arguments: answers.arguments + [.integer(Int64(most))])
    }

    /// The numbers of all answers, for use inside another statement.
    static func numbers(_ query: CompiledQuery) -> SQLFragment {
        from(query.unranked, columns: "review.number", by: .number)
    }

    private static func score(_ query: CompiledQuery) -> String {
        if query.match != nil { return IndexedDocument.relevance }
        return query.ranking.isEmpty ? "NULL" : "hit.score"
    }

    /// An index that SQLite would not take by itself.
    private enum Index: String {
        /// Rows in the order of their dates.
        case date = "review_by_date"
        /// Kinds and dates by the number of a row, without the row.
        case number = "review_by_number"
    }

    private static func from(
        _ query: CompiledQuery, columns: String, by index: Index? = nil
    ) -> SQLFragment {
        let condition = index == .date ? query.condition?.asked : query.condition
        let isUsable = index == .date || query.match != nil
        let hint = isUsable ? index.map { " INDEXED BY \($0.rawValue)" } : nil
        let table = "review\(hint ?? "")"
        if let match = query.match {
            // CROSS JOIN: the text index first, whose answers come in the order of the rows.
            return SQLFragment(
                """
                SELECT \(columns) FROM review_stem CROSS JOIN \(table) ON review.number = review_stem.rowid \
                WHERE review_stem MATCH ?\(condition.map { " AND \($0.sql)" } ?? "")
                """, arguments: [.text(match.description)] + (condition?.arguments ?? []))
        }
        let filter = condition.map { " WHERE \($0.sql)" } ?? ""
        guard let ranking = TextExpression.disjunction(of: query.ranking) else {
            return SQLFragment(
                "SELECT \(columns) FROM \(table)\(filter)", arguments: condition?.arguments ?? [])
        }
        return SQLFragment(
            """
            WITH hit (number, score) AS MATERIALIZED (SELECT rowid, \(IndexedDocument.relevance) \
            FROM review_stem WHERE review_stem MATCH ?) \
            SELECT \(columns) FROM review LEFT JOIN hit ON hit.number = review.number\(filter)
            """, arguments: [.text(ranking.description)] + (condition?.arguments ?? []))
    }

    private static let year = "(SELECT max(year) FROM review_paper WHERE review = review.number)"
    private static let rating = "(SELECT rating FROM mark WHERE mark.key = review.key)"
    /// Reactions are pairs of a sign and how often it was given.
    private static let reactions = """
        (SELECT coalesce(sum(json_extract(value, '$[1]')), 0) FROM json_each(iif(json_valid(review.reactions), review.reactions, '[]')))
        """

    /// The ordering; ties go by date, then by place in the source, then by id, so that it never
    /// depends on when what was imported. NULL comes last.
    private static func order(_ sort: SortOrder, isRanked: Bool, about: String?) -> String {
        let byDate = """
            review.date DESC, \(about.map { "\($0), " } ?? "")(SELECT path FROM source WHERE source.number = review.source), \
            review.position, review.id
            """
        switch sort {
        case .relevance: return isRanked ? "score DESC, \(byDate)" : byDate
        case .date: return byDate
        case .year: return "\(year) DESC, \(byDate)"
        case .rating: return "\(rating) DESC, \(byDate)"
        case .added: return "review.added DESC, \(byDate)"
        case .title: return "review.title COLLATE NOCASE, \(byDate)"
        case .reactions: return "\(reactions) DESC, \(byDate)"
        case .random: return "random()"
        case .oldestDate: return "review.date IS NULL, review.date, \(byDate)"
        case .oldestYear: return "\(year) IS NULL, \(year), \(byDate)"
        case .lowestRating: return "\(rating) IS NULL, \(rating), \(byDate)"
        case .firstAdded: return "review.added, \(byDate)"
        case .lastTitle: return "review.title COLLATE NOCASE DESC, \(byDate)"
        case .fewestReactions: return "\(reactions), \(byDate)"
        }
    }
}

/// A condition on `review` that says by their numbers which rows it is true of.
///
/// SQLite answers `review.number IN (SELECT review FROM …)` by writing all these numbers down first, sorted. Where
/// they are many and few answers are wanted, it is faster to read them one by one until there are enough, or
/// to ask of one row after another whether it is among them.
struct RowListing {
    /// The statement that gives the numbers, in a column `review`, some of them more than once.
    private let select: SQLFragment

    /// The listing of a condition; nil when it has none.
    init?(_ condition: SQLFragment) {
        guard let select = condition.listing.first else { return nil }
        self.select = select
    }

    /// The condition, to be asked of each row.
    var asked: SQLFragment {
        SQLFragment(
            "EXISTS (SELECT 1 FROM (\(select.sql)) AS listed WHERE listed.review = review.number)",
            arguments: select.arguments)
    }

    /// The rows of it that `rest` is true of, once each, as they come.
    func rows(with rest: SQLFragment?) -> SQLFragment {
        SQLFragment(
            """
            SELECT DISTINCT review.number FROM (\(select.sql)) AS listed CROSS JOIN review INDEXED BY review_by_number \
            ON review.number = listed.review\(rest.map { " WHERE \($0.sql)" } ?? "")
            """, arguments: select.arguments + (rest?.arguments ?? []))
    }
}

extension SQLFragment {
    /// The same condition, written to be asked of one row after another.
    var asked: SQLFragment { SQLFragment.all(conjuncts.map { RowListing($0)?.asked ?? $0 }) ?? self }

    /// The rows that the condition is true of, read one by one; nil when nothing in it lists them.
    var listed: SQLFragment? {
        for (index, part) in conjuncts.enumerated() {
            guard let listing = RowListing(part) else { continue }
            return listing.rows(
                with: SQLFragment.all(conjuncts.enumerated().filter { $0.offset != index }.map(\.element)))
        }
        return nil
    }
}

/// How much items are about the value of a field, to order those by that a query of fields finds
/// and that are as old.
enum AboutField {
    /// The ordering for the first field of `parts` that says something; nil when there is none.
    static func order(_ parts: [Query]) -> SQLFragment? {
        for case .field(let field, .text(let text)) in parts {
            if let order = order(field, is: text) { return order }
        }
        return nil
    }

    private static func order(_ field: Field, is text: String) -> SQLFragment? {
        switch field {
        case .dataset: dataset(text)
        case .model, .about: model(text)
        case .topic: topic(text)
        default: nil
        }
    }

    /// Data sets are written in the order of their weight.
    private static func dataset(_ text: String) -> SQLFragment? {
        NameCondition.datasets(text).map {
            SQLFragment(
                """
                (SELECT min(position) FROM dataset_mention WHERE review = review.number \
                AND dataset IN (\($0.sql)))
                """, arguments: $0.arguments)
        }
    }

    private static func model(_ text: String) -> SQLFragment? {
        ModelCondition.models(text).map {
            SQLFragment(
                """
                (SELECT min(CASE role WHEN 'primary' THEN -1000000 ELSE 0 END - mentions) FROM model_mention \
                WHERE review = review.number AND model IN (\($0.sql)))
                """, arguments: $0.arguments)
        }
    }

    private static func topic(_ text: String) -> SQLFragment? {
        let topics = TopicNames.topics(named: text)
        let places = topics.map { _ in "?" }.joined(separator: ", ")
        return SQLFragment(
            "(SELECT -max(score) FROM review_topic WHERE review = review.number AND topic IN (\(places)))",
            arguments: topics.map(Argument.text))
    }
}
