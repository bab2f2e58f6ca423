public import ReviewModel
internal import SQLite

/// A query as the library takes it. It is made once, for whatever is then done with the answers: search, count,
/// tag, mark and export find the same items.
public struct QueryPlan {
    /// The query as it was asked.
    public let query: Query
    /// How it was taken.
    public let notes: [SearchNote]
    /// How it is answered.
    let search: SearchPlan

    /// What finds the items that have all that is asked for, one way or another.
    var compiled: CompiledQuery { search.compiled }
}

extension ReviewStore {
    /// Finds out how `query` is to be taken. With `guessing`, the nearest spelling stands for a word or value
    /// that no item has; else it is named, and the query finds nothing.
    public func plan(_ query: Query, guessing: Bool) throws -> QueryPlan {
        try database.snapshot {
            var plan = try SearchPlanner(database: database, isGuessing: guessing, now: now()).plan(
                try resolve(query))
            let correction = FieldCorrection(database, now: now())
            if guessing, let wider = try correction.widened(plan), try !isUnanswered(plan) { plan = wider }
            if plan.asksForSomethingNamed, try isUnanswered(plan) {
                if guessing {
                    plan = try correction.corrected(plan) ?? plan
                } else {
                    plan.notes += try correction.suggestions(plan)
                }
                if plan.concepts.count > 1, !plan.notes.contains(where: \.tellsOfAbsence),
                    try isUnanswered(plan)
                {
                    plan.notes.append(.notAllWords)
                }
            }
            if let others = try otherKinds(query, beside: plan, guessing: guessing) {
                plan.notes.append(others)
            }
            return QueryPlan(query: query, notes: plan.notes, search: plan)
        }
    }

    /// More reviews and entries than these are an answer.
    private static let few = 3

    /// How many items of other kinds answer, where few reviews and entries do and `query` does not speak of
    /// kinds itself; nil where these are not clearly more.
    private func otherKinds(
        _ query: Query, beside plan: SearchPlan, guessing: Bool
    ) throws -> SearchNote? {
        guard let whole = query.withoutRestriction else { return nil }
        let found = try counted(SearchStatement.count(plan.compiled, upTo: ReviewStore.few + 1))
        guard found <= ReviewStore.few else { return nil }
        let all = try SearchPlanner(database: database, isGuessing: guessing, now: now()).plan(
            try resolve(whole))
        let others = try counted(SearchStatement.count(all.compiled)) - found
        // A line for each answer would be read no more.
        return others > 2 * found ? .otherKinds(others) : nil
    }

    /// Does all of `body` on the library as it is at one moment, whatever others write meanwhile.
    public func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try database.snapshot(body)
    }

    private func isUnanswered(_ plan: SearchPlan) throws -> Bool {
        try counted(SearchStatement.count(plan.compiled, upTo: 1)) == 0
    }

    /// The number that a statement gives.
    func counted(_ statement: SQLFragment) throws -> Int {
        Int(try database.first(statement.sql, with: statement.arguments) { $0.integer(0) } ?? 0)
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
        case .unknown, .nearest, .nearestValue, .unknownValue, .linkedOnly: true
        case .field, .exception, .newest, .spelling, .value, .alsoValue, .someWords, .fewHaveAll,
            .notAllWords, .otherKinds:
            false
        }
    }
}
