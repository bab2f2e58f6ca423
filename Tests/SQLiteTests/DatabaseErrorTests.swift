import Foundation
import TestSupport
import Testing

@testable import SQLite

struct DatabaseErrorTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aMissingFileIsNotMade() {
        let path = folder.file("none")
        let error = #expect(throws: DatabaseError.self) { try Database(path: path, access: .readWrite) }
        #expect(error?.reason == .cannotOpen)
        #expect(error?.description == "cannot open '\(path)'")
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func anotherKindOfFile() throws {
        try folder.write(Array("a text that is long enough to be no header of a database".utf8), to: "x")
        let database = try Database(path: folder.file("x"), access: .readWrite)
        let error = #expect(throws: DatabaseError.self) { try database.version }
        #expect(error?.reason == .notADatabase)
    }

    @Test func someoneElseIsWriting() throws {
        let first = try Database(path: folder.file("x"), access: .create)
        let second = try Database(path: folder.file("x"), access: .readWrite, busyTimeout: 10)
        try first.transaction {
            let error = #expect(throws: DatabaseError.self) { try second.transaction {} }
            #expect(error?.reason == .locked)
        }
        try second.transaction {}
    }

    @Test func readOnlyMeansReadOnly() throws {
        _ = try Database(path: folder.file("x"), access: .create).execute("CREATE TABLE t (a)")
        let database = try Database(path: folder.file("x"), access: .readOnly)
        let error = #expect(throws: DatabaseError.self) { try database.run("INSERT INTO t VALUES (1)") }
        #expect(error?.reason == .readOnly)
    }

    @Test func noRoomLeft() throws {
        let database = try Database(path: folder.file("x"), access: .create)
        try database.execute("CREATE TABLE t (a); PRAGMA max_page_count = 3")
        let error = #expect(throws: DatabaseError.self) {
            try database.run("INSERT INTO t VALUES (zeroblob(100000))")
        }
        #expect(error?.reason == .full)
    }
}
