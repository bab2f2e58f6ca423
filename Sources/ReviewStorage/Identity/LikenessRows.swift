internal import SQLite

/// The marks by which copies of a post are known, for all versions of every review.
final class LikenessRows {
    private let insert: Statement
    private let find: Statement
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
        insert = try database.prepare("INSERT OR IGNORE INTO likeness (mark, review) VALUES (?, ?)")
        find = try database.prepare(
            """
            SELECT r.number, r.key FROM likeness l JOIN review r ON r.number = l.review WHERE l.mark = ?
            """)
    }

    /// Notes that a version of `review` has `marks`.
    func add(_ marks: [Int64], review: Int64) throws {
        for mark in marks {
            insert.bind(mark)
            insert.bind(review)
            try insert.run()
        }
    }

    /// Reviews of `channel` that share one of `marks`, with what stands behind the channel in their keys.
    func reviews(with marks: [Int64], of channel: String) throws -> [(number: Int64, key: RecordKey)] {
        var found: [(number: Int64, key: RecordKey)] = []
        for mark in marks {
            find.bind(mark)
            try find.each { row in
                let number = row.integer(0)
                if let key = RecordKey(row.text(1), in: channel),
                    !found.contains(where: { $0.number == number })
                {
                    found.append((number, key))
                }
            }
        }
        return found
    }

    /// Other reviews of `channel` that share a mark with `review`.
    func reviews(like review: Int64, of channel: String) throws -> [(number: Int64, key: RecordKey)] {
        let marks = try database.all("SELECT mark FROM likeness WHERE review = ?", [.integer(review)]) {
            $0.integer(0)
        }
        return try reviews(with: marks, of: channel).filter { $0.number != review }
    }
}
