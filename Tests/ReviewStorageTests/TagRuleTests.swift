import ReviewModel
import SQLite
import Testing

@testable import ReviewStorage

struct TagRuleTests {
    let library: TemporaryLibrary
    var store: ReviewStore { library.store }

    init() throws {
        library = try TemporaryLibrary()
        try library.take(["a", "b", "c"].map { Sample.review($0, text: $0 == "c" ? "иное" : "слово") })
    }

    private func tags(_ key: String) throws -> [String] {
        try store.tagOrigins(key: key).map { "\($0.tag):\($0.rule ?? "-")" }
    }

    @Test func renamingTakesWhatIsUnderIt() throws {
        try store.tag(add: ["nlp", "nlp/llm", "nlpx"], .field(.title, .text("a")))
        try store.tag(add: ["ml/llm"], .all)
        #expect(try store.rename(tag: "nlp", to: "ml") == 1)
        #expect(try store.curation(key: "a").tags == ["ml", "ml/llm", "nlpx"])
        #expect(try store.curation(key: "b").tags == ["ml/llm"])
        #expect(try store.rename(tag: "ml", to: "ml/deep") == 3)
        #expect(try store.curation(key: "a").tags == ["ml/deep", "ml/deep/llm", "nlpx"])
        #expect(try store.knows(tag: "ml"))
        #expect(try !store.knows(tag: "nl"))
    }

    @Test func anotherNameIsTheSame() throws {
        try store.tag(add: ["lm", "lm/big"], .all)
        #expect(try store.put(alias: "lm", of: "llm") == 3)
        #expect(try store.curation(key: "a").tags == ["llm", "llm/big"])
        try store.tag(add: ["lm/small"], remove: ["lm"], .all)
        #expect(try store.curation(key: "a").tags == ["llm/big", "llm/small"])
        #expect(try library.titles("tag:lm -tag:lm/x", sort: .date) == ["a", "b", "c"])
        #expect(throws: LibraryError.circular(names: ["llm", "lm", "llm"])) {
            try store.put(alias: "llm", of: "lm")
        }
        try store.put(alias: "llm", of: "model")
        #expect(try store.tagAliases().map(\.tag) == ["model", "model"])
        try store.put(alias: "lm", of: nil)
        #expect(try library.titles("tag:lm") == [])
    }

    @Test func rulesGiveTags() throws {
        try store.put(TagRule(name: "r", query: "слово", tags: ["x", "y"]))
        try store.tag(add: ["x"], .field(.title, .text("a")))
        #expect(
            try store.applyRules() == [TagRuleOutcome(rule: "r", tags: ["x", "y"], matched: 2, changed: 2)])
        #expect(try tags("a") == ["x:-", "y:r"])
        #expect(try tags("b") == ["x:r", "y:r"])
        #expect(try store.applyRules().map(\.changed) == [0])
        // What a person takes off does not come back; what a person puts on is theirs.
        try store.tag(remove: ["y"], .all)
        try store.tag(add: ["x"], .all)
        #expect(try store.applyRules().map(\.changed) == [0])
        #expect(try tags("b") == ["x:-"])
        try store.tag(add: ["y"], .field(.title, .text("b")))
        #expect(try tags("b") == ["x:-", "y:-"])
        try store.rename(tag: "x", to: "z")
        #expect(try store.tagRules().map(\.tags) == [["z", "y"]])
        #expect(try store.remove(rule: "r"))
        #expect(try store.applyRules() == [])
    }

    @Test func newItemsAreTagged() throws {
        try store.put(TagRule(name: "r", query: "новое", tags: ["x"]))
        try store.applyRules()
        try library.take([Sample.review("d", text: "новое")], from: "d.txt")
        #expect(try store.applyRules(["r"]).map(\.changed) == [1])
        #expect(try tags("d") == ["x:r"])
    }

    @Test func newerItems() throws {
        var old = Sample.review("old")
        old.date = Timestamp(seconds: 1_000)
        var new = Sample.review("new")
        new.date = Timestamp(seconds: 2_000)
        try library.take([old, new, Sample.review("undated")], from: "e.txt")
        let found = { (since: Since) -> [String] in
            var keys: [String] = []
            try store.items(for: .field(.source, .text("e.txt")), since: since) { keys.append($0.review.key) }
            return keys.sorted()
        }
        #expect(try found(.posted(Timestamp(seconds: 2_000))) == ["new", "undated"])
        #expect(try found(.posted(Timestamp(seconds: 1_900_000_000))) == [])
        let added = { Since.added(NewsMark(time: Timestamp(seconds: $0))) }
        #expect(try found(added(1_700_000_000)) == [])
        #expect(try found(added(1_699_999_999)) == ["new", "old", "undated"])
    }

    /// What comes in the second of a look, or from a source that was begun before it, is new all the same.
    @Test func newsOfTheSecondOfALook() throws {
        let now = Timestamp(seconds: 1_700_000_000)
        try library.take([Sample.review("old")], from: "a.txt")
        #expect(try store.last(.look) == nil)
        try store.note(.look, of: store.mark(at: now))
        let found = { () -> [String] in
            let mark = try #require(try store.last(.look))
            var keys: [String] = []
            try store.items(for: .all, since: .added(mark)) { keys.append($0.review.key) }
            return keys
        }
        #expect(try found() == [])
        try library.take([Sample.review("new")], from: "b.txt")
        #expect(try found() == ["new"])
        try store.note(.look, of: store.mark(at: now))
        #expect(try found() == [])
        try store.note(.look, of: store.mark(at: Timestamp(seconds: 1_700_000_005)))
        try library.take([Sample.review("late")], from: "c.txt")
        #expect(try found() == ["late"])
    }

    /// What was looked at is not new again when its source says something else of it, however soon.
    @Test func anEditIsNoNews() throws {
        let now = Timestamp(seconds: 1_700_000_000)
        try library.take([Sample.review("one"), Sample.review("two")], from: "a.txt")
        try store.note(.look, of: store.mark(at: now))
        var edited = Sample.review("one", title: "Another Title")
        edited.text = "Another text altogether."
        try library.take([edited, Sample.review("two"), Sample.review("three")], from: "a.txt")
        #expect(try news() == ["three"])
        try store.note(.look, of: store.mark(at: now))
        #expect(try news() == [])
    }

    /// What came from a source that was being read while somebody looked is new at the next look.
    @Test func whatCameDuringALookIsNew() throws {
        try library.take([Sample.review("old")], from: "a.txt")
        let mark = try store.mark(at: Timestamp(seconds: 1_700_000_100))
        try library.take([Sample.review("meanwhile")], from: "b.txt")
        try store.database.run("UPDATE review SET added = added + 50 WHERE key = 'meanwhile'")
        try store.note(.look, of: mark)
        #expect(try news() == ["meanwhile"])
        try store.note(.look, of: store.mark(at: Timestamp(seconds: 1_700_000_200)))
        #expect(try news() == [])
    }

    private func news() throws -> [String] {
        let mark = try #require(try store.last(.look))
        var keys: [String] = []
        try store.items(for: .all, since: .added(mark)) { keys.append($0.review.key) }
        return keys.sorted()
    }
}
