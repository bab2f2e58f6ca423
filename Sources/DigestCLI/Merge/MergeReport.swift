import ReviewStorage

/// What a merge tells.
enum MergeReport {
    /// `15 items: 12 new, 1 changed, 2 here already; 3 sources, tags on 2 items`; what is nothing is left out.
    static func text(_ outcome: MergeOutcome) -> String {
        let found = outcome.items
        let items = [
            (found.new, "new"), (found.changed, "changed"), (found.unchanged, "here already"),
            (found.gone, "gone"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let rest = MergeOutcome.Part.allCases.compactMap { part in
            outcome.counts[part].map { words($0, part) }
        }
        let isNothing = found.new + found.changed + found.gone == 0 && rest.isEmpty
        let parts = [items.joined(separator: ", "), rest.joined(separator: ", ")].filter { !$0.isEmpty }
        return "\(Count.of(found.items, "item")): \(parts.joined(separator: "; "))"
            + (isNothing ? "; nothing new" : "")
    }

    private static func words(_ count: Int, _ part: MergeOutcome.Part) -> String {
        switch part {
        case .source: Count.of(count, "source")
        case .tagged: "tags on \(Count.of(count, "item"))"
        case .marked: "marks on \(Count.of(count, "item"))"
        case .noted: "notes on \(Count.of(count, "item"))"
        case .corrected: "corrections of \(Count.of(count, "item"))"
        case .list: Count.of(count, "list")
        case .search: count == 1 ? "1 saved search" : "\(count) saved searches"
        case .rule: Count.of(count, "rule")
        case .alias: Count.of(count, "name") + " of tags"
        case .citationKey: Count.of(count, "citation key")
        case .judgement: Count.of(count, "judgement") + " on posts and papers"
        }
    }
}
