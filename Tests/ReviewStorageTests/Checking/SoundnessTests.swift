import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

/// What makes a library no sound one is told, and what is made from the rest can be made anew.
@Suite struct SoundnessTests {
    let library: TemporaryLibrary

    init() throws {
        library = try TemporaryLibrary()
        try library.take([Sample.full, Sample.review("b"), Sample.review("c", title: "On Words")])
        _ = try library.store.transaction {
            try library.store.tag(add: ["a"], key: "b")
            try library.store.note("mine", key: "b")
        }
        try library.store.correct(key: "c", [Correction(.title, operation: .set, value: "On Other Words")])
    }

    private func findings() throws -> [LibraryFinding.Kind] {
        var kinds: [LibraryFinding.Kind] = []
        try library.store.database.snapshot {
            try LibrarySoundness(library.store) { kinds.append($0.kind) }.check()
        }
        return kinds
    }

    private func change(_ script: String) throws {
        let database = try Database(path: library.path, access: .readWrite)
        try database.execute("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
        try database.execute(script)
    }

    @Test func whatThisProgramWritesIsSound() throws {
        #expect(try findings() == [])
        #expect(try library.store.firstProblem() == nil)
        let reader = try ReviewStore(path: library.path, mode: .read)
        #expect(try reader.firstProblem() == nil)
        #expect(throws: DatabaseError.self) { try reader.transaction {} }
    }

    /// The words of an abstract and the places of what it claims are told and made anew.
    @Test func whatAnAbstractClaimsStandsInIt() throws {
        var stated = PaperMetadata(origin: .arxiv, title: "On Sums")
        stated.arxiv = "2101.00001"
        stated.abstract = "Sums are hard. We add für fun."
        let claim = Claim(text: "We add für fun.", kind: .method, range: 15..<31)
        stated.claims = [StatedClaim(claim, confidence: 0.9)]
        try library.store.transaction { try library.store.keep([stated]) }
        #expect(try findings() == [])
        #expect(try library.store.unreadAbstracts().isEmpty)
        for script in [
            "UPDATE metadata SET record = replace(record, '\"end\":31', '\"end\":310')",
            "UPDATE metadata SET record = replace(record, '\"start\":15', '\"start\":24')",
            "UPDATE metadata SET stems = 'other words'",
        ] {
            try library.store.transaction { try library.store.keep([stated]) }
            try change(script)
            #expect(try findings().contains(.derived), "\(script)")
            try library.store.repair()
            #expect(try findings() == [], "\(script)")
            #expect(try library.store.unreadAbstracts().count == (script.contains("stems") ? 0 : 1))
        }
    }

    /// Read and written by another program, in each table.
    @Test(arguments: [
        ("UPDATE review SET title = 'Another'", LibraryFinding.Kind.changed),
        ("UPDATE review_text SET text = text || '.'", .changed),
        ("UPDATE review_topic SET score = score / 2", .changed),
        ("UPDATE author SET name = name || 'x'", .changed),
        ("UPDATE review SET id = 'aaaaaaaaaa' WHERE key = 'b'", .changed),
        ("UPDATE evidence SET list = replace(list, '0.9', '0.8')", .changed),
        ("UPDATE evidence SET list = '[1' || substr(list, 2)", .changed),
        ("UPDATE review SET url = 'https://a.org/'", .changed),
        ("UPDATE review SET added = added + 1", .changed),
        ("UPDATE review SET reactions = '[[\"x\",1]]'", .changed), ("UPDATE review SET gone = 1", .changed),
        ("UPDATE review SET position = position + 1", .changed),
        ("UPDATE sighting SET bytes = '[[0,1]]'", .changed),
        ("UPDATE sighting SET position = position + 1", .changed),
        ("UPDATE tag SET tag = 'b'", .changed),
        ("UPDATE note SET text = 'yours'", .changed),
        ("DELETE FROM note", .changed),
        ("UPDATE correction SET value = 'x'", .changed),
        ("UPDATE review SET date = -9223372036854775808", .value),
        ("UPDATE review SET reactions = '['", .value),
        ("UPDATE evidence SET list = '{'", .value),
        ("INSERT INTO mark (key, status, rating) VALUES ('b', 'read', 9)", .damage),
        ("UPDATE review SET source = 99", .damage),
        ("DELETE FROM review_text", .damage),
        ("DROP TABLE saved_search", .damage),
        ("DROP TABLE note; CREATE VIEW note AS SELECT 'b' AS key, 'x' AS text", .damage),
        ("DROP INDEX review_by_id", .damage),
        ("CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM tag; END", .stranger),
        ("CREATE VIEW v AS SELECT 1", .stranger), ("CREATE TABLE t (a)", .stranger),
        ("DELETE FROM author_word", .derived), ("UPDATE link SET site = NULL", .derived),
        ("INSERT INTO review_stem (review_stem) VALUES ('delete-all')", .derived),
        ("INSERT INTO review_form (rowid, form) VALUES (1, 'another')", .derived),
        ("DELETE FROM review_stem_data WHERE id > 10", .derived),
    ])
    func whatIsNotAsItWasWrittenIsTold(script: String, kind: LibraryFinding.Kind) throws {
        try change(script)
        #expect(try findings().contains(kind))
        #expect(try library.store.firstProblem() != nil)
    }

    @Test(arguments: [
        "DELETE FROM author_word; UPDATE link SET site = NULL",
        "INSERT INTO review_stem (review_stem) VALUES ('delete-all')",
        "INSERT INTO review_form (rowid, form) VALUES (1, 'another')",
        "DELETE FROM review_stem_data WHERE id > 10",
        "CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM tag; END; CREATE VIEW v AS SELECT 1; CREATE TABLE t (a)",
    ])
    func whatIsMadeFromTheRestIsMadeAnew(script: String) throws {
        let titles = try library.titles("words")
        try change(script)
        #expect(try findings() != [])
        let store = try ReviewStore(path: library.path, mode: .write)
        try store.repair()
        #expect(try findings() == [])
        #expect(try store.answer(QueryParser.parse("words").query).items.map(\.review.title) == titles)
        #expect(try store.curation(key: "b").notes == "mine")
    }

    /// An older program, or one that knows of no seal, has written: that is told once, and the next change
    /// ends it.
    @Test func whatIsWrittenNextIsSealedAnew() throws {
        try change("UPDATE tag SET tag = 'b'")
        #expect(try findings() == [.changed])
        _ = try library.store.transaction { try library.store.tag(add: ["c"], key: "b") }
        #expect(try findings() == [])
    }

    /// Each value of each table but the history is told of when it is another; numbers of corrections and former texts
    /// are only their order.
    @Test func everyCellIsSealed() throws {
        try library.store.recordingChange("take") {
            try library.take([Sample.full, Sample.review("d")], from: "b")
            _ = try library.store.tag(add: ["e"], key: "d")
        }
        let orders: Set = ["correction.number", "former_text.number"]
        let database = library.store.database
        struct TakenBack: Error {}
        var tries = 0
        try database.execute("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
        for table in try RecordedTable.all(database) {
            for name in table.columns where !orders.contains("\(table.name).\(name)") {
                let column = "\"\(name)\""
                let other = "CASE typeof(\(column)) WHEN 'text' THEN \(column) || 'x' ELSE \(column) + 1 END"
                let turn =
                    "UPDATE OR IGNORE \"\(table.name)\" SET \(column) = \(other) WHERE \(column) IS NOT NULL"
                #expect(throws: TakenBack.self) {
                    try database.transaction {
                        if try database.run(turn) > 0 {
                            tries += 1
                            #expect(try findings() != [], "\(table.name).\(name)")
                        }
                        throw TakenBack()
                    }
                }
            }
        }
        #expect(tries > 100)
        #expect(try findings() == [])
    }

    /// What an undo would put back is told of when it is another, be it a value or a row, and no more once it was taken
    /// as it is.
    @Test func theHistoryIsSealed() throws {
        try library.store.recordingChange("take") { try library.take([Sample.review("d")], from: "b") }
        try library.store.recordingChange("tag") { _ = try library.store.tag(add: ["e"], key: "d") }
        try library.store.recordingChange("untag") { _ = try library.store.tag(remove: ["e"], key: "d") }
        let database = library.store.database
        struct TakenBack: Error {}
        var turns = [
            "DELETE FROM change_row WHERE number = (SELECT max(number) FROM change_row)",
            "DELETE FROM change_mark",
            "DELETE FROM change WHERE number = 1", "UPDATE change SET words = words || 'x'",
            "UPDATE change SET undone = 1 - undone", "UPDATE change_mark SET last = last + 1",
            "UPDATE change_row SET operation = CASE operation WHEN 'came' THEN 'went' ELSE 'came' END",
        ]
        turns += try ["change_row.name", "change_row.c0", "change_row.c1"].map { place in
            let parts = place.split(separator: ".")
            let count = try database.first("SELECT count(*) FROM \(parts[0]) WHERE \(parts[1]) IS NOT NULL") {
                $0.integer(0)
            }
            #expect(count ?? 0 > 0, "\(place)")
            return "UPDATE \(parts[0]) SET \(parts[1]) = \(parts[1]) || 'x'"
        }
        #expect(try findings() == [])
        for turn in turns {
            #expect(throws: TakenBack.self) {
                try database.transaction {
                    #expect(try database.run(turn) > 0, "\(turn)")
                    #expect(try Set(findings()) == [.changed], "\(turn)")
                    throw TakenBack()
                }
            }
        }
        try library.store.undo(2)
        #expect(try findings() == [])
        try library.store.redo()
        #expect(try findings() == [])
        try change("UPDATE change SET words = 'x'")
        #expect(try findings() != [])
        try library.store.repair()
        #expect(try findings() == [])
    }

    /// What has turned is told also when something else has been changed since; a repair takes it as it is.
    @Test func damageIsNotSealedByTheNextChange() throws {
        try library.store.recordingChange("take") { try library.take([Sample.review("d")], from: "b") }
        #expect(try findings() == [])
        try change("UPDATE likeness SET mark = mark + 1")
        try library.store.recordingChange("take") { try library.take([Sample.review("e")], from: "c") }
        #expect(try findings() == [.changed])
        try library.store.undo()
        #expect(try findings() == [.changed])
        try library.store.repair()
        #expect(try findings() == [])
    }
}
