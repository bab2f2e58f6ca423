import TestSupport
import Testing

@testable import SQLite

struct MigrationTests {
    let folder: TemporaryFolder
    let steps = [
        Migration(name: "first", script: "CREATE TABLE a (x)"),
        Migration(name: "second", script: "CREATE TABLE b (x); INSERT INTO a VALUES (1)"),
    ]

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: 0...2)
    func takesTheMissingSteps(taken: Int) throws {
        let database = try Database(path: folder.file("x"), access: .create)
        try database.migrate(Array(steps.prefix(taken)))
        #expect(try database.version == taken)
        try database.migrate(steps)
        #expect(try database.version == 2)
        #expect(try database.first("SELECT count(*) FROM a") { $0.integer(0) } == 1)
    }

    @Test func allStepsOrNone() throws {
        let database = try Database(path: folder.file("x"), access: .create)
        let broken = steps + [Migration(name: "broken", script: "CREATE TABLE a (x)")]
        #expect(throws: DatabaseError.self) { try database.migrate(broken) }
        #expect(try database.version == 0)
        #expect(try database.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } == 0)
    }

    @Test func refusesWhatItDoesNotKnow() throws {
        let database = try Database(path: folder.file("x"), access: .create)
        try database.migrate(steps)
        let error = #expect(throws: NewerVersionError.self) { try database.migrate([steps[0]]) }
        #expect(error == NewerVersionError(found: 2, known: 1))
    }

    @Test func aStrangeVersionIsNoCrash() throws {
        let database = try Database(path: folder.file("x"), access: .create)
        try database.execute("PRAGMA user_version = -7")
        try database.migrate(steps)
        #expect(try database.version == 2)
    }
}
