import ReviewModel
import TestSupport
import Testing

@testable import ReviewStorage

struct DumpTests {
    @Test(arguments: [false, true]) func whatIsLoadedGivesTheSameDump(isFull: Bool) throws {
        let library = try DumpTests.filled()
        let lines = try DumpTests.dump(library.store, isFull: isFull)
        let copy = try TemporaryLibrary()
        #expect(try DumpTests.load(lines, into: copy.store) == 3)
        #expect(try DumpTests.dump(copy.store, isFull: isFull) == lines)
        for query in ["рисует", "author:Ramesh", "list:x", "tag:t", "has:notes", "title:corrected"] {
            #expect(try copy.titles(query) == library.titles(query), "\(query)")
        }
        #expect(try copy.store.reviewAsRead(key: "b")?.title == "b")
        // What is imported again is known.
        let outcome = try copy.take([Sample.full, Sample.review("b", text: "слово")])
        #expect(outcome.unchanged == 2 && outcome.items == 2)
    }

    /// One that is corrected to speak of another paper says nothing of the one that it was taken for.
    @Test func whatIsCorrectedToAnotherPaperTakesNobodyWithIt() throws {
        let library = try TemporaryLibrary()
        let reviews = ["a", "b", "c", "d"].map { key in
            var review = Sample.review(key)
            review.papers = [
                Paper(title: key == "c" ? "Nets of Sand" : key == "d" ? "Far Off" : "Nets of Snow")
            ]
            review.papers[0].arxiv = key == "d" ? "2101.00002" : "2101.00001"
            return review
        }
        try library.take(reviews)
        try library.store.correct(key: "a", Correction.parse("model+=Net"))
        try library.store.correct(key: "c", Correction.parse("arxiv=2101.00002"))
        let copy = try TemporaryLibrary()
        try DumpTests.load(DumpTests.dump(library.store, isFull: true), into: copy.store)
        for library in [library, copy] {
            let numbers = try ["a", "b", "c", "d"].map {
                try library.item(key: $0)?.review.papers.first?.arxiv
            }
            #expect(numbers == ["2101.00001", "2101.00001", "2101.00002", "2101.00002"])
        }
        let titles =
            { try $0.item(key: "c")?.review.papers.first?.title } as (TemporaryLibrary) throws -> String?
        #expect(try titles(copy) == titles(library))
    }

    /// Of a group that nothing but its source, or a person, has marked, the dump tells.
    @Test func groupsAreDumped() throws {
        let library = try TemporaryLibrary()
        var (one, other) = (Sample.review("a"), Sample.review("b"))
        one.papers = [Paper(title: "One")]
        one.papers[0].authors = [Author(name: "Blue Fig", isGroup: true), Author(name: "Ada One")]
        other.papers = [Paper(title: "Other")]
        try library.take([one, other])
        try library.store.correct(key: "b", Correction.parse("authors={My Own Crew}; Ada One"))
        let lines = try DumpTests.dump(library.store, isFull: true)
        let copy = try TemporaryLibrary()
        try DumpTests.load(lines, into: copy.store)
        #expect(try DumpTests.dump(copy.store, isFull: true) == lines)
        for library in [library, copy] {
            for (key, name) in [("a", "Blue Fig"), ("b", "My Own Crew")] {
                let authors = try #require(try library.item(key: key)?.review.papers.first?.authors)
                #expect(authors.map(\.name) == [name, "Ada One"])
                #expect(authors.map(\.isGroup) == [true, false])
            }
        }
    }

    @Test(arguments: 0..<12) func theOrderOfImportsDoesNotMatter(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let channel = Channel(&random)
        let views = (0..<3).map { Channel.View($0, &random) }
        let dumps = try [views, views.reversed()].map { views in
            let library = try TemporaryLibrary()
            for view in views {
                try library.store.importing(SourceRecord(path: view.name, format: view.format)) { writer in
                    try writer.begin(view.isWhole ? .holdsEveryMessage : [])
                    for item in channel.items(in: view) { try writer.receive(item) }
                }
            }
            return try DumpTests.dump(library.store, isFull: false)
        }
        #expect(dumps[0] == dumps[1])
    }

    @Test func whatIsThereStays() throws {
        let library = try DumpTests.filled()
        let lines = try DumpTests.dump(library.store, isFull: true)
        #expect(throws: DumpError.notEmpty) { try DumpTests.load(lines, into: library.store) }
        let other = try TemporaryLibrary()
        try other.take([Sample.review("z")], from: "z.txt")
        let before = try DumpTests.dump(other.store, isFull: true)
        try other.store.recordingChange("load") {
            try DumpTests.load(lines, into: other.store, isReplacing: true)
        }
        #expect(try DumpTests.dump(other.store, isFull: true) == lines)
        try other.store.undo()
        #expect(try DumpTests.dump(other.store, isFull: true) == before)
    }

    @Test(
        arguments: [
            ([], .noDump(line: 0)), (["{}"], .noLine(line: 1)), (["x"], .noLine(line: 1)),
            ([#"{"dump":"digest.dump/9"}"#], .noDump(line: 1)), ([#"{"tag":{}}"#], .noDump(line: 1)),
            ([head, #"{"tag":{}}"#], .noLine(line: 2)), ([head, #"{"tag":{"key":"a"}}"#], .noLine(line: 2)),
            ([head, #"{"tag":{"key":"a","tag":null}}"#], .noLine(line: 2)),
            ([head, #"{"tag":{"key":"a","tag":"b","x":1}}"#], .noLine(line: 2)),
            ([head, #"{"item":{}}"#], .noLine(line: 2)), ([head, #"{"source":{}}"#], .noLine(line: 2)),
            ([head, #"{"mark":{"key":"a","status":"eaten","rating":null}}"#], .noLine(line: 2)),
            ([head, #"{"review":{"key":"a"}}"#], .unknownKind("review", line: 2)),
        ] as [([String], DumpError)])
    func damageIsPointedAt(lines: [String], error: DumpError) throws {
        let library = try TemporaryLibrary()
        #expect(throws: error) { try DumpTests.load(lines, into: library.store) }
        #expect(try DumpTests.dump(library.store, isFull: true) == [DumpTests.head])
    }

    @Test func damagedLinesNeverCrash() throws {
        var random = SplitMix(seed: 7)
        let lines = try DumpTests.dump(DumpTests.filled().store, isFull: true)
        for _ in 0..<150 {
            var damaged = lines.map { Array($0.utf8) }
            let line = Int.random(in: damaged.indices, using: &random)
            let place = Int.random(in: damaged[line].indices, using: &random)
            damaged[line][place] = UInt8.random(in: .min ... .max, using: &random)
            let library = try TemporaryLibrary()
            var rest = damaged[...]
            do {
                _ = try library.store.load { rest.popFirst() }
            } catch is DumpError {
                #expect(try library.store.count(.all) == 0)
            }
        }
    }

    private static let head = #"{"dump":"digest.dump/1"}"#

    private static func filled() throws -> TemporaryLibrary {
        let library = try TemporaryLibrary()
        try library.take([Sample.full, Sample.review("b", text: "слово")])
        try library.take([Sample.full, Sample.review("n", text: "new\u{0}s", kind: .news)], from: "n.txt")
        let store = library.store
        try store.tag(add: ["t/u"], .word("рисует"))
        try store.rate(4, .all)
        try store.note("a\nnote\u{0} \"\u{7F}\u{2028}", key: "b")
        try store.note("of what has gone", key: "gone")
        try store.create(list: ReadingList(name: "x", introduction: "so"))
        try store.add(keys: ["n", "b"], toList: "x", comment: "c")
        try store.save(search: "s", query: "tag:t")
        try store.correct(
            key: "b",
            [
                Correction(.title, operation: .set, value: "corrected"),
                Correction(.topic, operation: .add, value: "rl"),
            ])
        return library
    }

    static func dump(_ store: ReviewStore, isFull: Bool) throws -> [String] {
        var lines: [String] = []
        try store.dump(isFull: isFull) { lines.append($0) }
        return lines
    }

    @discardableResult
    static func load(_ lines: [String], into store: ReviewStore, isReplacing: Bool = false) throws
        -> Int
    {
        var rest = lines[...]
        return try store.load(isReplacing: isReplacing) { rest.popFirst().map { Array($0.utf8) } }
    }
}
