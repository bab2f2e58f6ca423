internal import SQLite

/// A piece of SQL with the values of its parameters, in order.
struct SQLFragment: Equatable {
    var sql: String
    var arguments: [Argument]

    init(_ sql: String, _ arguments: [Argument] = []) {
        self.sql = sql
        self.arguments = arguments
    }

    /// True of nothing.
    static let never = SQLFragment("0")

    /// All of `parts`; nil when there are none.
    static func all(_ parts: [SQLFragment]) -> SQLFragment? { joined(parts, "AND") }

    /// Any of `parts`; nil when there are none.
    static func any(_ parts: [SQLFragment]) -> SQLFragment? { joined(parts, "OR") }

    /// What this is not true of.
    var negated: SQLFragment { SQLFragment("NOT \(sql)", arguments) }

    /// Whether a condition on `review` says which rows are meant by their numbers, in the way that conditions here
    /// are written.
    var givesNumbers: Bool {
        let list = "review.number IN ("
        return [list, "(" + list].contains { sql.hasPrefix($0) }
            || sql.hasPrefix("(") && sql.contains(" AND " + list)
    }

    /// Joined in bundles of at most 100: SQLite refuses expressions deeper than 1,000, and each
    /// parenthesis takes from the 100 places its parser has.
    private static func joined(_ parts: [SQLFragment], _ operation: String) -> SQLFragment? {
        guard parts.count > 1 else { return parts.first }
        guard parts.count <= 100 else {
            let size = (parts.count + 99) / 100
            let bundles = stride(from: 0, to: parts.count, by: size).compactMap {
                joined(Array(parts[$0..<min($0 + size, parts.count)]), operation)
            }
            return joined(bundles, operation)
        }
        return SQLFragment(
            "(" + parts.map(\.sql).joined(separator: " \(operation) ") + ")", parts.flatMap(\.arguments))
    }
}
