public import ReviewModel
internal import SQLite

/// The order and the comments of the one list that a query is about.
struct ListOrder {
    private var places: [String: (position: Int, comment: String?)] = [:]

    /// Nil where `query` names no list, several, or excludes it.
    init?(_ query: Query, in store: ReviewStore) throws {
        guard let name = query.list else { return nil }
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

extension Query {
    /// The name of the one list that all answers stand on; nil where none or several are named.
    public var list: String? {
        switch self {
        case .field(.list, .text(let name)): return name
        case .and(let parts):
            let names = parts.compactMap(\.list)
            return names.count == 1 ? names.first : nil
        case .all, .or, .not, .word, .exactWord, .prefix, .phrase, .field: return nil
        }
    }
}
