/// Compiled statements that nobody uses at the moment, by their SQL.
struct StatementCache {
    private var idle: [String: Statement] = [:]
    private let capacity: Int

    /// A cache of up to `capacity` statements.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Takes the statement of `sql` out of the cache, so that it cannot be taken twice.
    mutating func take(_ sql: String) -> Statement? {
        idle.removeValue(forKey: sql)
    }

    /// Puts a statement back that did its work. When there are too many, all go: which of them
    /// are wanted again is not worth book-keeping.
    mutating func put(_ statement: Statement) {
        if idle.count >= capacity { idle.removeAll() }
        idle[statement.sql] = statement
    }

    /// Lets all statements go.
    mutating func removeAll() {
        idle.removeAll()
    }
}
