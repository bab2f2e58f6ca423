internal import Bytes
internal import JSON
internal import ReviewCoding
internal import ReviewModel
internal import SQLite
internal import Wording

/// A hash of the rows of each table that imports fill, kept beside them, so that a bit that has turned is found of which
/// no fingerprint tells: which messages and sources a record is of, what it refers to, how often a model is named.
///
/// A change adds to it what came and takes away what went, as the history has noted it: of rows that it has not touched
/// the hash stays what it was, so that damage is not sealed by the next change. Any other transaction makes it anew.
struct LibrarySeal {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// How the rows of the table `library` are called, before the name of a table. Their values are hashes in decimal.
    static let prefix = "sum "

    /// The row that holds the version of the tables that the hashes are of.
    private static let version = prefix + "of"

    /// Tables that are made from others and compared with them, or that have a hash of another kind.
    private static let others: Set<String> = Set(ReaderSeal.tables).union(["site", "review_text", "evidence"])

    /// Columns that are made from others, and those that fingerprints tell of.
    private static let otherColumns: [String: Set<String>] = [
        "link": ["site"], "metadata": ["stems"], "claim": ["text"],
    ]

    /// What of a row is hashed, as an expression, with `name` for each column.
    private static func expression(of table: RecordedTable, _ name: (Int) -> String) -> String {
        let left = otherColumns[table.name] ?? []
        let names = table.columns.indices.filter { !left.contains(table.columns[$0]) }.map(name)
        return "row_hash(\(names.joined(separator: ", ")))"
    }

    private static func expression(of table: RecordedTable) -> String {
        expression(of: table) { "t.\"\(table.columns[$0])\"" }
    }

    private static func isSealed(_ table: RecordedTable) -> Bool {
        !others.contains(table.name) && !table.name.hasSuffix("_word")
    }

    // MARK: - What is kept

    /// The hashes that were kept, by table; nil where none were, or for tables of another shape.
    func kept() throws -> [String: Int64]? {
        let name = [Argument.text(LibrarySeal.version)]
        let version = try database.first("SELECT value FROM library WHERE name = ?", with: name) {
            $0.text(0)
        }
        guard version == String(Schema.version) else { return nil }
        let rows = try database.all(
            "SELECT substr(name, \(LibrarySeal.prefix.utf8.count + 1)), value FROM library WHERE name GLOB ?",
            with: [.text(LibrarySeal.prefix + "*")]
        ) { ($0.text(0), $0.text(1)) }
        return Dictionary(rows.compactMap { row in Int64(row.1).map { (row.0, $0) } }) { first, _ in first }
    }

    /// Makes it anew, where there is one.
    func renew() throws {
        if try kept() != nil { try keep(all()) }
    }

    /// Brings it up to date with the change `number`, of which the history has noted the rows of `tables` that were
    /// there before; `marks` are the last numbers that there were.
    func add(change number: Int64, to tables: [RecordedTable], after marks: [String: Int64]) throws {
        guard let kept = try kept() else { return try keep(all()) }
        let logged = Set(
            try database.all(
                "SELECT DISTINCT name FROM change_row WHERE change = ?", with: [.integer(number)]
            ) {
                $0.text(0)
            })
        var sums: [String: Int64] = [:]
        for table in tables where LibrarySeal.isSealed(table) {
            var sum = kept[table.name] ?? 0
            let last = table.age.flatMap { marks[$0.table] }
            if logged.contains(table.name) {
                for hash in try gone(from: table, in: number) { sum &-= hash }
                for hash in try present(in: table, noted: number, upTo: last) { sum &+= hash }
            }
            if let age = table.age, let last {
                for hash in try hashes(of: table, where: "t.\"\(age.column)\" > \(last)") { sum &+= hash }
            }
            if sum != kept[table.name] { sums[table.name] = sum }
        }
        try keep(sums)
    }

    /// Names of the tables whose rows do not have the hash that was kept.
    func broken() throws -> [String] {
        guard let kept = try kept() else { return [] }
        return try all().filter { kept[$0.key] != $0.value }.map(\.key).sorted()
    }

    private func keep(_ sums: [String: Int64]) throws {
        let put = "INSERT OR REPLACE INTO library (name, value) VALUES (?, ?)"
        for (table, sum) in sums.sorted(by: { $0.key < $1.key }) {
            try database.run(put, with: [.text(LibrarySeal.prefix + table), .text(String(sum))])
        }
        guard try kept() == nil else { return }
        try database.run(put, with: [.text(LibrarySeal.version), .text(String(Schema.version))])
    }

    // MARK: - Hashes of rows

    private func all() throws -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for table in try RecordedTable.all(database) where LibrarySeal.isSealed(table) {
            sums[table.name] = try hashes(of: table, where: "1").reduce(0, &+)
        }
        return sums
    }

    /// `hash` spread: rows in which one small number is another have hashes whose differences may cancel out in a sum.
    private static func mixed(_ hash: Int64) -> Int64 {
        Int64(bitPattern: StableHash.spread(UInt64(bitPattern: hash)))
    }

    private func hashes(of table: RecordedTable, where condition: String) throws -> [Int64] {
        try database.all(
            "SELECT \(LibrarySeal.expression(of: table)) FROM \"\(table.name)\" t WHERE \(condition)"
        ) { LibrarySeal.mixed($0.integer(0)) }
    }

    /// Of rows that were there before the change and that it has touched, as they were: a key of which something went
    /// before anything came.
    private func gone(from table: RecordedTable, in change: Int64) throws -> [Int64] {
        let key = table.key.map { "c\($0)" }.joined(separator: ", ")
        return try database.all(
            """
            SELECT hash FROM (SELECT operation, \(LibrarySeal.expression(of: table) { "c\($0)" }) AS hash,
                row_number() OVER (PARTITION BY \(key) ORDER BY number) AS place
                FROM change_row WHERE change = ? AND name = ?)
            WHERE place = 1 AND operation = 'went'
            """, with: [.integer(change), .text(table.name)]
        ) { LibrarySeal.mixed($0.integer(0)) }
    }

    /// Of rows with a key that the change has noted, as they are now. Those above the number `last` are left out.
    private func present(in table: RecordedTable, noted change: Int64, upTo last: Int64?) throws -> [Int64] {
        let key = table.key.map { "c\($0)" }.joined(separator: ", ")
        let same = table.key.map { "t.\"\(table.columns[$0])\" IS k.c\($0)" }.joined(separator: " AND ")
        var condition = "1"
        if let age = table.age, let last { condition = "t.\"\(age.column)\" <= \(last)" }
        return try database.all(
            """
            SELECT \(LibrarySeal.expression(of: table))
            FROM (SELECT DISTINCT \(key) FROM change_row WHERE change = ? AND name = ?) k
                CROSS JOIN "\(table.name)" t ON \(same)
            WHERE \(condition)
            """, with: [.integer(change), .text(table.name)]
        ) { LibrarySeal.mixed($0.integer(0)) }
    }
}

/// A hash of all that the reader wrote and that cannot be read again, kept beside it, so that a bit that has
/// turned is found. It does not depend on the order of rows.
struct ReaderSeal {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The tables that the reader writes.
    static let tables = [
        "tag", "untagged", "tag_rule", "tag_alias", "mark", "note", "list", "list_entry", "saved_search",
        "correction",
        "boundary", "apart", "citation_key", "alias", "former_text",
        "followed",
    ]

    /// The hash of what is there now.
    func value() throws -> String {
        let sum = try ReaderSeal.tables.reduce(0) { try $0 &+ TableHash($1).value(database) }
        return String(sum, radix: 16)
    }

    /// The hash that was kept; nil where none was.
    func kept() throws -> String? {
        try database.first("SELECT value FROM library WHERE name = 'seal'") { $0.text(0) }
    }

    /// Keeps the hash of what is there now.
    func keep() throws {
        let value = try value()
        guard try kept() != value else { return }
        try database.run(
            "INSERT OR REPLACE INTO library (name, value) VALUES ('seal', ?)", with: [.text(value)])
    }
}

/// A hash of the rows of a table that does not depend on their order, nor on the numbers they have.
struct TableHash {
    private let table: String
    private let condition: String

    /// The hash of the rows of `table` for which `condition` holds, or of all.
    init(_ table: String, where condition: String? = nil) {
        self.table = table
        self.condition = condition.map { " WHERE \($0)" } ?? ""
    }

    /// The hash; 0 where there is no such table.
    func value(_ database: Database) throws -> UInt64 {
        let columns = try database.all(
            "SELECT name FROM pragma_table_info(?) ORDER BY cid", with: [.text(table)]
        ) {
            $0.text(0)
        }.filter { $0 != "number" }
        if columns.isEmpty { return 0 }
        let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        var sum: UInt64 = 0
        try database.each("SELECT \(list) FROM \"\(table)\"\(condition)") { row in
            var hash = StableHash(of: table.utf8)
            for column in columns.indices { row.add(Int32(column), to: &hash) }
            sum &+= hash.value
        }
        return sum
    }
}

extension Row {
    /// Adds the value of a column, with its length, to a hash; NULL is told from an empty text.
    fileprivate func add(_ column: Int32, to hash: inout StableHash) {
        guard !isNull(column) else { return hash.add(word: 1) }
        withText(column) { text in
            hash.add(word: UInt64(text.count) << 1)
            hash.add(text)
        }
    }
}
