internal import ReviewModel
internal import SQLite

/// Puts the nearest value that the library has in the place of one that it does not.
struct FieldCorrection {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The plan with its fields corrected; nil when there is nothing to correct.
    func corrected(_ plan: SearchPlan) throws -> SearchPlan? {
        var corrected = plan
        for index in plan.rest.indices {
            guard let (field, value, used) = try nearest(plan.rest[index]) else { continue }
            guard used.isSure else {
                corrected.notes.append(.nearestValue(field, value, near: used.word))
                continue
            }
            corrected.notes.append(.value(field, value, used: used.word))
            corrected.rest[index] = .field(field, .text(used.word))
        }
        guard corrected.notes != plan.notes else { return nil }
        try SearchPlanner(database: database, isGuessing: true).setFilter(of: &corrected)
        return corrected
    }

    /// What the values of `plan` that no item has may have been meant for.
    func suggestions(_ plan: SearchPlan) throws -> [SearchNote] {
        try plan.rest.compactMap { part in
            try nearest(part).map { .nearestValue($0.field, $0.value, near: $0.used.word) }
        }
    }

    private func nearest(_ part: Query) throws -> (field: Field, value: String, used: Spelling.Found)? {
        guard case .field(let field, .text(let value)) = part, !value.hasSuffix("*"),
            try !occurs(part), let used = try Spelling(database).nearest(field, to: value),
            try occurs(.field(field, .text(used.word)))
        else { return nil }
        return (field, value, used)
    }

    private func occurs(_ query: Query) throws -> Bool {
        let statement = SearchStatement.count(QueryCompiler.compile(query))
        return try database.first(statement.sql, statement.arguments) { $0.integer(0) > 0 } ?? false
    }
}
