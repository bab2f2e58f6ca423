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
    static func all(_ parts: [SQLFragment]) -> SQLFragment? { joined(parts[...], "AND") }

    /// Any of `parts`; nil when there are none.
    static func any(_ parts: [SQLFragment]) -> SQLFragment? { joined(parts[...], "OR") }

    /// What this is not true of.
    var negated: SQLFragment { SQLFragment("NOT \(sql)", arguments) }

    /// Joined as a balanced tree: SQLite refuses expressions deeper than 1,000.
    private static func joined(_ parts: ArraySlice<SQLFragment>, _ operation: String) -> SQLFragment? {
        guard parts.count > 1 else { return parts.first }
        let middle = parts.startIndex + parts.count / 2
        guard let left = joined(parts[..<middle], operation), let right = joined(parts[middle...], operation)
        else { return nil }
        return SQLFragment("(\(left.sql) \(operation) \(right.sql))", left.arguments + right.arguments)
    }
}
