internal import ReviewModel
internal import SQLite

/// Puts the items that answer a plan in the order of how well they do.
///
/// What the text index says (BM25 over weighted columns) counts more where the words themselves were
/// found and not only other names of what they mean, where they stand near each other or in a row,
/// and for reviews. A word that half of a library has is ranked among those items only that have it
/// in their heads and among the last that came in.
struct Ranking {
    let database: Database
    let plan: SearchPlan
    /// How many answers are wanted; nil for all.
    let wanted: Int?

    /// Items that have all that is asked for, best first.
    func all() throws -> [RankedHit] {
        guard let match = plan.everything else { return [] }
        var candidates = Candidates()
        for scope in try scopes(of: match) {
            try candidates.add(scored(scope))
            try favour(within: scope, &candidates)
        }
        return candidates.ranked
    }

    /// Items that have some of it, those with the most telling words first.
    func some() throws -> [RankedHit] {
        var coverage = Coverage()
        let total = try database.first("SELECT count(*) FROM review") { $0.integer(0) } ?? 0
        var terms: [(expression: String, count: Int)] = []
        for concept in plan.concepts {
            let items = try numbers(Scope(match: plan.all([concept.any]) ?? concept.any))
            let weight = Ranking.weight(of: items.count, among: Int(total))
            coverage.add(items, weight: weight)
            if items.count > 0 { terms.append((concept.any, items.count)) }
            if !concept.related.isEmpty, !items.isEmpty {
                let literal = try numbers(Scope(match: plan.all([concept.literal]) ?? concept.literal))
                coverage.favour(literal, weight: weight)
            }
        }
        for phrase in plan.phrases {
            let items = try numbers(Scope(match: plan.all([phrase]) ?? phrase))
            coverage.add(items, weight: Ranking.weight(of: items.count, among: Int(total)))
        }
        let best = coverage.best(max(wanted ?? 1_000, 100))
        let rare = terms.filter { $0.count <= Ranking.mostTelling }
        let expression = rare.map { "(\($0.expression))" }.joined(separator: " OR ")
        var scores: [Int64: Double] = [:]
        if !rare.isEmpty {
            for row in try scored(Scope(match: plan.all([expression]) ?? expression)) {
                scores[row.number] = row.score
            }
        }
        return coverage.ranked(best, scores: scores, factors: try factors(of: best))
    }

    /// How much the kinds of items count.
    private func factors(of items: [Int64]) throws -> [Int64: Double] {
        var factors: [Int64: Double] = [:]
        for item in items {
            let kind = try database.first("SELECT kind FROM review WHERE number = ?", [.integer(item)]) {
                Kind(rawValue: $0.text(0))
            }
            factors[item] = Candidate.factor((kind ?? nil) ?? .other)
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
    private static let most = 1_000
    /// Words that more items have do not tell items with some of the words apart.
    private static let mostTelling = 3_000

    /// Part of the items that answer: those of an expression, from a row on.
    struct Scope {
        var match: String
        var first: Int64?
    }

    /// All items, or those that may come first.
    private func scopes(of match: String) throws -> [Scope] {
        guard let wanted, wanted <= 200, let first = try boundary(of: match) else {
            return [Scope(match: match)]
        }
        let literal = plan.all(plan.concepts.map(\.literal)) ?? match
        let head =
            "{title label models authors} : (\(plan.concepts.map { "(\($0.literal))" }.joined(separator: " AND ")))"
        let heads = "(\(literal)) AND (\(head))"
        return [Scope(match: heads, first: try boundary(of: heads)), Scope(match: match, first: first)]
    }

    /// The row from which on as many items are left as are looked at; nil when there are fewer.
    private func boundary(of match: String) throws -> Int64? {
        let sql = """
            SELECT rowid FROM review_stem WHERE review_stem MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?
            """
        return try database.first(sql, [.text(match), .integer(Int64(Ranking.most))]) { $0.integer(0) }
    }

    private func scored(_ scope: Scope) throws -> [Candidate] {
        let rows = select(
            "review.number, -bm25(review_stem, \(IndexedDocument.weights)), review.kind, review.date", scope)
        return try database.all(rows.sql, rows.arguments) { row in
            let kind = Kind(rawValue: row.text(2)) ?? .other
            return Candidate(
                number: row.integer(0), score: row.real(1) * Candidate.factor(kind),
                date: row.optionalInteger(3) ?? .min)
        }
    }

    private func numbers(_ scope: Scope) throws -> [Int64] {
        let rows = select("review.number", scope)
        return try database.all(rows.sql, rows.arguments) { $0.integer(0) }
    }

    private func select(_ columns: String, _ scope: Scope) -> SQLFragment {
        var rows = SQLFragment(
            """
            SELECT \(columns) FROM review_stem CROSS JOIN review ON review.number = review_stem.rowid \
            WHERE review_stem MATCH ?
            """, [.text(scope.match)])
        if let first = scope.first {
            rows.sql += " AND review_stem.rowid >= ?"
            rows.arguments.append(.integer(first))
        }
        if let condition = plan.filter.condition {
            rows.sql += " AND \(condition.sql)"
            rows.arguments += condition.arguments
        }
        return rows
    }
}

// MARK: - What counts besides

extension Ranking {
    /// Raises items that have the words themselves, near each other, in a row.
    private func favour(within scope: Scope, _ candidates: inout Candidates) throws {
        for concept in plan.concepts where !concept.related.isEmpty {
            try favour(concept.literal, within: scope) {
                candidates.raise($0, by: 1.0 / Double(plan.concepts.count))
            }
        }
        let plain = plan.concepts.filter(\.related.isEmpty).count
        candidates.raiseAll(by: Double(plain) / Double(max(1, plan.concepts.count)))
        for phrase in plan.phrases {
            try favour(phrase, within: scope) {
                candidates.raise($0, by: 0.8 / Double(plan.phrases.count))
            }
        }
        for hint in plan.hints { try favour(hint.any, within: scope) { candidates.raise($0, by: 0.1) } }
        guard let row = plan.row else { return }
        try favour("NEAR(\(row.joined(separator: " ")), 6)", within: scope) { candidates.raise($0, by: 0.3) }
        let phrase = "\"" + row.map { $0.filter { $0 != "\"" } }.joined(separator: " ") + "\""
        try favour(phrase, within: scope) { candidates.raise($0, by: 0.3) }
    }

    private func favour(_ expression: String, within scope: Scope, _ body: ([Int64]) -> Void) throws {
        var sql = "SELECT rowid FROM review_stem WHERE review_stem MATCH ?"
        var arguments = [Argument.text("(\(scope.match)) AND (\(expression))")]
        if let first = scope.first {
            sql += " AND rowid >= ?"
            arguments.append(.integer(first))
        }
        body(try database.all(sql, arguments) { $0.integer(0) })
    }
}
