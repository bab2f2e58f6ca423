public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// Reviews and entries that have to do with `item`, with the reasons, those that share most first.
    public func related(to item: LibraryItem, limit: Int? = nil) throws -> [RelatedItem] {
        try database.snapshot {
            let sql = "SELECT number FROM review WHERE key = ?"
            guard let number = try database.first(sql, [.text(item.review.key)], { $0.integer(0) }) else {
                return []
            }
            var search = RelatedSearch(database, number: number)
            var found: [RelatedItem] = []
            for hit in try search.related(item, limit: limit.map { $0 * 4 }) {
                if let limit, found.count >= limit { break }
                guard var other = try itemReader.get().item(number: hit.number),
                    Kind.readable.contains(other.review.kind)
                else { continue }
                other.score = hit.score
                found.append(RelatedItem(item: other, reasons: hit.reasons))
            }
            return found
        }
    }
}
