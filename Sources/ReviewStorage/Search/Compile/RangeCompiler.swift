internal import ReviewModel
internal import SQLite

/// Conditions for `year:2020..2022`, `date:2021-07..`, `rating:>=4`.
enum RangeCompiler {
    /// Values of `field` from `low` to `high`, both included; `never` where the field has no order.
    static func condition(_ field: Field, _ low: Int?, _ high: Int?) -> SQLFragment? {
        switch field {
        case .year:
            nested("SELECT review FROM review_paper WHERE year IS NOT NULL", "year", low, high)
        case .date:
            all("review.date IS NOT NULL", "review.date", start(of: low), end(of: high))
        case .rating:
            SQLFragment.all([ratings(low, high)].compactMap(\.self))
        default: .never
        }
    }

    private static func ratings(_ low: Int?, _ high: Int?) -> SQLFragment? {
        all("rating IS NOT NULL", "rating", low.map(Int64.init), high.map(Int64.init)).map {
            SQLFragment("review.key IN (SELECT key FROM mark WHERE \($0.sql))", $0.arguments)
        }
    }

    private static func nested(_ select: String, _ column: String, _ low: Int?, _ high: Int?) -> SQLFragment {
        let bounds = bounds(column, low.map(Int64.init), high.map(Int64.init))
        let sql = ([select] + bounds.map(\.sql)).joined(separator: " AND ")
        return .listed(by: sql, bounds.flatMap(\.arguments))
    }

    private static func all(_ known: String, _ column: String, _ low: Int64?, _ high: Int64?) -> SQLFragment?
    {
        SQLFragment.all([SQLFragment(known)] + bounds(column, low, high))
    }

    private static func bounds(_ column: String, _ low: Int64?, _ high: Int64?) -> [SQLFragment] {
        [
            low.map { SQLFragment("\(column) >= ?", [.integer($0)]) },
            high.map { SQLFragment("\(column) <= ?", [.integer($0)]) },
        ].compactMap(\.self)
    }

    /// First second of the day yyyymmdd, or of the next day that exists.
    private static func start(of day: Int?) -> Int64? {
        day.map { midnight($0) }
    }

    /// Last second of the day yyyymmdd.
    private static func end(of day: Int?) -> Int64? {
        day.map { midnight($0) + 86_399 }
    }

    private static func midnight(_ day: Int) -> Int64 {
        let day = max(0, min(day, 9999_12_31))
        let (year, month, date) = (day / 10_000, day / 100 % 100, day % 100)
        // The parser gives days that exist; others are moved back to one.
        for candidate in stride(from: min(max(date, 1), 31), to: 27, by: -1) {
            if let moment = Timestamp(year: year, month: min(max(month, 1), 12), day: candidate) {
                return moment.seconds
            }
        }
        let moment = Timestamp(year: year, month: min(max(month, 1), 12), day: min(max(date, 1), 28))
        return moment?.seconds ?? 0
    }
}
