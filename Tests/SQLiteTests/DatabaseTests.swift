import TestSupport
import Testing

@testable import SQLite

struct DatabaseTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try Database(path: folder.file("a.sqlite"), access: .create, busyTimeout: 10)
        try database.execute("CREATE TABLE t (a INTEGER, b ANY) STRICT")
    }

    @Test(
        arguments: [
            .null, .integer(.min), .integer(.max), .real(-0.1), .text(""), .text("a\0б"),
            .text("it's \"so\""),
            .blob([]), .blob([0, 255]),
        ] as [Argument])
    func valuesComeBack(value: Argument) throws {
        try database.run("INSERT INTO t VALUES (1, ?)", with: [value])
        let read = try database.first("SELECT b, typeof(b) FROM t") { row -> Argument in
            switch row.text(1) {
            case "integer": .integer(row.integer(0))
            case "real": .real(row.real(0))
            case "text": .text(row.text(0))
            case "blob": .blob(row.bytes(0))
            default: .null
            }
        }
        #expect(read == value)
    }

    @Test func optionalsBindNull() throws {
        let insert = try database.prepare("INSERT INTO t VALUES (?, ?)")
        insert.bind(nil as Int?)
        insert.bind(nil as String?)
        try insert.run()
        let nulls = try database.first("SELECT a, b FROM t") {
            ($0.optionalInteger(0), $0.optionalText(1), $0.integer(0), $0.text(1))
        }
        #expect(nulls?.0 == nil)
        #expect(nulls?.1 == nil)
        #expect(nulls?.2 == 0)
        #expect(nulls?.3 == "")
    }

    @Test func aTransactionThatThrowsLeavesNothing() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try database.transaction {
                try database.run("INSERT INTO t VALUES (1, 1)")
                throw Stop()
            }
        }
        #expect(try count() == 0)
    }

    @Test func anInnerTransactionFailsAlone() throws {
        struct Stop: Error {}
        try database.transaction {
            try database.run("INSERT INTO t VALUES (1, 1)")
            try? database.transaction {
                try database.run("INSERT INTO t VALUES (2, 2)")
                throw Stop()
            }
            try database.transaction { _ = try database.run("INSERT INTO t VALUES (3, 3)") }
        }
        #expect(try database.all("SELECT a FROM t ORDER BY a") { $0.integer(0) } == [1, 3])
    }

    /// What a statement may have to take back goes from memory into a file where it is much, here 16 MB.
    @Test func muchIsTakenBack() throws {
        struct Stop: Error {}
        try database.execute("PRAGMA temp_store = FILE")
        try database.run(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
            INSERT INTO t SELECT i, hex(zeroblob(2000)) FROM n
            """)
        let sum = "SELECT sum(length(b)) FROM t"
        try database.transaction {
            try? database.transaction {
                for _ in 0..<2 { try database.run("UPDATE t SET b = b || 'x'") }
                throw Stop()
            }
            #expect(try database.first(sum, with: []) { $0.integer(0) } == 16_000_000)
            try database.transaction { _ = try database.run("UPDATE t SET b = b || 'x'") }
        }
        #expect(try database.first(sum, with: []) { $0.integer(0) } == 16_004_000)
    }

    @Test func aLentStatementIsNotLentAgain() throws {
        let sql = "SELECT a FROM t ORDER BY a"
        for number in 1...3 {
            try database.run("INSERT INTO t VALUES (?, 0)", with: [.integer(Int64(number))])
        }
        var pairs: [[Int64]] = []
        try database.each(sql) { outer in
            let first = outer.integer(0)
            try database.each(sql) { inner in pairs.append([first, inner.integer(0)]) }
        }
        #expect(pairs.count == 9)
        #expect(pairs.last == [3, 3])
    }

    @Test func aStatementIsKeptUnlessItFailed() throws {
        struct Stop: Error {}
        let sql = "SELECT 1"
        let first = try database.using(sql) { ObjectIdentifier($0) }
        let held = try database.using(sql) { $0 }
        #expect(first == ObjectIdentifier(held))
        try? database.using(sql) { _ in throw Stop() }
        try database.using(sql) { #expect($0 !== held) }
    }

    @Test func errorsNameTheSQLButNotTheValues() throws {
        try database.execute("CREATE UNIQUE INDEX u ON t (a)")
        try database.run("INSERT INTO t VALUES (1, 'x')")
        let error = #expect(throws: DatabaseError.self) {
            try database.run("INSERT INTO t VALUES (1, ?)", with: [.text("secret")])
        }
        #expect(error?.sql == "INSERT INTO t VALUES (1, ?)")
        #expect(error?.message == "UNIQUE constraint failed: t.a")
        #expect(error?.description.contains("secret") == false)
    }

    @Test(arguments: [[], [.null, .null]] as [[Argument]])
    func theNumberOfValuesMustFit(values: [Argument]) throws {
        #expect(throws: DatabaseError.self) { try database.run("INSERT INTO t VALUES (1, ?)", with: values) }
        #expect(try count() == 0)
    }

    @Test func runTellsHowManyRowsChanged() throws {
        try database.run("INSERT INTO t VALUES (1, 1), (2, 1), (3, 2)")
        #expect(try database.run("DELETE FROM t WHERE b = 1") == 2)
    }

    @Test func aSnapshotDoesNotSeeOthersWriting() throws {
        try database.execute("PRAGMA journal_mode = WAL")
        let other = try Database(path: database.path, access: .readWrite)
        try database.snapshot {
            #expect(try count() == 0)
            try other.run("INSERT INTO t VALUES (1, 1)")
            #expect(try count() == 0)
        }
        #expect(try count() == 1)
    }

    private func count() throws -> Int64? {
        try database.first("SELECT count(*) FROM t") { $0.integer(0) }
    }
}
