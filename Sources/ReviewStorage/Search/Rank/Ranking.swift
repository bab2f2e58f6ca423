internal import JSON
internal import ReviewModel
internal import SQLite

/// Puts the items that answer a plan in the order of how well they do.
///
/// What the text index says (BM25 over weighted columns) counts more where the words themselves were
/// found and not only other names of what they mean, where they stand near each other or in a row,
/// and for reviews. A word that half of a library has is ranked only among the last items with it in their
/// heads and the last ones with it anywhere.
struct Ranking {
    let database: Database
    let plan: SearchPlan
    /// How many answers are wanted; nil for all.
    let wanted: Int?

    /// Items that have all that is asked for, best first, and whether there are more than `most`, which were
    /// not all ranked.
    func all() throws -> (hits: [RankedHit], isCut: Bool) {
        guard let match = plan.everything else { return ([], false) }
        let limit = wanted.flatMap { $0 <= Ranking.mostWanted ? Ranking.most : nil }
        let (newest, isCut) = try candidates(match, limit: limit)
        guard isCut else { return (try settled(newest.ranked), false) }
        let literal = TextExpression.conjunction(of: plan.concepts.map(\.literal))
        let heads = literal.flatMap {
            plan.all([.columns([.title, .label, .models, .authors], $0)])
        }
        var (best, _) = try candidates(heads ?? match, limit: Ranking.mostHeads, areLiteral: true)
        best.add(newest)
        return (try settled(best.ranked), true)
    }

    private func settled(_ hits: [RankedHit]) throws -> [RankedHit] {
        try TieOrder(database: database).settled(
            hits, wanted: wanted, number: \.number, score: { $0.score ?? 0 })
    }

    /// Items that an expression finds, the last `limit` that came in, and whether there were more.
    private func candidates(
        _ match: TextExpression, limit: Int?, areLiteral: Bool = false
    ) throws -> (Candidates, isCut: Bool) {
        // Where a word has no other names, each item has the word itself.
        let asksPhrases = !areLiteral && plan.concepts.contains { !$0.related.isEmpty }
        let row = plan.rowPhrases(areLiteral: areLiteral)
        let items = try scored(match, limit: limit, asksPhrases: asksPhrases, row: row)
        let isCut = limit.map { items.count >= $0 } ?? false
        var candidates = Candidates(items)
        let first = isCut ? items.last?.number ?? 0 : 0
        try favour(from: first, areLiteral: areLiteral, &candidates)
        if row != nil {
            candidates.raise(nearness: 1, by: 0.3)
            candidates.raise(nearness: 2, by: 0.3)
        } else {
            try favourRow(from: first, &candidates)
        }
        return (candidates, isCut)
    }

    /// Items that have some of it, those with the most telling words first.
    func some() throws -> [RankedHit] {
        var coverage = Coverage()
        let total = try database.first("SELECT count(*) FROM review") { $0.integer(0) } ?? 0
        var terms: [(expression: TextExpression, count: Int)] = []
        for concept in plan.concepts {
            let items = try numbers(plan.all([concept.any]) ?? concept.any)
            let weight = Ranking.weight(of: items.count, among: Int(total))
            coverage.add(items, weight: weight)
            if items.count > 0 { terms.append((concept.any, items.count)) }
            if !concept.related.isEmpty, !items.isEmpty {
                let literal = try numbers(plan.all([concept.literal]) ?? concept.literal)
                coverage.favour(literal, weight: weight)
            }
        }
        for phrase in plan.phrases {
            let items = try numbers(plan.all([phrase]) ?? phrase)
            coverage.add(items, weight: Ranking.weight(of: items.count, among: Int(total)))
        }
        let best = coverage.best(max(wanted ?? 1_000, 100))
        let rare = terms.filter { $0.count <= Ranking.mostTelling }.map(\.expression)
        var scores: [Int64: Double] = [:]
        if let expression = TextExpression.disjunction(of: rare) {
            for row in try scored(plan.all([expression]) ?? expression, limit: nil) {
                scores[row.number] = row.score
            }
        }
        return try settled(coverage.ranked(best, scores: scores, factors: try factors(of: best)))
    }

    /// How much the kinds of items count.
    private func factors(of items: [Int64]) throws -> [Int64: Double] {
        var factors: [Int64: Double] = [:]
        for item in items {
            factors[item] = try database.first(
                "SELECT kind FROM review WHERE number = ?", with: [.integer(item)]
            ) { $0.withText(0, body: Candidate.factor) }
        }
        return factors
    }

    /// How telling it is that an item is one of `count` among `total`: the logarithm of BM25, never
    /// less than nothing.
    private static func weight(of count: Int, among total: Int) -> Double {
        guard count > 0 else { return 0 }
        return max(0.1, logarithm((Double(total) - Double(count) + 0.5) / (Double(count) + 0.5) + 1))
    }

    /// The natural logarithm, near enough to compare words by: the exponent of two and a straight
    /// line between powers.
    private static func logarithm(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 0 }
        return (Double(value.exponent) + value.significand - 1) * 0.693
    }
}

// MARK: - What is looked at

extension Ranking {
    /// More items than these are not all ranked when only some are wanted.
    static let most = 500
    /// Items with the words in their heads that are looked at besides.
    private static let mostHeads = 200
    /// When more are wanted, all are ranked.
    private static let mostWanted = 200
    /// How much more a title counts that has all that was typed.
    private static let ofTitle = 3.0
    /// Words that more items have do not tell items with some of the words apart.
    private static let mostTelling = 3_000

    /// Items that an expression finds, the last ones that came in first.
    /// With `asksPhrases` they tell which phrases they have, and with `row`, numbers of phrases, how near
    /// these stand.
    private func scored(
        _ match: TextExpression, limit: Int?, asksPhrases: Bool = false, row: [Int]? = nil
    ) throws -> [Candidate] {
        let row = row.map {
            "nearness(review_stem, \($0.map(String.init).joined(separator: ", ")))"
        }
        var rows = select(
            """
            review.number, \(IndexedDocument.relevance), review.kind, review.date, \
            \(asksPhrases ? "found_phrases(review_stem)" : "0"), \(row ?? "0")
            """, match: match)
        rows.sql += " ORDER BY review_stem.rowid DESC LIMIT ?"
        rows.arguments.append(.integer(Int64(limit ?? -1)))
        return try database.all(rows.sql, with: rows.arguments) { row in
            Candidate(
                number: row.integer(0), score: row.real(1) * row.withText(2, body: Candidate.factor),
                date: row.optionalInteger(3) ?? .min, phrases: row.integer(4),
                nearness: row.integer(5))
        }
    }

    private func numbers(_ match: TextExpression) throws -> [Int64] {
        let rows = select("review.number", match: match)
        return try database.all(rows.sql, with: rows.arguments) { $0.integer(0) }
    }

    private func select(_ columns: String, match: TextExpression) -> SQLFragment {
        let condition = plan.filter.condition
        return SQLFragment(
            """
            SELECT \(columns) FROM review_stem CROSS JOIN review INDEXED BY review_by_number \
            ON review.number = review_stem.rowid WHERE review_stem MATCH ?\(condition.map { " AND \($0.sql)" } ?? "")
            """, arguments: [.text(match.description)] + (condition?.arguments ?? []))
    }
}

// MARK: - What counts besides

extension Ranking {
    /// Raises items that have the words themselves, names of several words, and what may be there, too.
    private func favour(from first: Int64, areLiteral: Bool, _ candidates: inout Candidates) throws {
        let part = 1.0 / Double(max(1, plan.concepts.count))
        for (index, concept) in plan.concepts.enumerated() {
            if concept.related.isEmpty || areLiteral {
                candidates.raiseAll(by: part)
            } else if let phrases = plan.phrases(ofLiteral: index) {
                candidates.raise(having: phrases, by: part)
            } else if let literal = plan.everything(literally: index) {
                candidates.raise(try numbers(literal, from: first), by: part)
            }
        }
        for phrase in plan.phrases {
            candidates.raise(try numbers(phrase, from: first), by: 0.8 / Double(plan.phrases.count))
        }
        // Who types a title means it: `Segment Anything` is no question about segments.
        if let title = plan.title { candidates.raise(try numbers(title, from: first), by: Ranking.ofTitle) }
        for hint in plan.hints { candidates.raise(try numbers(hint.any, from: first), by: 0.1) }
    }

    /// Raises items that have the words near each other or in a row, where their phrases do not tell.
    private func favourRow(from first: Int64, _ candidates: inout Candidates) throws {
        guard let row = plan.row else { return }
        let near = try numbers(.near(row.map { .term($0) }, within: 6), from: first)
        candidates.raise(near, by: 0.3)
        guard !near.isEmpty else { return }
        candidates.raise(try numbers(.row(row), from: first), by: 0.3)
    }

    /// Rows that an expression finds, from `first` on.
    private func numbers(_ expression: TextExpression, from first: Int64) throws -> [Int64] {
        let sql = "SELECT rowid FROM review_stem WHERE review_stem MATCH ? AND rowid >= ?"
        return try database.all(sql, with: [.text(expression.description), .integer(first)]) { $0.integer(0) }
    }
}

/// The order of items that are worth as much: the newest first, then by their places in their sources, so that it
/// never depends on what came in first.
struct TieOrder {
    let database: Database

    /// `hits`, the best first, with those that have one score in order. Behind the first `wanted` they may stay as
    /// they are; nil is all.
    func settled<Hit>(
        _ hits: [Hit], wanted: Int?, number: (Hit) -> Int64, score: (Hit) -> Double
    ) throws -> [Hit] {
        var runs: [Range<Int>] = []
        var start = 0
        while start < min(hits.count, wanted ?? .max) {
            let best = score(hits[start])
            let end = hits[start...].firstIndex { score($0) != best } ?? hits.endIndex
            if end - start > 1 { runs.append(start..<end) }
            start = end
        }
        guard !runs.isEmpty else { return hits }
        let places = try places(of: runs.joined().map { number(hits[$0]) })
        var settled = hits
        for run in runs {
            let sorted = hits[run].sorted {
                (places[number($0)] ?? .max, number($0)) < (places[number($1)] ?? .max, number($1))
            }
            settled.replaceSubrange(run, with: sorted)
        }
        return settled
    }

    private func places(of numbers: [Int64]) throws -> [Int64: Int] {
        let list = JSONValue.array(numbers.map { .integer(Int($0)) }).text
        let rows = try database.all(
            """
            SELECT r.number FROM json_each(?) n CROSS JOIN review r ON r.number = n.value
                JOIN source s ON s.number = r.source
            ORDER BY r.date DESC, s.path, r.position, r.id
            """, with: [.text(list)]
        ) { $0.integer(0) }
        return Dictionary(rows.enumerated().map { ($1, $0) }) { first, _ in first }
    }
}
