import ReviewModel
import ReviewStorage
import TextAnalysis

/// What an export is put under headings by.
enum ItemGrouping: String, CaseIterable, Sendable {
    case topic, channel, year, month, week, date, reviewer, kind, tag

    /// Whether headings come in the order of time, the latest first.
    private var isOfTime: Bool { [.year, .month, .week, .date].contains(self) }

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
            if isOfTime { return left.key > right.key }
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
        case .month: return review.date.map { String($0.isoDate.prefix(7)) }
        // No week is made up for what is known by its month.
        case .week: return review.date.map { $0.precision < .day ? $0.isoDate : ItemGrouping.week(of: $0) }
        case .date: return review.date.map(\.isoDate)
        case .reviewer: return review.reviewer?.name
        case .kind: return review.kind.rawValue
        case .tag: return item.curation.tags.first
        }
    }

    /// `2021-W31`: the week of ISO 8601, which begins on Monday and belongs to the year of its Thursday.
    private static func week(of date: Timestamp) -> String {
        let day = (date.seconds - (date.seconds % 86_400 + 86_400) % 86_400) / 86_400
        // The first day of 1970 was a Thursday.
        let thursday = Timestamp(seconds: (day - (day % 7 + 10) % 7 + 3) * 86_400)
        let year = thursday.date.year
        let first = Timestamp(year: year, month: 1, day: 1)?.seconds ?? thursday.seconds
        let week = (thursday.seconds - first) / 604_800 + 1
        return "\(year)-W\(week < 10 ? "0" : "")\(week)"
    }

    /// `Reinforcement learning`.
    private static func name(ofTopic id: String) -> String {
        // `*` and `=` tell matchers what forms of a word are meant.
        let name = (StandardLexicons.topics.topics.first { $0.id == id }?.english.first ?? id)
            .filter { $0 != "*" && $0 != "=" }
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
