internal import ReviewModel

/// The order and the comments of the one list that a query is about.
struct ListOrder {
    private var places: [String: (position: Int, comment: String?)] = [:]

    /// Nil where `query` names no list, several, or excludes it.
    init?(_ query: Query, in store: ReviewStore) throws {
        guard let typed = query.list else { return nil }
        let name = try store.list(named: typed)?.name ?? typed
        for (index, entry) in try store.listEntries(of: name).enumerated() {
            places[entry.key] = (index, entry.comment)
        }
    }

    /// `hits` in the order of the list; what only its query finds comes behind, as it was.
    func sorted<Hit>(_ hits: [Hit], key: (Hit) throws -> String) rethrows -> [Hit] {
        let ranked = try hits.enumerated().map { index, hit in
            (place: places[try key(hit)]?.position ?? Int.max, index: index, hit: hit)
        }
        return ranked.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.hit)
    }

    /// What the list says of the item with `key`.
    func comment(_ key: String) -> String? { places[key]?.comment }
}
