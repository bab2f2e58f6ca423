import Foundation
import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

/// What becomes of what two libraries say of one thing.
struct MergeTests {
    private let ours: TemporaryLibrary
    private let theirs: TemporaryLibrary

    init() throws {
        (ours, theirs) = (try TemporaryLibrary(), try TemporaryLibrary())
        for library in [ours, theirs] {
            try library.take(["a", "b", "c", "d", "e"].map { Sample.review("k/\($0)", text: "слово \($0)") })
        }
    }

    private func merge() throws -> MergeOutcome { try ours.store.merge(theirs.store) }

    @Test(arguments: [
        ("abc", "abc", "abc"), ("abc", "cba", "bac"), ("ab", "de", "adbe"), ("ac", "abc", "abc"),
        ("ac", "ba", "bac"), ("ae", "bcd", "abced"), ("", "ab", "ab"), ("abcd", "eabcd", "eabcd"),
        ("bd", "abcde", "abcde"), ("abd", "abcd", "abcd"),
    ]) func listsAreUnited(_ left: String, _ right: String, _ expected: String) throws {
        let name = { (key: String) in "k/\(key)" }
        for (store, keys) in [(ours.store, left), (theirs.store, right)] {
            try store.create(list: ReadingList(name: "l"))
            try store.add(keys: keys.map { name("\($0)") }, toList: "l")
        }
        let expected = expected.map { name("\($0)") }
        _ = try merge()
        #expect(try ours.store.entries(ofList: "l").map(\.key) == expected)
        try theirs.store.merge(ours.store)
        #expect(try theirs.store.entries(ofList: "l").map(\.key) == expected)
    }

    @Test(
        arguments: [
            (nil, "gan", "gan"), ("gan", "gan", "gan"), ("gan", "vae", "gan OR vae"),
            ("gan OR vae", "vae", "gan OR vae"), ("vae", "gan OR vae", "gan OR vae"),
            ("vae", "gan", "gan OR vae"), ("vae OR gan", "vae OR gan", "vae OR gan"),
            ("gan sort:date", "tag:x year:2020", "(gan OR tag:x year:2020) sort:date"),
        ] as [(String?, String, String)]) func listsFollowBothQueries(
            _ left: String?, _ right: String, _ expected: String
        )
    {
        #expect(MergedLists.either(left, other: right) == expected)
    }

    @Test(
        arguments: [
            (nil, "b", "b"), ("a", nil, "a"), ("a", "b", "a\n\nb"), ("a\n\nb", "b", "a\n\nb"),
            ("b", "a\n\nb", "a\n\nb"), ("b", "a", "a\n\nb"), ("c\n\na", "b", "b\n\nc\n\na"),
            ("see 1", "see 12", "see 1\n\nsee 12"), ("see 1.", "so: see 1. Good", "so: see 1. Good"),
            ("море", "моречко", "море\n\nморечко"), ("a\n\n\n\nb", "b", "a\n\nb"),
            (nil, nil, nil),
        ] as [(String?, String?, String?)]) func textsAreBothKept(
            _ left: String?, _ right: String?, _ expected: String?
        )
    {
        #expect(MergedText.both(left, other: right) == expected)
    }

    /// A reader may have joined two items that stand apart in one source, each library another one of them.
    @Test func whatStandsTwiceInASourceIsShownAtTheFirstPlace() throws {
        let pair = [try TemporaryLibrary(), try TemporaryLibrary()]
        for (library, keys) in zip(pair, [["a", "b"], ["b", "a"]]) {
            try library.take(keys.map { Sample.review("k/\($0)", text: "слово \($0)") })
        }
        let places = { (store: ReviewStore) in
            try store.database.all("SELECT key, position FROM review ORDER BY key") {
                "\($0.text(0)) \($0.integer(1))"
            }
        }
        let other = try TemporaryLibrary()
        try other.store.merge(pair[1].store)
        try other.store.merge(pair[0].store)
        try pair[0].store.merge(pair[1].store)
        #expect(try places(pair[0].store) == ["k/a 0", "k/b 0"])
        #expect(try places(other.store) == ["k/a 0", "k/b 0"])
    }

    @Test func listsKeepTitlesCommentsAndIntroductions() throws {
        try ours.store.create(list: ReadingList(name: "l", title: "A", introduction: "one"))
        try ours.store.add(keys: ["k/a"], toList: "l", comment: "mine")
        try theirs.store.create(list: ReadingList(name: "l", title: "B", introduction: "two"))
        try theirs.store.add(keys: ["k/a", "k/b"], toList: "l", comment: "theirs")
        let outcome = try merge()
        #expect(outcome.conflicts.map(\.description) == ["title of list 'l': 'A' stays, not 'B'"])
        #expect(try ours.store.list(named: "l")?.introduction == "one\n\ntwo")
        let entries = try ours.store.entries(ofList: "l")
        #expect(entries.map(\.key) == ["k/a", "k/b"])
        #expect(entries.map(\.comment) == ["mine\n\ntheirs", "theirs"])
    }

    @Test func marksGoTheFartherWay() throws {
        try ours.store.mark(status: .read, key: "k/a")
        try theirs.store.mark(status: .skipped, key: "k/a")
        try theirs.store.mark(status: .reading, key: "k/b")
        try ours.store.rate(2, key: "k/a")
        try theirs.store.rate(4, key: "k/a")
        let outcome = try merge()
        #expect(try ours.store.curation(key: "k/a").status == .read)
        #expect(try ours.store.curation(key: "k/b").status == .reading)
        #expect(try ours.store.curation(key: "k/a").rating == 4)
        #expect(outcome.conflicts.count == 2)
        #expect(outcome.counts == [.marked: 2])
    }

    @Test func whatAPersonTookOffStaysOff() throws {
        for store in [ours.store, theirs.store] {
            try store.put(TagRule(name: "r", query: "слово", tags: ["auto"]))
            try store.applyRules()
        }
        try theirs.store.tag(remove: ["auto"], key: "k/a")
        try ours.store.tag(add: ["own"], key: "k/a")
        try theirs.store.tag(remove: ["auto"], key: "k/b")
        try ours.store.tag(add: ["auto"], key: "k/b")
        _ = try merge()
        #expect(try ours.store.curation(key: "k/a").tags == ["own"])
        #expect(try ours.store.curation(key: "k/b").tags == ["auto"])
        #expect(try ours.store.curation(key: "k/c").tags == ["auto"])
    }

    @Test func tagsComeUnderTheirOwnNames() throws {
        try ours.store.put(alias: "rl", of: "reinforcement-learning")
        try theirs.store.tag(add: ["rl/offline"], key: "k/a")
        try theirs.store.put(alias: "cv", of: "vision")
        try ours.store.tag(add: ["cv"], key: "k/b")
        _ = try merge()
        #expect(try ours.store.curation(key: "k/a").tags == ["reinforcement-learning/offline"])
        #expect(try ours.store.curation(key: "k/b").tags == ["vision"])
    }

    @Test func ofTwoTagsThatAreNamesOfEachOtherTheFirstIsTheTag() throws {
        try ours.store.tag(add: ["cv"], key: "k/a")
        try ours.store.put(alias: "vision", of: "cv")
        try theirs.store.tag(add: ["vision"], key: "k/b")
        try theirs.store.put(alias: "cv", of: "vision")
        try theirs.store.merge(ours.store)
        _ = try merge()
        for store in [ours.store, theirs.store] {
            #expect(try store.curation(key: "k/a").tags == ["cv"])
            #expect(try store.curation(key: "k/b").tags == ["cv"])
        }
    }

    /// A circle is told and the rest goes on; anything else that goes wrong is no circle.
    @Test func errorsOfAliasesAreNotTakenForCircles() throws {
        try theirs.store.put(alias: "cv", of: "vision")
        try ours.store.database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON tag_alias BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        #expect(throws: DatabaseError.self) { try merge() }
        #expect(try ours.store.tagAliases().isEmpty)
        try ours.store.database.execute("DROP TRIGGER full")
        _ = try merge()
        #expect(try ours.store.tagAliases().map(\.alias) == ["cv"])
    }

    @Test func searchesAndRulesOfOneNameAreBothKept() throws {
        try ours.store.save(search: "s", query: "gan")
        try theirs.store.save(search: "s", query: "vae")
        try theirs.store.save(search: "t", query: "search:s year:2020..")
        try theirs.store.save(search: "same", query: "x")
        try ours.store.save(search: "same", query: "x")
        try ours.store.put(TagRule(name: "r", query: "слово", tags: ["x"]))
        try theirs.store.put(TagRule(name: "r", query: "слово", tags: ["y"]))
        let outcome = try merge()
        #expect(outcome.conflicts.count == 2)
        #expect(
            try ours.store.savedSearches().map { "\($0.name)=\($0.query)" } == [
                "s=gan", "s-\(mark("vae"))=vae", "same=x", "t=search:s-\(mark("vae")) year:2020..",
            ])
        #expect(try ours.store.tagRules().map(\.name) == ["r", "r-\(mark("слово\ny"))"])
        #expect(try ours.store.curation(key: "k/a").tags == ["x", "y"])
        #expect(try merge().conflicts.isEmpty)
    }

    /// What a library calls something by itself goes by the new name when another one keeps the name.
    @Test func whatGivesWayIsNamedAnewEverywhere() throws {
        try ours.store.save(search: "s", query: "vae")
        try ours.store.create(list: ReadingList(name: "l", query: "search:s"))
        try ours.store.put(TagRule(name: "r", query: "слово search:s", tags: ["x"]))
        try ours.store.tag(add: ["x"], key: "k/a")
        try theirs.store.save(search: "s", query: "gan")
        let outcome = try merge()
        let name = "s-\(mark("vae"))"
        #expect(
            outcome.conflicts.map(\.description) == [
                "the other library has another saved search 's'; that of this one is '\(name)' now"
            ])
        #expect(try ours.store.list(named: "l")?.query == "search:\(name)")
        #expect(try ours.store.tagRules().map(\.query) == ["слово search:\(name)"])
        try theirs.store.merge(ours.store)
        let pairs = try [ours.store, theirs.store].map { try $0.savedSearches().map { "\($0)=\($1)" } }
        #expect(pairs[0] == pairs[1])
    }

    /// What marks a name whose meaning gave way.
    private func mark(_ meaning: String) -> Substring { ReviewIdentity.id(forKey: meaning).prefix(4) }

    @Test func namesThatWouldContainThemselvesAreLeftOut() throws {
        try ours.store.create(list: ReadingList(name: "a", query: "list:b"))
        try ours.store.create(list: ReadingList(name: "b"))
        try theirs.store.create(list: ReadingList(name: "a"))
        try theirs.store.create(list: ReadingList(name: "b", query: "list:a"))
        let outcome = try merge()
        #expect(
            outcome.conflicts.map(\.description) == [
                "the query of list 'b' is left out; it would contain itself here"
            ])
        #expect(try ours.store.count(QueryParser.parse("list:a").query) == 0)
    }

    @Test func theLaterCorrectionCounts() throws {
        let early = try library(at: 100) {
            try $0.correct(key: "k/a", [Correction(.title, operation: .set, value: "early")])
        }
        let late = try library(at: 200) {
            try $0.correct(key: "k/a", [Correction(.title, operation: .set, value: "late")])
        }
        let outcome = try early.merge(late)
        #expect(outcome.conflicts.count == 1)
        #expect(try titles(early) == ["late"])
        let other = try library(at: 100) {
            try $0.correct(key: "k/a", [Correction(.title, operation: .set, value: "early")])
        }
        try late.merge(other)
        #expect(try titles(late) == ["late"])
        try late.resetCorrections(key: "k/a")
        #expect(try titles(late) == ["k/a"])
    }

    private func library(at seconds: Int64, _ body: (ReviewStore) throws -> Void) throws -> ReviewStore {
        let store = try ReviewStore(path: ":memory:", mode: .create, now: { Timestamp(seconds: seconds) })
        try store.importing(SourceRecord(path: "a.txt", format: "telegram-text")) {
            try $0.receive(Sample.review("k/a", text: "слово"))
        }
        try body(store)
        return store
    }

    private func titles(_ store: ReviewStore) throws -> [String] {
        try store.answer(.all).items.map(\.review.title)
    }

    @Test func citationKeysAreNeverGivenTwice() throws {
        try ours.store.keep(citationKeys: ["arxiv:1": "a2020", "arxiv:2": "b2020"])
        try theirs.store.keep(citationKeys: ["arxiv:1": "other", "arxiv:3": "b2020", "arxiv:4": "d2020"])
        _ = try merge()
        #expect(
            try ours.store.citationKeys() == ["arxiv:1": "a2020", "arxiv:2": "b2020", "arxiv:4": "d2020"])
    }

    @Test func whatIsOnNoItemWaitsForIt() throws {
        try theirs.take([Sample.review("k/z", text: "другое")], from: "b.txt")
        try theirs.store.note("see", key: "k/z")
        try theirs.store.forget(source: "b.txt")
        _ = try merge()
        #expect(try ours.store.curation(key: "k/z").notes == "see")
    }

    @Test func aDamagedLibraryIsRefused() throws {
        try theirs.store.database.execute("PRAGMA writable_schema = ON")
        try theirs.store.database.execute(
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'note') WHERE name = 'mark'"
        )
        let damaged = try ReviewStore(path: theirs.path, mode: .read)
        let before = try LibraryState(ours.store)
        #expect(throws: (any Error).self) { try ours.store.merge(damaged) }
        #expect(try LibraryState(ours.store).differences(from: before) == [])
    }
}
