internal import SQLite

/// A condition on `review` that says by their numbers which rows it is true of.
///
/// SQLite answers `review.number IN (SELECT review FROM …)` by writing all these numbers down first, sorted. Where
/// they are many and few answers are wanted, it is faster to read them one by one until there are enough, or
/// to ask of one row after another whether it is among them.
struct RowListing {
    /// The statement that gives the numbers, in a column `review`, some of them more than once.
    private let select: SQLFragment

    /// The listing of a condition; nil when it has none.
    init?(_ condition: SQLFragment) {
        guard let select = condition.listing.first else { return nil }
        self.select = select
    }

    /// The condition, to be asked of each row.
    var asked: SQLFragment {
        SQLFragment(
            "EXISTS (SELECT 1 FROM (\(select.sql)) AS listed WHERE listed.review = review.number)",
            select.arguments)
    }

    /// The rows of it that `rest` is true of, once each, as they come.
    func rows(with rest: SQLFragment?) -> SQLFragment {
        SQLFragment(
            """
            SELECT DISTINCT review.number FROM (\(select.sql)) AS listed CROSS JOIN review INDEXED BY review_by_number \
            ON review.number = listed.review\(rest.map { " WHERE \($0.sql)" } ?? "")
            """, select.arguments + (rest?.arguments ?? []))
    }
}

extension SQLFragment {
    /// The same condition, written to be asked of one row after another.
    var asked: SQLFragment { SQLFragment.all(conjuncts.map { RowListing($0)?.asked ?? $0 }) ?? self }

    /// The rows that the condition is true of, read one by one; nil when nothing in it lists them.
    var listed: SQLFragment? {
        for (index, part) in conjuncts.enumerated() {
            guard let listing = RowListing(part) else { continue }
            return listing.rows(
                with: SQLFragment.all(conjuncts.enumerated().filter { $0.offset != index }.map(\.element)))
        }
        return nil
    }
}
