internal import ReviewModel
internal import SQLite

/// Conditions for `has:`.
enum PartCondition {
    /// Items that have the part called `name`.
    static func has(_ name: String) -> SQLFragment {
        ItemPart(name: name).map(condition) ?? .never
    }

    private static func condition(_ part: ItemPart) -> SQLFragment {
        switch part {
        case .paper, .code, .model, .demo, .video, .blog, .post:
            exists("link", "role = '\(part.rawValue)'")
        case .dataset:
            SQLFragment.any([exists("link", "role = 'dataset'"), exists("dataset_mention")]) ?? .never
        case .arxiv, .doi, .url, .venue, .year: exists("review_paper", "\(part.rawValue) IS NOT NULL")
        case .authors: exists("authorship")
        case .affiliations: exists("affiliation")
        case .award: exists("paper_award")
        case .claims: exists("claim")
        case .topics: exists("review_topic")
        case .captions, .reactions: SQLFragment("review.\(part.rawValue) <> '[]'")
        case .reviewer, .label, .date: SQLFragment("review.\(part.rawValue) IS NOT NULL")
        case .notes: added("note")
        case .tags: added("tag")
        case .lists: added("list_entry")
        case .rating: added("mark WHERE rating IS NOT NULL")
        }
    }

    private static func exists(_ table: String, _ condition: String = "1") -> SQLFragment {
        SQLFragment("EXISTS (SELECT 1 FROM \(table) WHERE review = review.number AND \(condition))")
    }

    private static func added(_ table: String) -> SQLFragment {
        SQLFragment("review.key IN (SELECT key FROM \(table))")
    }
}
