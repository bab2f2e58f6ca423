import Foundation
import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

struct LibraryFileTests {
    let library: TemporaryLibrary

    init() throws { library = try TemporaryLibrary() }

    @Test(arguments: [ReviewStore.Mode.read, .write])
    func aMissingLibrary(mode: ReviewStore.Mode) {
        let path = library.file("none")
        #expect(throws: LibraryError.missing(path: path)) { try ReviewStore(path: path, mode: mode) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: ["text that is long enough to be no header of a database, really", "short"])
    func notADatabase(content: String) throws {
        let path = library.file("other")
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        for mode in [ReviewStore.Mode.read, .write, .create] {
            #expect(throws: LibraryError.notALibrary(path: path)) { try ReviewStore(path: path, mode: mode) }
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }

    @Test func someoneElsesDatabase() throws {
        let path = library.file("other")
        try Database(path: path, access: .create).execute("CREATE TABLE t (a)")
        for mode in [ReviewStore.Mode.read, .write, .create] {
            #expect(throws: LibraryError.notALibrary(path: path)) { try ReviewStore(path: path, mode: mode) }
        }
    }

    @Test func someoneElsesDatabaseWithVersions() throws {
        let path = library.file("other")
        try Database(path: path, access: .create).execute("CREATE TABLE t (a); PRAGMA user_version = 1")
        #expect(throws: LibraryError.notALibrary(path: path)) { try ReviewStore(path: path, mode: .write) }
    }

    @Test(arguments: [ReviewStore.Mode.read, .write, .create])
    func aNewerLibrary(mode: ReviewStore.Mode) throws {
        try Database(path: library.path, access: .readWrite).execute("PRAGMA user_version = 99")
        let known = Schema.migrations.count
        #expect(throws: LibraryError.newerVersion(path: library.path, found: 99, known: known)) {
            try ReviewStore(path: library.path, mode: mode)
        }
    }

    @Test(arguments: [ReviewStore.Mode.write, .create])
    func anEmptyFileBecomesALibrary(mode: ReviewStore.Mode) throws {
        let path = library.file("empty")
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        #expect(throws: LibraryError.unfinished(path: path)) { try ReviewStore(path: path, mode: .read) }
        #expect(try ReviewStore(path: path, mode: mode).count(.all) == 0)
        #expect(try ReviewStore(path: path, mode: .read).count(.all) == 0)
    }

    /// What a first import leaves that is stopped before its first table.
    @Test(arguments: ["", "PRAGMA journal_mode = WAL", Pragmas.newFile, Pragmas.newFile + Pragmas.writing])
    func aFileWithoutTablesIsUsed(script: String) throws {
        let path = library.file("begun")
        try Database(path: path, access: .create).execute(script)
        for mode in [ReviewStore.Mode.read, .inspect] {
            #expect(throws: LibraryError.unfinished(path: path)) { try ReviewStore(path: path, mode: mode) }
        }
        #expect(try ReviewStore(path: path, mode: .create).count(.all) == 0)
        #expect(try ReviewStore(path: path, mode: .read).count(.all) == 0)
    }

    @Test func aWriterWaitsForAnother() throws {
        let other = try Database(path: library.path, access: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        var asked: [Double] = []
        let patience = Patience(seconds: 60) { waited in
            asked.append(waited)
            if asked.count == 10 { try? other.execute("COMMIT") }
            return true
        }
        let store = try ReviewStore(path: library.path, mode: .write, patience: patience)
        try store.transaction { try store.tag(add: ["a"], key: "k") }
        #expect(asked.count == 10)
        #expect(asked == asked.sorted())
    }

    @Test func aWriterGivesUpWhereTheOtherOneStandsStill() throws {
        let other = try Database(path: library.path, access: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        let store = try ReviewStore(path: library.path, mode: .write, patience: Patience(seconds: 0.1))
        let error = #expect(throws: DatabaseError.self) { try store.transaction {} }
        #expect(error?.reason == .locked)
        try other.execute("COMMIT")
        try store.transaction {}
    }

    /// As an import does that reads for long before anything of it is in the library.
    @Test func aWriterWaitsAsLongAsTheOtherOneNotesThatItGetsOn() throws {
        let other = try Database(path: library.path, access: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        var seconds = 0.0
        let note = WorkNote(path: library.path, words: "import a\nb") { seconds }
        var told: [LibraryWork] = []
        let patience = Patience(seconds: 0.3) { waited in
            seconds = waited * 10
            note.tell(done: Int(waited * 100), of: 200)
            if let work = LibraryWork(in: library.path), told.last != work { told.append(work) }
            if waited > 0.9 { try? other.execute("COMMIT") }
            return true
        }
        let store = try ReviewStore(path: library.path, mode: .write, patience: patience)
        try store.transaction {}
        let last = try #require(told.last)
        #expect(told.count > 3)
        #expect(last.words == "import a b")
        #expect(last.process == getpid())
        #expect((7...9).contains(last.seconds))
        #expect((60...95).contains(last.done))
        #expect(last.secondsLeft.map { (9...16).contains($0) } == true)
        note.end()
        #expect(LibraryWork(in: library.path) == nil)
    }

    /// The process is none that there is, or the note is none.
    @Test(arguments: [
        "digest 1 2147483600 1 2 3 import x\n", "digest 1 0 1 2 3 import x\n", "digest 1 -1 1 2 3 import x\n",
        "digest 2 1 1 2 3 import x\n", "digest 1 1 1 -2 3 import x\n", "digest 1 1 1 2\n", "\u{1B}[2J", "",
    ])
    func aNoteOfNobodyIsNotBelieved(text: String) throws {
        try text.write(toFile: library.path + LibraryWork.suffix, atomically: true, encoding: .utf8)
        #expect(LibraryWork(in: library.path) == nil)
    }

    /// A note of a program that goes on, and a file that is no note, are neither written over nor taken away.
    @Test(arguments: [
        ("digest 1 1 1 2 3 import x\n", true), ("a list of mine\n", true),
        ("digest 1 2147483600 1 2 3 import x\n", false), ("", false),
    ])
    func onlyNotesOfNobodyAreTakenAway(text: String, stays: Bool) throws {
        let path = library.path + LibraryWork.suffix
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        WorkNote(path: library.path, words: "import a") { 0 }.end()
        #expect(FileManager.default.fileExists(atPath: path) == stays)
        guard stays, !text.hasPrefix("digest") else { return }
        var seconds = 0.0
        let note = WorkNote(path: library.path, words: "import a") { seconds }
        note.tell(done: 1, of: 2)
        seconds = 5
        note.tell(done: 2, of: 2)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func aShortWorkLeavesNoNote() throws {
        let note = WorkNote(path: library.path, words: "import a") { 0.5 }
        note.tell(done: 1, of: 2)
        note.tell(done: 2, of: 2)
        #expect(!FileManager.default.fileExists(atPath: library.path + LibraryWork.suffix))
    }

    @Test func theHeaderTellsWhoseFileItIs() throws {
        let database = try Database(path: library.path, access: .readOnly)
        #expect(try database.applicationID == Schema.applicationID)
        #expect(Schema.version == Schema.migrations.count)
        #expect(try database.version == Schema.version)
    }

    @Test func oneWriterAtATime() throws {
        let other = try Database(path: library.path, access: .readWrite, busyTimeout: 1)
        try library.store.transaction {
            let error = #expect(throws: DatabaseError.self) { try other.transaction {} }
            #expect(error?.reason == .locked)
        }
    }

    @Test func readersSeeTheLibraryWhileItIsWritten() throws {
        try library.take([Sample.full])
        let reader = try ReviewStore(path: library.path, mode: .read)
        try library.store.transaction {
            try library.take([Sample.review("b")], from: "b")
            #expect(try reader.count(.all) == 1)
        }
        #expect(try reader.count(.all) == 2)
    }

    @Test func anIndexOfOtherRulesIsMadeAnew() throws {
        try library.take([Sample.full])
        try library.store.database.execute(
            """
            UPDATE library SET value = '0' WHERE name = 'index';
            INSERT INTO review_stem (review_stem) VALUES ('delete-all');
            """)
        #expect(try library.titles("рисует") == [])
        let again = try ReviewStore(path: library.path, mode: .write)
        #expect(try again.answer(.word("рисует")).items.count == 1)
    }

    @Test func theIndexIsWhole() throws {
        try library.take([Sample.full])
        try library.store.database.execute(
            """
            INSERT INTO review_stem (review_stem) VALUES ('integrity-check');
            INSERT INTO review_form (review_form) VALUES ('integrity-check');
            """)
        #expect(try library.store.database.all("PRAGMA integrity_check") { $0.text(0) } == ["ok"])
        #expect(try library.store.database.all("PRAGMA foreign_key_check") { $0.text(0) } == [])
    }

    @Test(arguments: [
        (LibraryError.missing(path: "x"), "no library at 'x'"),
        (
            .newerVersion(path: "x", found: 3, known: 2),
            "'x' was made by a newer version of this program (format 3, this one reads 2)"
        ),
        (.unknownSource(path: "x"), "nothing was imported from 'x'"),
    ])
    func descriptions(error: LibraryError, text: String) {
        #expect(error.description == text)
    }
}
