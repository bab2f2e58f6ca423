/// A property of items whose values can be counted.
public enum Facet: String, Sendable, CaseIterable {
    case models, topics, authors, venues, datasets, organisations, reviewers, tags, lists, channels, years,
        kinds
}

extension Facet {
    /// The table that joins a review (`review.number` or `review.key`) with values, and the column of
    /// the value. An item counts once for a value.
    var source: (join: String, value: String) {
        switch self {
        case .models: (named("model_mention", "model"), "n.name")
        case .topics: ("JOIN review_topic u ON u.review = review.number", "u.topic")
        case .authors: (named("authorship", "author"), "n.name")
        case .venues: (named("review_paper", "venue"), "n.name")
        case .datasets: (named("dataset_mention", "dataset"), "n.name")
        case .organisations: (named("affiliation", "organisation"), "n.name")
        case .reviewers: ("JOIN reviewer n ON n.number = review.reviewer", "n.name")
        case .tags: ("JOIN tag u ON u.key = review.key", "u.tag")
        case .lists: ("JOIN list_entry u ON u.key = review.key", "u.list")
        case .channels:
            (
                "JOIN channel n ON n.number = review.channel",
                "CASE n.handle WHEN '' THEN n.title ELSE n.handle END"
            )
        case .years:
            ("JOIN review_paper u ON u.review = review.number AND u.year IS NOT NULL", "CAST(u.year AS TEXT)")
        case .kinds: ("", "review.kind")
        }
    }

    private func named(_ table: String, _ name: String) -> String {
        "JOIN \(table) u ON u.review = review.number JOIN \(name) n ON n.number = u.\(name)"
    }
}
