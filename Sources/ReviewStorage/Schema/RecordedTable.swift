internal import SQLite

/// A table whose rows the history keeps, with the triggers that do it.
struct RecordedTable {
    /// Its name.
    let name: String
    /// Its columns, in order.
    let columns: [String]
    /// Indices of the columns of the primary key; of all columns where there is none.
    let key: [Int]
    /// The column that tells whether a row was there before a change, and the table whose numbers it holds;
    /// nil where every row is kept.
    let age: (column: String, table: String)?

    /// All tables of a library but the history itself, what is kept of the library as a whole, and the text index,
    /// which is made from the rest; of them those called `only`, where some are.
    static func all(_ database: Database, only: Set<String>? = nil) throws -> [RecordedTable] {
        let names = try database.all(
            """
            SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                AND name NOT LIKE 'sqlite_%' AND name NOT IN ('library', 'change', 'change_mark', 'change_row')
            ORDER BY name
            """
        ) { $0.text(0) }
        let wanted = only.map { only in names.filter(only.contains) } ?? names
        return try wanted.map { try RecordedTable($0, among: names, in: database) }
    }

    private init(_ name: String, among names: [String], in database: Database) throws {
        let info = try database.all(
            "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", with: [.text(name)]
        ) { (name: $0.text(0), key: $0.integer(1)) }
        self.name = name
        columns = info.map(\.name)
        let primary = info.indices.filter { info[$0].key > 0 }
        key = primary.isEmpty ? Array(info.indices) : primary
        age = RecordedTable.age(of: name, info.map(\.name), key: key, among: names)
    }

    private static func age(of name: String, _ columns: [String], key: [Int], among names: [String]) -> (
        column: String, table: String
    )? {
        if columns.contains("review") { return ("review", "review") }
        if key.count == 1, columns[key[0]] == "number" { return ("number", name) }
        // Words of names: `author_word` has the number of an author.
        let owner = name.hasSuffix("_word") ? String(name.dropLast(5)) : ""
        return names.contains(owner) && columns.contains(owner) ? (owner, owner) : nil
    }

    /// Whether its own numbers tell how old rows of it and of others are.
    var isNumbered: Bool { age.map { $0.table == name } ?? false }

    // MARK: - Statements

    /// Triggers that keep in `change` what goes of the rows up to the number `last`, and note what comes where it has
    /// to be noted.
    func triggers(change: Int64, last: Int64?, noting: Bool) -> String {
        let (old, new) = (condition("OLD", last: last), condition("NEW", last: last))
        let went = row(change, operation: "went", indices: columns.indices, row: "OLD")
        let came = row(change, operation: "came", indices: key, row: "NEW")
        let insertion = """
            CREATE TEMP TRIGGER "history_\(name)_insert" AFTER INSERT ON main."\(name)" WHEN \(new)
                BEGIN \(came); END;

            """
        return (noting ? insertion : "") + """
            CREATE TEMP TRIGGER "history_\(name)_delete" AFTER DELETE ON main."\(name)" WHEN \(old)
                BEGIN \(went); END;
            CREATE TEMP TRIGGER "history_\(name)_update" AFTER UPDATE ON main."\(name)" WHEN \(old) OR \(new)
                BEGIN \(went) WHERE \(old); \(came) WHERE \(new); END;
            """
    }

    /// Removes the triggers.
    var withoutTriggers: String {
        ["insert", "delete", "update"].map { "DROP TRIGGER IF EXISTS temp.\"history_\(name)_\($0)\";" }
            .joined()
    }

    /// Deletes one row by its key.
    var deletion: String {
        "DELETE FROM \"\(name)\" WHERE "
            + key.map { "\"\(columns[$0])\" IS ?" }.joined(separator: " AND ")
    }

    /// Inserts one row.
    var insertion: String {
        "INSERT INTO \"\(name)\" VALUES (" + columns.map { _ in "?" }.joined(separator: ", ") + ")"
    }

    private func condition(_ row: String, last: Int64?) -> String {
        guard let age, let last else { return "1" }
        return "\(row).\"\(age.column)\" <= \(last)"
    }

    private func row(_ change: Int64, operation: String, indices: some Sequence<Int>, row: String)
        -> String
    {
        let indices = Array(indices)
        let places = indices.map { ", c\($0)" }.joined()
        let values = indices.map { ", \(row).\"\(columns[$0])\"" }.joined()
        return "INSERT INTO change_row (change, name, operation\(places)) "
            + "SELECT \(change), '\(name)', '\(operation)'\(values)"
    }
}
