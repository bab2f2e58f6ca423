public import ReviewModel
internal import SQLite

/// How new an item has to be.
public enum Since: Sendable, Equatable {
    /// Posted at that moment or later; what has no date counts by when it came into the library.
    case posted(Timestamp)
    /// Came into the library after that moment.
    case added(Timestamp)

    /// The condition on `review`.
    var condition: SQLFragment {
        switch self {
        case .posted(let time):
            SQLFragment("coalesce(review.date, review.added) >= ?", [.integer(time.seconds)])
        case .added(let time): SQLFragment("review.added > ?", [.integer(time.seconds)])
        }
    }
}

extension ReviewStore {
    /// When news were exported last; nil when they never were.
    public func lastExport() throws -> Timestamp? {
        try database.first("SELECT CAST(value AS INTEGER) FROM library WHERE name = 'exported'") {
            Timestamp(seconds: $0.integer(0))
        }
    }

    /// Remembers that everything up to `time` was exported.
    public func noteExport(at time: Timestamp) throws {
        try database.run(
            "INSERT OR REPLACE INTO library (name, value) VALUES ('exported', ?)",
            [.text(String(time.seconds))])
    }
}
