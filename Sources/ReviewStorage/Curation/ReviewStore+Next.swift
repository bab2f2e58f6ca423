public import ReviewModel
internal import SQLite

/// Why an item is worth reading now; the first that holds counts.
public enum ReadingReason: Int, Sendable, CaseIterable {
    /// It was begun.
    case begun
    /// It has the tag `to-read`, or one under it.
    case tagged
    /// It is unread and has a rating.
    case rated
    /// It is unread and on a list.
    case listed
    /// It is unread.
    case unread
}

extension ReviewStore {
    /// What to read now among the answers to `plan`: what was begun, then what was set aside by the tag
    /// `to-read`, by a rating, on a list, then everything else that is unread. The higher rated first, then
    /// the newer. What is read or skipped is left out.
    public func next(_ plan: QueryPlan, limit: Int?) throws -> [(item: LibraryItem, reason: ReadingReason)] {
        try database.snapshot {
            let numbers = SearchStatement.numbers(plan.compiled)
            let lists = try listMembership()
            let rows = try database.all(
                """
                SELECT review.number, \(ReviewStore.reason(lists.sql)) AS reason
                FROM review LEFT JOIN mark ON mark.key = review.key
                WHERE coalesce(mark.status, 'unread') IN ('unread', 'reading')
                    AND review.number IN (\(numbers.sql))
                ORDER BY reason, mark.rating DESC, review.date DESC,
                    (SELECT path FROM source WHERE source.number = review.source), review.position, review.id
                LIMIT ?
                """, with: lists.arguments + numbers.arguments + [.integer(Int64(limit ?? -1))]
            ) { (number: $0.integer(0), reason: ReadingReason(rawValue: Int($0.integer(1))) ?? .unread) }
            return try rows.compactMap { row in
                try itemReader.get().item(number: row.number).map { ($0, row.reason) }
            }
        }
    }

    private static func reason(_ lists: String) -> String {
        """
        CASE WHEN mark.status = 'reading' THEN 0
            WHEN review.key IN (SELECT key FROM tag
                WHERE tag = 'to-read' OR tag >= 'to-read/' AND tag < 'to-read0') THEN 1
            WHEN mark.rating IS NOT NULL THEN 2
            WHEN review.key IN (SELECT key FROM \(lists)) THEN 3 ELSE 4 END
        """
    }
}
