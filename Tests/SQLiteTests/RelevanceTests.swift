import TestSupport
import Testing

@testable import SQLite

@Suite struct RelevanceTests {
    /// A table in which every third row has `rare`, all but each seventh have `often`, and lengths differ.
    private static func database(_ rows: Int, in folder: TemporaryFolder) throws -> Database {
        let database = try Database(path: folder.file("words.sqlite"), access: .create)
        try database.addRelevance()
        try database.execute("CREATE VIRTUAL TABLE words USING fts5 (head, body, content = '')")
        try database.transaction {
            for row in 1...rows {
                let often = row % 7 == 0 ? "seldom" : String(repeating: "often ", count: row % 5 + 1)
                let body =
                    often + (row % 3 == 0 ? " rare thing" : " thing")
                    + String(repeating: " x", count: row % 11)
                try database.run(
                    "INSERT INTO words (rowid, head, body) VALUES (?, ?, ?)",
                    with: [.integer(Int64(row)), .text(row % 4 == 0 ? "often" : "head"), .text(body)])
            }
        }
        return database
    }

    private static func scores(
        _ function: String, _ match: String, _ database: Database
    ) throws -> [(row: Int64, score: Double)] {
        try database.all(
            "SELECT rowid, \(function) FROM words WHERE words MATCH ? ORDER BY rowid", with: [.text(match)]
        ) { ($0.integer(0), $0.real(1)) }
    }

    @Test(arguments: [
        "rare", "often", "rare AND often", "rare OR often", "\"rare thing\" OR seldom", "head : often",
        "NEAR(often rare, 2) OR seldom", "missing OR rare",
    ])
    func isThatOfFTS5WhereRowsAreFew(match: String) throws {
        let folder = try TemporaryFolder()
        let database = try RelevanceTests.database(150, in: folder)
        let own = try RelevanceTests.scores("relevance(words, 3.0, 1.0)", match, database)
        let known = try RelevanceTests.scores("-bm25(words, 3.0, 1.0)", match, database)
        #expect(!own.isEmpty && own.map(\.row) == known.map(\.row))
        for (own, known) in zip(own, known) { #expect(abs(own.score - known.score) < 1e-9, "\(own.row)") }
    }

    @Test(arguments: ["rare", "rare AND seldom", "rare OR seldom"])
    func isNearlyThatOfFTS5WhereRowsAreMany(match: String) throws {
        let folder = try TemporaryFolder()
        let database = try RelevanceTests.database(5_000, in: folder)
        let own = try RelevanceTests.scores("relevance(words, 3.0, 1.0)", match, database)
        let known = try RelevanceTests.scores("-bm25(words, 3.0, 1.0)", match, database)
        for (own, known) in zip(own, known) {
            #expect(abs(own.score - known.score) < 0.05 * known.score, "\(own.row)")
        }
    }

    @Test(arguments: [
        ("rare OR seldom", 3, 0b01), ("rare OR seldom", 7, 0b10), ("rare OR seldom", 21, 0b11),
        ("(rare) AND (often OR head : often)", 3, 0b011), ("(rare) AND (often OR head : often)", 12, 0b111),
        ("NEAR(often rare, 0) OR thing", 6, 0b111), ("\"thing x\" OR missing OR rare", 9, 0b101),
    ])
    func tellsWhichPhrasesARowHas(match: String, row: Int64, phrases: Int64) throws {
        let folder = try TemporaryFolder()
        let database = try RelevanceTests.database(30, in: folder)
        let found = try database.all(
            "SELECT rowid, found_phrases(words) FROM words WHERE words MATCH ?", with: [.text(match)]
        ) { ($0.integer(0), $0.integer(1)) }
        #expect(found.first { $0.0 == row }?.1 == phrases)
    }

    @Test(arguments: [
        ("a b", 2), ("b a", 1), ("a x x b", 1), ("a x x x x x x b", 1), ("a x x x x x x x b", 0),
        ("a x x x x x x x x x a b", 2), ("a | b", 0), ("a x a x | x x x x x a x b", 1), ("a", 0),
    ])
    func tellsHowNearWordsStand(columns: String, nearness: Int64) throws {
        let folder = try TemporaryFolder()
        let database = try RelevanceTests.database(1, in: folder)
        let parts = columns.split(separator: "|").map { Argument.text(String($0)) } + [.text("")]
        try database.run(
            "INSERT INTO words (rowid, head, body) VALUES (9, ?, ?)", with: Array(parts.prefix(2)))
        let match = "c OR a OR b"
        let found = try database.first(
            "SELECT nearness(words, 1, 2) FROM words WHERE words MATCH ?", with: [.text(match)]
        ) { $0.integer(0) }
        #expect(found == nearness)
        let near = try database.first(
            "SELECT 1 FROM words WHERE words MATCH 'NEAR(a b, 6)'", with: []
        ) { _ in true }
        #expect((near ?? false) == (nearness > 0))
        let row = try database.first("SELECT 1 FROM words WHERE words MATCH '\"a b\"'", with: []) { _ in true
        }
        #expect((row ?? false) == (nearness == 2))
    }

    @Test func moreThanSixtyThreePhrasesDoNoHarm() throws {
        let folder = try TemporaryFolder()
        let database = try RelevanceTests.database(30, in: folder)
        let match = (Array(repeating: "missing", count: 80) + ["rare"]).joined(separator: " OR ")
        let found = try database.all(
            "SELECT found_phrases(words), relevance(words) FROM words WHERE words MATCH ?",
            with: [.text(match)]
        ) { ($0.integer(0), $0.real(1)) }
        #expect(found.count == 10 && found.allSatisfy { $0.0 == 0 && $0.1 > 0 })
    }
}
