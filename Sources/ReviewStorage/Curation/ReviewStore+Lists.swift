public import ReviewModel
internal import SQLite

extension ReviewStore {
    /// All lists by name, with the number of their items.
    public func lists() throws -> [ReadingList] {
        try database.all("\(ReviewStore.listColumns) ORDER BY name", [], ReviewStore.list).map { list in
            var list = list
            list.count = try count(.field(.list, .text(list.name)))
            return list
        }
    }

    /// Names of all lists.
    public func listNames() throws -> [String] {
        try database.all("SELECT name FROM list ORDER BY name") { $0.text(0) }
    }

    /// The list called `name`, not counted; nil when there is none.
    public func list(named name: String) throws -> ReadingList? {
        try database.first("\(ReviewStore.listColumns) WHERE name = ?", [.text(name)], ReviewStore.list)
    }

    /// Makes an empty list. Throws `LibraryError.listExists` when there is one of that name, and
    /// `LibraryError.circular` when it would follow itself.
    public func create(list: ReadingList) throws {
        try transaction {
            guard try self.list(named: list.name) == nil else {
                throw LibraryError.listExists(name: list.name)
            }
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
            guard try list(named: new) == nil else { throw LibraryError.listExists(name: new) }
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
