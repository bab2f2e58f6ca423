public import ReviewModel
internal import SQLite

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
            let compiled = QueryCompiler.compile(try resolve(.field(.list, .text(name))))
            return (name, SearchStatement.numbers(compiled) ?? SQLFragment("SELECT number FROM review"))
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
