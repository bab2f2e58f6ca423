public import ReviewModel
internal import SQLite

// What a reading list brings back is told by keys, item by item.

extension ReviewStore {
    /// Path of the source that shows the item with `key`; nil where there is no such item.
    public func sourcePath(ofItem key: String) throws -> String? {
        try database.first(
            "SELECT s.path FROM review r JOIN source s ON s.number = r.source WHERE r.key = ?", [.text(key)]
        ) { $0.text(0) }
    }

    /// Adds and removes tags of the item with `key`.
    public func tag(add: [String] = [], remove: [String] = [], key: String) throws {
        if let query = try id(of: key) { try tag(add: add, remove: remove, query) }
    }

    /// Marks the item with `key`.
    public func mark(status: Curation.Status, key: String) throws {
        if let query = try id(of: key) { try mark(status: status, query) }
    }

    /// Rates the item with `key`, or takes its rating back.
    public func rate(_ rating: Int?, key: String) throws {
        if let query = try id(of: key) { try rate(rating, query) }
    }

    /// The query for the item with `key` alone.
    private func id(of key: String) throws -> Query? {
        try database.first("SELECT id FROM review WHERE key = ?", [.text(key)]) {
            .field(.id, .text($0.text(0)))
        }
    }
}
