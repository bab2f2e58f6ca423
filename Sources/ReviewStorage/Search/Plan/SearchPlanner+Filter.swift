internal import ReviewModel
internal import SQLite

extension SearchPlanner {
    /// Alternatives of alternatives that are still understood; deeper ones are taken as written.
    private static let deepest = 3
    /// More alternatives than these are no question.
    private static let mostAlternatives = 24

    /// Compiles what is asked for beside words.
    func setFilter(of plan: inout SearchPlan, depth: Int = 0) throws {
        var parts: [CompiledQuery] = []
        for part in plan.rest {
            if let compiled = try compile(part, depth: depth + 1, &plan.notes) { parts.append(compiled) }
        }
        // What says nothing at all is answered by nothing, as `QueryCompiler` does.
        plan.filter =
            QueryCompiler.conjunction(parts)
            ?? CompiledQuery(condition: plan.concepts.isEmpty && !plan.rest.isEmpty ? .never : nil)
    }

    /// A part beside words; nil when it says nothing. Each alternative is understood as a question of its
    /// own, and what is denied is denied as written.
    func compile(_ query: Query, depth: Int, _ notes: inout [SearchNote]) throws -> CompiledQuery? {
        guard case .or(let parts) = query, depth <= SearchPlanner.deepest,
            parts.count <= SearchPlanner.mostAlternatives
        else { return QueryCompiler.part(query, depth: depth) }
        var compiled: [CompiledQuery] = []
        for part in parts where QueryCompiler.part(part, depth: depth) != nil {
            switch part {
            case .word, .and:
                let plan = try plan(part, depth: depth + 1)
                notes += plan.notes.filter { !notes.contains($0) }
                compiled.append(plan.compiled)
            default:
                if let part = try compile(part, depth: depth + 1, &notes) { compiled.append(part) }
            }
        }
        return QueryCompiler.disjunction(compiled)
    }
}
