import ReviewModel
import ReviewStorage
import TextAnalysis

/// What an export is put under headings by.
enum ItemGrouping: String, CaseIterable, Sendable {
    case topic, channel, year, reviewer, kind, tag

    /// The items under headings: the heading with most items first, those that have none last; within one
    /// the order stays.
    func grouped(_ items: [LibraryItem]) -> [LibraryItem] {
        var groups: [String: [LibraryItem]] = [:]
        for item in items {
            var item = item
            item.section = heading(of: item) ?? ItemGrouping.rest
            groups[item.section ?? ItemGrouping.rest, default: []].append(item)
        }
        let order = groups.sorted { left, right in
            let (one, other) = (left.key == ItemGrouping.rest, right.key == ItemGrouping.rest)
            if one != other { return other }
            if self == .year { return left.key > right.key }
            return (right.value.count, left.key) < (left.value.count, right.key)
        }
        return order.flatMap(\.value)
    }

    /// Heading of what has none.
    private static let rest = "Other"

    private func heading(of item: LibraryItem) -> String? {
        let review = item.review
        switch self {
        case .topic: return review.topics.first.map { ItemGrouping.name(ofTopic: $0.id) }
        case .channel: return review.source.channelTitle ?? review.source.channel
        case .year: return (review.papers.first?.year ?? review.date?.date.year).map(String.init)
        case .reviewer: return review.reviewer?.name
        case .kind: return review.kind.rawValue
        case .tag: return item.curation.tags.first
        }
    }

    /// `Reinforcement learning`.
    private static func name(ofTopic id: String) -> String {
        // `*` and `=` tell matchers what forms of a word are meant.
        let name = (StandardLexicons.topics.topics.first { $0.id == id }?.english.first ?? id)
            .filter { $0 != "*" && $0 != "=" }
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
