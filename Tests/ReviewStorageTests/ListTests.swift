import ReviewModel
import Testing

@testable import ReviewStorage

struct ListTests {
    let library: TemporaryLibrary
    var store: ReviewStore { library.store }

    init() throws {
        library = try TemporaryLibrary()
        try library.take(["a", "b", "c", "d"].map { Sample.review($0, text: $0 == "d" ? "иное" : "слово") })
        try store.create(list: ReadingList(name: "x", title: "X"))
    }

    private func titles(_ name: String) throws -> [String] {
        var titles: [String] = []
        try store.items(ofList: name) { titles.append($0.review.title + ($0.comment.map { ":\($0)" } ?? "")) }
        return titles
    }

    @Test func keepsItsOrder() throws {
        #expect(try store.add(keys: ["c", "a"], toList: "x") == 2)
        #expect(try store.add(keys: ["a", "b"], toList: "x", comment: "!") == 2)
        #expect(try titles("x") == ["c", "a:!", "b:!"])
        #expect(try store.add(keys: ["b"], toList: "x", at: 1) == 1)
        #expect(try store.add(keys: ["b"], toList: "x", at: 1) == 0)
        #expect(try titles("x") == ["b:!", "c", "a:!"])
        #expect(try store.add(keys: ["b"], toList: "x", comment: "", at: .max) == 1)
        #expect(try titles("x") == ["c", "a:!", "b"])
        #expect(try store.remove(keys: ["a", "nowhere"], fromList: "x") == 1)
        #expect(try store.listEntries(of: "x").map(\.key) == ["c", "b"])
        #expect(try library.titles("list:x", sort: .date).sorted() == ["b", "c"])
        #expect(try store.curation(key: "c").lists == ["x"])
    }

    @Test func followsAQuery() throws {
        try store.add(keys: ["d"], toList: "x")
        #expect(try store.update(list: ReadingList(name: "x", query: "слово -title:b")))
        #expect(try titles("x") == ["d", "a", "c"])
        #expect(try library.titles("list:x -title:a", sort: .date) == ["c", "d"])
        #expect(try store.lists().map(\.count) == [3])
    }

    @Test func circlesAreRefused() throws {
        let circle = LibraryError.circular(names: ["list:x", "search:s", "list:x"])
        try store.save(search: "s", query: "list:x")
        #expect(throws: circle) { try store.update(list: ReadingList(name: "x", query: "слово search:s")) }
        #expect(try store.list(named: "x")?.query == nil)
        #expect(throws: LibraryError.circular(names: ["search:t", "search:t"])) {
            try store.save(search: "t", query: "(a OR search:t)")
        }
        #expect(try store.savedSearches().map(\.name) == ["s"])
    }

    @Test func aSavedSearchMayAskForKinds() throws {
        try library.take([Sample.review("n", kind: .news)], from: "n.txt")
        try store.save(search: "news", query: "kind:news")
        let query = QueryParser.parse("search:news").query.restrictedToReadable
        #expect(try store.answer(query).items.map(\.review.key) == ["n"])
        try store.add(keys: ["n"], toList: "x")
        #expect(try store.count(QueryParser.parse("list:x").query.restrictedToReadable) == 1)
    }

    @Test func renamingAndDeleting() throws {
        try store.add(keys: ["a"], toList: "x", comment: "c")
        try store.create(list: ReadingList(name: "y"))
        #expect(throws: LibraryError.listExists(name: "y")) { try store.rename(list: "x", to: "y") }
        try store.rename(list: "x", to: "z")
        #expect(try titles("z") == ["a:c"])
        try store.delete(list: "z")
        #expect(try store.lists().map(\.name) == ["y"])
        #expect(throws: LibraryError.unknownList(name: "z")) { try store.add(keys: ["a"], toList: "z") }
        #expect(try store.curation(key: "a").lists == [])
    }

    @Test func whatToReadNext() throws {
        try store.tag(add: ["to-read/soon"], .field(.title, .text("b")))
        try store.rate(4, .field(.title, .text("c")))
        try store.add(keys: ["d"], toList: "x")
        #expect(try store.next(.all, limit: nil).map(\.item.review.key) == ["b", "c", "d", "a"])
        #expect(try store.next(.all, limit: nil).map(\.reason) == [.tagged, .rated, .listed, .unread])
        try store.mark(status: .reading, .field(.title, .text("a")))
        try store.mark(status: .read, .field(.title, .text("b")))
        #expect(try store.next(.all, limit: 2).map(\.item.review.key) == ["a", "c"])
        #expect(try store.next(.word("иное"), limit: nil).map(\.reason) == [.listed])
    }
}
