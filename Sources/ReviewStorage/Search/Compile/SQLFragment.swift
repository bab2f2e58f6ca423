internal import SQLite

/// A piece of SQL with the values of its parameters, in order.
struct SQLFragment: Equatable {
    var sql: String
    var arguments: [Argument]
    /// The conditions that this one is made of, where it is all of several.
    private(set) var parts: [SQLFragment] = []
    /// The statement that gives the rows of a condition on `review` by their numbers, in a column `review`, some
    /// more than once; none where it says in another way which rows are meant.
    private(set) var listing: [SQLFragment] = []

    init(_ sql: String, arguments: [Argument] = []) {
        self.sql = sql
        self.arguments = arguments
    }

    /// True of the rows of `review` whose numbers `select` gives in a column `review`.
    static func listed(by select: String, _ arguments: [Argument]) -> SQLFragment {
        var condition = SQLFragment("review.number IN (\(select))", arguments: arguments)
        condition.listing = [SQLFragment(select, arguments: arguments)]
        return condition
    }

    /// True of the rows of `review` with these numbers.
    static func numbers(_ numbers: [Int64]) -> SQLFragment {
        let list = numbers.map(String.init).joined(separator: ",")
        return SQLFragment(
            "review.number IN (SELECT value FROM json_each(?))", arguments: [.text("[\(list)]")])
    }

    /// True of nothing.
    static let never = SQLFragment("0")

    /// All of `parts`; nil when there are none.
    static func all(_ parts: [SQLFragment]) -> SQLFragment? {
        var whole = joined(parts, operation: "AND")
        if parts.count > 1 { whole?.parts = parts.flatMap(\.conjuncts) }
        return whole
    }

    /// All conditions that have to be met, each by itself.
    var conjuncts: [SQLFragment] { parts.isEmpty ? [self] : parts }

    /// Any of `parts`; nil when there are none.
    static func any(_ parts: [SQLFragment]) -> SQLFragment? { joined(parts, operation: "OR") }

    static func == (one: SQLFragment, other: SQLFragment) -> Bool {
        one.sql == other.sql && one.arguments == other.arguments
    }

    /// What this is not true of.
    var negated: SQLFragment { SQLFragment("NOT \(sql)", arguments: arguments) }

    /// Joined in bundles of at most 100: SQLite refuses expressions deeper than 1,000, and each
    /// parenthesis takes from the 100 places its parser has.
    private static func joined(_ parts: [SQLFragment], operation: String) -> SQLFragment? {
        guard parts.count > 1 else { return parts.first }
        guard parts.count <= 100 else {
            let size = (parts.count + 99) / 100
            let bundles = stride(from: 0, to: parts.count, by: size).compactMap {
                joined(Array(parts[$0..<min($0 + size, parts.count)]), operation: operation)
            }
            return joined(bundles, operation: operation)
        }
        return SQLFragment(
            "(" + parts.map(\.sql).joined(separator: " \(operation) ") + ")",
            arguments: parts.flatMap(\.arguments))
    }
}
