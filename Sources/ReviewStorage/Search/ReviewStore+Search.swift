public import ReviewModel
internal import SQLite

/// What an id that was typed stands for.
public enum IdentifierMatch: Sendable, Equatable {
    case none
    case one(LibraryItem)
    /// Items whose ids begin so, in the order of their ids; not all of them when there are many.
    case ambiguous([LibraryItem])
}

extension ReviewStore {
    /// Calls `body` for every item that answers `plan`, in the order of `answer`, one at a time: memory
    /// does not grow with them. Neither scores nor passages. Those of a list come in its order, with
    /// its comments, unless `sort` says otherwise; `since` leaves out older ones; `limit` nil is all.
    public func items(
        for plan: QueryPlan, sort: SortOrder? = nil, since: Since? = nil, limit: Int? = nil,
        _ body: (LibraryItem) throws -> Void
    ) throws {
        if limit == nil { try database.execute(Pragmas.readingAll) }
        try database.snapshot {
            var compiled = plan.compiled
            if let since {
                compiled.condition = SQLFragment.all(
                    [compiled.condition, since.condition].compactMap(\.self))
            }
            let rows = SearchStatement.rows(compiled, sort: sort, limit: nil)
            let order = try ListOrder(plan.query, in: self)
            let numbers =
                try order.map { try listed(rows, order: sort == nil ? $0 : nil) } ?? hits(rows).map(\.number)
            for number in numbers.prefix(limit ?? .max) {
                guard var item = try itemReader.get().item(number: number) else { continue }
                item.comment = order?.comment(item.review.key)
                try body(item)
            }
        }
    }

    /// Numbers of the rows, in the order of a list.
    private func listed(_ rows: SQLFragment, order: ListOrder?) throws -> [Int64] {
        let hits = try hits(rows).map { (number: $0.number, key: try key(of: $0.number)) }
        return (order?.sorted(hits) { $0.key } ?? hits).map(\.number)
    }

    /// The key of the row with that number; empty when there is none.
    func key(of number: Int64) throws -> String {
        try database.first("SELECT key FROM review WHERE number = ?", with: [.integer(number)]) { $0.text(0) }
            ?? ""
    }

    /// How many items answer `plan`.
    public func count(_ plan: QueryPlan) throws -> Int {
        try counted(SearchStatement.count(plan.compiled))
    }

    /// Keys of the items that answer `plan`, in the order they would be printed in.
    public func keys(for plan: QueryPlan, sort: SortOrder? = nil) throws -> [String] {
        try hits(SearchStatement.rows(plan.compiled, sort: sort, limit: nil)).map { try key(of: $0.number) }
    }

    /// The item whose id begins with `prefix`, with its evidence; several when the prefix is too
    /// short. A whole id stands for its item even when another one begins with it. Where there is none,
    /// the item that had such an id before its number or its channel's username were known.
    public func item(idPrefix prefix: String) throws -> IdentifierMatch {
        let prefix = prefix.lowercased()
        guard !prefix.isEmpty else { return .none }
        let numbers = try database.all(
            "SELECT number, id FROM review WHERE id >= ? AND id < ? ORDER BY id LIMIT 20",
            with: Wildcard.bounds(prefix)
        ) { (number: $0.integer(0), id: $0.text(1)) }
        let exact = numbers.filter { $0.id == prefix }
        let meant = exact.count == 1 ? exact : numbers
        let items = try meant.compactMap {
            try itemReader.get().item(number: $0.number, withEvidence: meant.count == 1)
        }
        guard let first = items.first else { return try item(formerIDPrefix: prefix) }
        return items.count == 1 ? .one(first) : .ambiguous(items)
    }

    private func item(formerIDPrefix prefix: String) throws -> IdentifierMatch {
        let numbers = try database.all(
            """
            SELECT DISTINCT r.number FROM alias a JOIN review r ON r.key = a.key
            WHERE a.id >= ? AND a.id < ? ORDER BY r.id LIMIT 20
            """, with: Wildcard.bounds(prefix)
        ) { $0.integer(0) }
        let items = try numbers.compactMap {
            try itemReader.get().item(number: $0, withEvidence: numbers.count == 1)
        }
        guard let first = items.first else { return .none }
        return items.count == 1 ? .one(first) : .ambiguous(items)
    }

    /// For each id the shortest beginning, of `minimum` characters at least, that no other item of
    /// the library shares.
    public func shortestPrefixes(of ids: [String], minimum: Int = 4) throws -> [String: String] {
        let neighbours = try database.prepare(
            "SELECT (SELECT max(id) FROM review WHERE id < ?), (SELECT min(id) FROM review WHERE id > ?)")
        var prefixes: [String: String] = [:]
        for id in ids {
            neighbours.bind(id)
            neighbours.bind(id)
            var shared = 0
            try neighbours.each { row in
                for column: Int32 in 0...1 {
                    shared = max(shared, row.withText(column) { ReviewStore.commonPrefix(id, other: $0) })
                }
            }
            prefixes[id] = String(decoding: id.utf8.prefix(max(minimum, shared + 1)), as: UTF8.self)
        }
        return prefixes
    }

    /// How many bytes both begin with.
    private static func commonPrefix(_ id: String, other: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in id.utf8 {
            guard count < other.count, other[count] == byte else { break }
            count += 1
        }
        return count
    }

    func hits(_ rows: SQLFragment) throws -> [(number: Int64, score: Double?)] {
        try database.all(rows.sql, with: rows.arguments) { row in
            (row.integer(0), row.isNull(1) ? nil : row.real(1))
        }
    }
}

/// How new an item has to be.
public enum Since: Sendable, Equatable {
    /// Posted at that moment or later; what has no date counts by when it came into the library.
    case posted(Timestamp)
    /// Came into the library after that.
    case added(NewsMark)

    /// The condition on `review`.
    var condition: SQLFragment {
        switch self {
        case .posted(let time):
            SQLFragment("coalesce(review.date, review.added) >= ?", arguments: [.integer(time.seconds)])
        case .added(let mark): mark.condition
        }
    }
}

/// Where what is new begins: the moment of an export of news, or of a look at them.
///
/// Items have the second in which their source was begun. It is later than each mark that was noted before, so that what
/// comes in the same second is told from what was there; what came from a source that was being read while the mark was
/// made is named by its second.
public struct NewsMark: Sendable, Equatable {
    /// What may have been done with news.
    public enum Deed: String, Sendable {
        /// They were exported.
        case export = "exported"
        /// They were looked at.
        case look = "looked"
    }

    /// The moment.
    public var time: Timestamp
    /// Number of the last item then.
    fileprivate var last = Int64.max
    /// Seconds before `time` of which there were no items yet.
    fileprivate var missed: [Int64] = []

    /// The moment `time`.
    public init(time: Timestamp) { self.time = time }

    /// The condition on `review` that it came in later.
    fileprivate var condition: SQLFragment {
        let seconds = missed.map(String.init).joined(separator: ", ")
        return SQLFragment(
            "(review.added > ? OR review.added IN (\(seconds)))", arguments: [.integer(time.seconds)])
    }
}

extension ReviewStore {
    /// When that was done with news last; nil when it never was.
    public func last(_ deed: NewsMark.Deed) throws -> NewsMark? {
        let value = try database.first(
            "SELECT value FROM library WHERE name = ?", with: [.text(deed.rawValue)], read: { $0.text(0) })
        let parts = (value ?? "").split(separator: " ")
        guard let seconds = parts.first.flatMap({ Int64($0) }) else { return nil }
        var mark = NewsMark(time: Timestamp(seconds: seconds))
        // A former program has put the number of the last item there.
        mark.missed = parts.dropFirst().filter { $0.first == "+" }.compactMap { Int64($0) }
        return mark
    }

    /// Everything that the library has at `time`, which is now.
    public func mark(at time: Timestamp) throws -> NewsMark {
        let (last, latest) =
            try database.first("SELECT coalesce(max(number), 0), max(added) FROM review") {
                ($0.integer(0), $0.optionalInteger(1))
            } ?? (0, nil)
        var mark = NewsMark(time: max(time, Timestamp(seconds: latest ?? time.seconds)))
        mark.last = last
        return mark
    }

    /// Remembers that it was done with everything up to `mark`.
    public func note(_ deed: NewsMark.Deed, of mark: NewsMark) throws {
        try database.transaction {
            let missed = try database.all(
                "SELECT DISTINCT added FROM review WHERE number > ? AND added <= ? ORDER BY added",
                with: [.integer(mark.last), .integer(mark.time.seconds)]
            ) { "+\($0.integer(0))" }
            let value = ([String(mark.time.seconds)] + missed).joined(separator: " ")
            try database.run(
                "INSERT OR REPLACE INTO library (name, value) VALUES (?, ?)",
                with: [.text(deed.rawValue), .text(value)])
        }
    }

    /// The second that what comes in now has: later than what was looked at or exported.
    func arrival() throws -> Int64 {
        let marks = try [NewsMark.Deed.look, .export].compactMap { try last($0)?.time.seconds }
        return max(now().seconds, (marks.max() ?? .min) &+ 1)
    }
}
