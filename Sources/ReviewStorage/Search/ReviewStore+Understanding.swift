public import ReviewModel
internal import SQLite

/// A query as commands that do not rank take it.
public struct UnderstoodQuery: Sendable, Equatable {
    /// The query, with what nothing has in the nearest spelling where that was allowed.
    public var query: Query
    /// How it was taken.
    public var notes: [SearchNote]
}

extension ReviewStore {
    /// How `query` is taken: as `search` does, but that items with only some of the words are no answer.
    /// With `guessing`, the nearest spelling stands for a word or value that no item has; else it is
    /// named, and the query finds nothing.
    public func understanding(of query: Query, guessing: Bool) throws -> UnderstoodQuery {
        let planner = SearchPlanner(database: database, isGuessing: guessing)
        var plan = try planner.plan(try resolve(query))
        if plan.asksForSomethingNamed, try count(plan) == 0 {
            let correction = FieldCorrection(database)
            if guessing {
                plan = try correction.corrected(plan) ?? plan
            } else {
                plan.notes += try correction.suggestions(plan)
            }
            if plan.concepts.count > 1, !plan.notes.contains(where: \.tellsOfAbsence), try count(plan) == 0 {
                plan.notes.append(.notAllWords)
            }
        }
        return UnderstoodQuery(query: query.respelt(plan.notes), notes: plan.notes)
    }

    /// What finds the items that have all that `query` asks for, one way or another: the same for every
    /// command.
    func compiled(_ query: Query) throws -> CompiledQuery {
        try SearchPlanner(database: database, isGuessing: false).plan(try resolve(query)).compiled
    }

    private func count(_ plan: SearchPlan) throws -> Int64 {
        let statement = SearchStatement.count(plan.compiled)
        return try database.first(statement.sql, statement.arguments) { $0.integer(0) } ?? 0
    }
}

extension SearchPlan {
    /// Whether it asks for words or values that may be spelt wrong.
    fileprivate var asksForSomethingNamed: Bool {
        !concepts.isEmpty
            || rest.contains { part in
                if case .field(_, .text) = part { true } else { false }
            }
    }
}

extension SearchNote {
    /// Whether it says already why nothing is found.
    fileprivate var tellsOfAbsence: Bool {
        switch self {
        case .unknown, .nearest, .nearestValue: true
        case .field, .exception, .spelling, .value, .someWords, .fewHaveAll, .notAllWords: false
        }
    }
}

extension Query {
    /// The query with other spellings in the place of those that `notes` tell of.
    fileprivate func respelt(_ notes: [SearchNote]) -> Query {
        switch self {
        case .and(let parts): .and(parts.map { $0.respelt(notes) })
        case .or(let parts): .or(parts.map { $0.respelt(notes) })
        case .word(let text):
            notes.lazy.compactMap { note in
                if case .spelling(text, let used) = note { .word(used) } else { nil }
            }.first ?? self
        case .field(let field, .text(let text)):
            notes.lazy.compactMap { note in
                if case .value(field, text, let used) = note { .field(field, .text(used)) } else { nil }
            }.first ?? self
        case .all, .not, .exactWord, .prefix, .phrase, .field: self
        }
    }
}
