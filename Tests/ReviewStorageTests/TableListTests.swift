import SQLite
import Testing

@testable import ReviewStorage

/// The lists of tables that are written by hand, compared with the tables that there are: a table that is
/// added is to be thought of in each of them.
@Suite struct TableListTests {
    private let database: Database

    init() throws { database = try ReviewStore(path: ":memory:", mode: .create).database }

    /// All tables but those of SQLite and of the text index.
    private func tables() throws -> Set<String> {
        Set(
            try database.all(
                """
                SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                    AND name NOT LIKE 'sqlite%'
                """
            ) { $0.text(0) })
    }

    private func tables(with column: String) throws -> Set<String> {
        try tables().filter { table in
            let sql = "SELECT 1 FROM pragma_table_info(?) WHERE name = ?"
            return try database.first(sql, with: [.text(table), .text(column)]) { _ in true } ?? false
        }
    }

    /// Tables with a foreign key to `table`.
    private func tables(referringTo table: String) throws -> Set<String> {
        try tables().filter { other in
            let sql = "SELECT 1 FROM pragma_foreign_key_list(?) WHERE \"table\" = ?"
            return try database.first(sql, with: [.text(other), .text(table)]) { _ in true } ?? false
        }
    }

    @Test func readerDataMovesWithItsKey() throws {
        // A citation key and its like hang on other things than items.
        let others: Set = ["review", "correction", "citation_key"]
        #expect(try tables(with: "key").subtracting(others) == Set(ReaderData.tables.map(\.name)))
    }

    @Test func partsOfARowAreWrittenAnewOrFollowIt() throws {
        let following = Set(Records.ofSources + ["reference"])
        #expect(RowSuccession.parts.isDisjoint(with: following))
        #expect(try tables(with: "review") == RowSuccession.parts.union(following))
    }

    @Test func namesAreSweptOnceNobodyUsesThem() throws {
        for (name, users) in ReviewStore.uses {
            #expect(try tables(referringTo: name) == Set(users), "\(name)")
        }
        let names = Set(ReviewStore.uses.map(\.0))
        let words = Set(try tables().filter { $0.hasSuffix("_word") }.map { String($0.dropLast(5)) })
        #expect(words == names.subtracting(["paper", "site"]))
    }

    @Test func channelsAreRenamedWhereverTheyAreNamed() throws {
        // These have a number, or a name as the source gives it.
        let others: Set = ["review", "source", "channel_word"]
        #expect(try tables(with: "channel").subtracting(others) == Set(Records.ofChannels))
    }

    /// What is not dumped row by row is a part of an item or a source, or made from the rest.
    @Test func everythingIsDumped() throws {
        let names = Set(ReviewStore.uses.map(\.0))
        let made = names.union(names.map { "\($0)_word" }).union([
            "library", "source", "review", "evidence", "change", "change_mark", "change_row",
        ])
        let dumped = Set((DumpedTable.all + DumpedTable.passing).map(\.name))
        let rest = try tables().subtracting(made).subtracting(tables(with: "review"))
        #expect(dumped == rest)
    }

    /// What cannot be read again is sealed: all that is dumped row by row but what sources and services say.
    @Test func whatTheReaderWritesIsSealed() throws {
        let said: Set = ["channel_fact", "coverage", "metadata"]
        let dumped = Set((DumpedTable.all + DumpedTable.passing).map(\.name))
        #expect(Set(ReaderSeal.tables) == dumped.subtracting(said))
        #expect(Set(ReaderSeal.tables).count == ReaderSeal.tables.count)
    }

    /// Each column is in the hash of its row, or something else tells of it: a reference, the fingerprint, the id.
    @Test(arguments: [
        (
            RowSeal.review,
            [
                "number", "id", "key", "source", "fingerprint", "kind", "title", "label", "language", "date",
                "edited",
                "precision", "incomplete", "reviewer", "channel",
            ]
        ),
        (RowSeal.sighting, ["number", "review", "source", "content"]),
    ])
    func everyColumnIsSealedOrToldOtherwise(_ seal: RowSeal, _ told: [String]) throws {
        let columns = try database.all("SELECT name FROM pragma_table_info(?)", with: [.text(seal.table)]) {
            $0.text(0)
        }
        #expect(Set(seal.columns).isDisjoint(with: told))
        #expect(Set(columns) == Set(seal.columns).union(told).union(["seal"]), "\(seal.table)")
    }

    /// What can be taken back is all that the reader writes without correcting what was read.
    @Test func curationIsWhatTheReaderWrites() throws {
        let curation = try #require(ChangeScope.curation.tables)
        #expect(try tables().isSuperset(of: curation))
        let others: Set = [
            "alias", "former_text", "coverage", "channel_fact", "correction", "citation_key", "boundary",
            "apart", "metadata",
        ]
        let dumped = Set((DumpedTable.all + DumpedTable.passing).map(\.name))
        #expect(curation == dumped.subtracting(others))
    }
}
