public import ReviewModel
internal import SQLite
internal import Wording

extension ReviewStore {
    /// Answers a question as people ask it: words in any form, language, script and nearly any
    /// spelling, small words left out, fields read into plain words. Best first where words are asked
    /// for, else newest first, or in the order of `sort`. Where no item has all of it, those with some
    /// of it are taken. With `explaining`, tells what each part finds. The items have as much as `detail` says.
    public func answer(
        _ plan: QueryPlan, sort: SortOrder? = nil, limit: Int? = nil, explaining: Bool = false,
        detail: ItemDetail = .everything
    ) throws -> SearchAnswer {
        try database.snapshot {
            let search = plan.search
            var answer = SearchAnswer()
            var found = try hits(search, sort: sort, limit: limit, into: &answer)
            answer.notes = plan.notes.filter { $0 != .notAllWords }
            if search.isWorthRelaxing(found.count) {
                let some = try Ranking(database: database, plan: search, wanted: limit).some()
                let more = some.filter { hit in !found.contains { $0.number == hit.number } }
                if !more.isEmpty {
                    answer.notes.append(found.isEmpty ? .someWords : .fewHaveAll(found.count))
                }
                found += more
                answer.total = found.count
            } else if explaining {
                answer.total = try counted(SearchStatement.count(search.compiled))
                answer.hasMore = false
            }
            answer.items = try items(found.prefix(limit ?? .max), of: search, detail: detail)
            if explaining { answer.parts = try parts(of: search) }
            return answer
        }
    }

    /// The best items; where they may not be all, `answer` tells how many there are.
    private func hits(
        _ plan: SearchPlan, sort: SortOrder?, limit: Int?, into answer: inout SearchAnswer
    ) throws -> [RankedHit] {
        guard plan.concepts.isEmpty || sort ?? .relevance != .relevance else {
            let (hits, isCut) = try Ranking(database: database, plan: plan, wanted: limit).all()
            if let limit, hits.count >= limit {
                answer.total = isCut ? Ranking.most : hits.count
                answer.hasMore = isCut
            }
            return noted(plan, among: hits, into: &answer)
        }
        if limit != nil { try countSome(plan.compiled, into: &answer) }
        let rows = SearchStatement.rows(
            plan.compiled, sort: sort, limit: limit, about: AboutField.order(plan.rest),
            isCommon: answer.hasMore)
        return try database.all(rows.sql, with: rows.arguments) { row in
            RankedHit(number: row.integer(0), score: row.isNull(1) ? nil : row.real(1))
        }
    }

    /// The hits with those that have some of what was asked for in notes, which stand behind the best.
    private func noted(
        _ plan: SearchPlan, among hits: [RankedHit], into answer: inout SearchAnswer
    ) -> [RankedHit] {
        let known = Set(hits.map(\.number))
        let noted = plan.noted.filter { !known.contains($0) }
        guard !noted.isEmpty else { return hits }
        let score = 0.75 * (hits.first?.score ?? 1)
        let place = hits.firstIndex { ($0.score ?? 0) < score } ?? hits.count
        answer.total = answer.total.map { $0 + noted.count }
        return Array(hits[..<place]) + noted.map { RankedHit(number: $0, score: score) }
            + Array(hits[place...])
    }

    /// More answers than these are counted only where that is what was asked for: to count those of a common
    /// word would take longer than to find the best.
    private static let mostCounted = 1_000

    private func countSome(_ query: CompiledQuery, into answer: inout SearchAnswer) throws {
        let counted = try counted(SearchStatement.count(query, upTo: ReviewStore.mostCounted + 1))
        answer.total = min(counted, ReviewStore.mostCounted)
        answer.hasMore = counted > ReviewStore.mostCounted
    }

    private func items(
        _ hits: ArraySlice<RankedHit>, of plan: SearchPlan, detail: ItemDetail
    ) throws -> [LibraryItem] {
        let reader = AnswerReader(database, plan: plan, detail: detail, reader: try self.itemReader.get())
        return try hits.compactMap { hit in
            var item = try reader.item(number: hit.number, withSnippet: hit.score != nil)
            item?.score = hit.score
            return item
        }
    }

    private func parts(of plan: SearchPlan) throws -> [SearchPart] {
        var parts: [SearchPart] = []
        for concept in plan.concepts + plan.hints {
            let count = try counted(SearchStatement.count(CompiledQuery(match: concept.any)))
            parts.append(
                SearchPart(
                    text: Query.word(concept.text).description, related: concept.related.map(\.name),
                    count: count))
        }
        return try parts + plan.rest.flatMap { try self.parts(of: $0, depth: 0) }
    }

    private func compiled(part query: Query, depth: Int) throws -> CompiledQuery {
        let planner = SearchPlanner(database: database, isGuessing: true, now: now())
        // Alternatives are questions of their own, and a denied word is one as written.
        switch query {
        case .word, .and: return try planner.plan(query, depth: depth).compiled
        default:
            var notes: [SearchNote] = []
            return try planner.compile(query, depth: depth + 1, notes: &notes)
                ?? CompiledQuery(condition: .never)
        }
    }

    /// A part with what is in it.
    private func parts(of query: Query, depth: Int) throws -> [SearchPart] {
        let inner: [Query] =
            switch query {
            case .and(let parts), .or(let parts): parts
            case .not(let part): [part]
            case .all, .word, .exactWord, .prefix, .phrase, .field: []
            }
        let count = try counted(SearchStatement.count(try compiled(part: query, depth: depth)))
        let whole = SearchPart(text: query.description, depth: depth, related: [], count: count)
        // What stands deeper nobody reads.
        return depth > 4 ? [whole] : try [whole] + inner.flatMap { try parts(of: $0, depth: depth + 1) }
    }
}

extension SearchPlan {
    /// Whether items with only some of the words are to be told of: none has all, or it was a longer
    /// question that hardly any answers.
    fileprivate func isWorthRelaxing(_ found: Int) -> Bool {
        concepts.count > 1 && (found == 0 || concepts.count > 2 && found < 3)
    }
}

/// What the library says to a question.
public struct SearchAnswer: Sendable, Equatable {
    /// Items in order, as many as were wanted.
    public var items: [LibraryItem] = []
    /// How the question was taken.
    public var notes: [SearchNote] = []
    /// How many items answer it; nil when they were not counted since there are no more than `items`.
    public var total: Int?
    /// Whether there are more than `total`.
    public var hasMore = false
    /// The question part by part, where that was asked for.
    public var parts: [SearchPart] = []
}

/// A part of a question, with what it finds.
public struct SearchPart: Sendable, Equatable {
    /// The part as it could be typed.
    public var text: String
    /// How deep it stands in groups.
    public var depth = 0
    /// Other names that are looked for too.
    public var related: [String]
    /// How many items have it.
    public var count: Int
}
