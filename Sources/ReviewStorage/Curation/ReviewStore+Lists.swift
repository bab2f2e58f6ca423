public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// All lists by name, with the number of their items.
    public func lists() throws -> [ReadingList] {
        try database.all("\(ReviewStore.listColumns) ORDER BY name", [], ReviewStore.list).map { list in
            var list = list
            list.count = try count(plan(.field(.list, .text(list.name)), guessing: false))
            return list
        }
    }

    /// Names of all lists.
    public func listNames() throws -> [String] {
        try database.all("SELECT name FROM list ORDER BY name") { $0.text(0) }
    }

    /// The list called `name`, not counted; nil when there is none. Names that differ by case alone are one.
    public func list(named name: String) throws -> ReadingList? {
        let sql = "\(ReviewStore.listColumns) WHERE name = ?"
        if let list = try database.first(sql, [.text(name)], ReviewStore.list) { return list }
        let spelt = try listNames().first { $0.lowercased() == name.lowercased() }
        return try spelt.flatMap { try database.first(sql, [.text($0)], ReviewStore.list) }
    }

    /// Makes an empty list. Throws `LibraryError.listExists` when there is one of that name, and
    /// `LibraryError.circular` when it would follow itself.
    public func create(list: ReadingList) throws {
        try transaction {
            if let known = try self.list(named: list.name) { throw LibraryError.listExists(name: known.name) }
            try database.run(
                "INSERT INTO list (name, title, introduction, query) VALUES (?, ?, ?, ?)",
                [
                    .text(list.name), .optional(list.title), .optional(list.introduction),
                    .optional(list.query),
                ])
            try refuseCircle(from: .field(.list, .text(list.name)))
        }
    }

    /// Changes title, introduction and query of the list with that name; tells whether anything is
    /// another now. Throws `LibraryError.unknownList`, `.circular`.
    @discardableResult
    public func update(list: ReadingList) throws -> Bool {
        try transaction {
            try require(list: list.name)
            let changes = try database.run(
                """
                UPDATE list SET title = ?2, introduction = ?3, query = ?4
                WHERE name = ?1 AND (title, introduction, query) IS NOT (?2, ?3, ?4)
                """,
                [
                    .text(list.name), .optional(list.title), .optional(list.introduction),
                    .optional(list.query),
                ])
            try refuseCircle(from: .field(.list, .text(list.name)))
            return changes > 0
        }
    }

    /// Gives a list another name. Throws `LibraryError.unknownList`, `.listExists`.
    public func rename(list old: String, to new: String) throws {
        try transaction {
            try require(list: old)
            if let known = try list(named: new), known.name != old {
                throw LibraryError.listExists(name: known.name)
            }
            try database.run("UPDATE list SET name = ? WHERE name = ?", [.text(new), .text(old)])
        }
    }

    /// Removes a list; its items stay in the library. Throws `LibraryError.unknownList`.
    public func delete(list name: String) throws {
        try transaction {
            try require(list: name)
            try database.run("DELETE FROM list_entry WHERE list = ?", [.text(name)])
            try database.run("DELETE FROM list WHERE name = ?", [.text(name)])
        }
    }

    /// Throws `LibraryError.unknownList` when there is no such list.
    func require(list name: String) throws {
        guard try list(named: name) != nil else { throw LibraryError.unknownList(name: name) }
    }

    private static let listColumns = "SELECT name, title, introduction, query FROM list"

    private static func list(_ row: Row) -> ReadingList {
        ReadingList(
            name: row.text(0), title: row.optionalText(1), introduction: row.optionalText(2),
            query: row.optionalText(3))
    }
}

/// The order and the comments of the one list that a query is about.
struct ListOrder {
    private var places: [String: (position: Int, comment: String?)] = [:]

    /// Nil where `query` names no list, several, or excludes it.
    init?(_ query: Query, in store: ReviewStore) throws {
        guard let typed = query.list else { return nil }
        let name = try store.list(named: typed)?.name ?? typed
        for (index, entry) in try store.listEntries(of: name).enumerated() {
            places[entry.key] = (index, entry.comment)
        }
    }

    /// `hits` in the order of the list; what only its query finds comes behind, as it was.
    func sorted<Hit>(_ hits: [Hit], key: (Hit) throws -> String) rethrows -> [Hit] {
        let ranked = try hits.enumerated().map { index, hit in
            (place: places[try key(hit)]?.position ?? Int.max, index: index, hit: hit)
        }
        return ranked.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.hit)
    }

    /// What the list says of the item with `key`.
    func comment(_ key: String) -> String? { places[key]?.comment }
}

extension Query {
    /// The name of the one list that all answers stand on; nil where none or several are named.
    public var list: String? {
        switch self {
        case .field(.list, .text(let name)): return name
        case .and(let parts):
            let names = parts.compactMap(\.list)
            return names.count == 1 ? names.first : nil
        case .all, .or, .not, .word, .exactWord, .prefix, .phrase, .field: return nil
        }
    }
}

/// The lists that follow a query, for items that are written out: what answers the query is on the list as
/// much as what was put there by hand. The queries are asked once, at the first item; where there is no such
/// list nothing is asked at all.
public final class FollowedLists {
    private let store: ReviewStore
    private lazy var lists = Result { try read() }
    private lazy var find = Result { try store.database.prepare("SELECT number FROM review WHERE key = ?") }

    /// The lists of `store` as they are at the first item.
    public init(_ store: ReviewStore) { self.store = store }

    /// The item with all lists that it is on, by name.
    public func completing(_ item: LibraryItem) throws -> LibraryItem {
        let lists = try lists.get()
        guard !lists.isEmpty else { return item }
        let find = try find.get()
        find.bind(item.review.key)
        guard let number = try find.first({ $0.integer(0) }) else { return item }
        let names = lists.filter { $0.numbers.contains(number) }.map(\.name)
        guard !names.isEmpty else { return item }
        var item = item
        item.curation.lists = Set(item.curation.lists + names).sorted()
        return item
    }

    private func read() throws -> [(name: String, numbers: NumberSet)] {
        try store.database.snapshot {
            try store.followingLists().map { name, answers in
                var numbers = NumberSet()
                try store.database.each(answers.sql, answers.arguments) { numbers.insert($0.integer(0)) }
                return (name, numbers)
            }
        }
    }
}

extension ReviewStore {
    /// Lists that follow a query, with what selects the numbers of the items on them.
    func followingLists() throws -> [(name: String, answers: SQLFragment)] {
        let names = try database.all("SELECT name FROM list WHERE query IS NOT NULL ORDER BY name") {
            $0.text(0)
        }
        return try names.map { name in
            let plan = try plan(.field(.list, .text(name)), guessing: false)
            return (name, SearchStatement.numbers(plan.compiled))
        }
    }

    /// A table of `key` and `list`: every item with each list that it is on, by hand or by a query.
    func listMembership() throws -> SQLFragment {
        var table = SQLFragment("(SELECT key, list FROM list_entry")
        for (name, answers) in try followingLists() {
            table.sql += " UNION SELECT key, ? FROM review WHERE number IN (\(answers.sql))"
            table.arguments += [.text(name)] + answers.arguments
        }
        table.sql += ")"
        return table
    }
}

/// Numbers of rows, a bit each.
private struct NumberSet {
    private var words: [UInt64] = []

    mutating func insert(_ number: Int64) {
        guard number >= 0 else { return }
        let word = Int(number >> 6)
        if word >= words.count { words += Array(repeating: 0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(number & 63)
    }

    func contains(_ number: Int64) -> Bool {
        let word = Int(number >> 6)
        return words.indices.contains(word) && words[word] & 1 << UInt64(number & 63) != 0
    }
}
