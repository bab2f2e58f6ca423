internal import ReviewModel

/// Which items belong on which pages.
struct SiteNames {
    /// Numbers of items by section and name.
    private(set) var items: [SiteSection: [String: [Int]]] = [:]
    private let others: [SiteSection: [String: String]]

    /// Pages of names by which `authors` and `venues` count, where these are others.
    init(authors: [String: String] = [:], venues: [String: String] = [:]) {
        others = [.authors: authors, .venues: venues]
    }

    /// The name that `name` has its page under.
    func page(_ section: SiteSection, of name: String) -> String { others[section]?[name] ?? name }

    /// Takes one item.
    mutating func add(_ item: LibraryItem, number: Int) {
        let review = item.review
        add(review.models.map(\.name), to: .models, at: number)
        add(review.topics.map(\.id), to: .topics, at: number)
        add(review.papers.flatMap { $0.authors.map(\.name) }, to: .authors, at: number)
        add(review.papers.compactMap(\.venue), to: .venues, at: number)
        add([SiteNames.channel(of: review)].compactMap { $0 }, to: .channels, at: number)
        add(item.curation.tags, to: .tags, at: number)
        add(item.curation.lists, to: .lists, at: number)
    }

    private mutating func add(_ names: [String], to section: SiteSection, at number: Int) {
        for name in names.map({ page(section, of: $0) }) {
            if items[section]?[name]?.last != number {
                items[section, default: [:]][name, default: []].append(number)
            }
        }
    }

    /// Under what name a channel has its page.
    static func channel(of review: Review) -> String? { review.source.channel ?? review.source.channelTitle }

    /// Names of a section, those with the most items first.
    func ranked(_ section: SiteSection) -> [(name: String, items: [Int])] {
        (items[section] ?? [:]).map { (name: $0.key, items: $0.value) }.sorted { left, right in
            left.items.count != right.items.count
                ? left.items.count > right.items.count
                : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
    }
}
