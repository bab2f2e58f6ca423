internal import ReviewModel
internal import SQLite

/// Puts the nearest value that the library has in the place of one that it does not.
struct FieldCorrection {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The plan with its fields corrected; nil when there is nothing to correct.
    func corrected(_ plan: SearchPlan) throws -> SearchPlan? {
        var notes = plan.notes
        var isChanged = false
        let rest = try plan.rest.map { part -> Query in
            guard case .field(let field, .text(let value)) = part, !value.hasSuffix("*"),
                try !occurs(part), let used = try Spelling(database).nearest(field, to: value),
                try occurs(.field(field, .text(used)))
            else { return part }
            notes.append(.value(field, value, used: used))
            isChanged = true
            return .field(field, .text(used))
        }
        return isChanged ? plan.replacing(rest: rest, notes: notes) : nil
    }

    private func occurs(_ query: Query) throws -> Bool {
        let statement = SearchStatement.count(QueryCompiler.compile(query))
        return try database.first(statement.sql, statement.arguments) { $0.integer(0) > 0 } ?? false
    }
}
