import ReviewModel
import Testing

@testable import ReviewStorage

/// What is on a list by a query is on it everywhere.
struct FollowedListTests {
    private let library: TemporaryLibrary
    private var store: ReviewStore { library.store }

    init() throws {
        library = try TemporaryLibrary()
        try library.take([
            Sample.review("k/a", text: "кошка"), Sample.review("k/b", text: "собака"),
            Sample.review("k/c", text: "кошка и собака"), Sample.review("k/d", text: "рыба"),
        ])
        try store.create(list: ReadingList(name: "cats", query: "кошка"))
        try store.create(list: ReadingList(name: "pets", query: "list:cats OR собака"))
        try store.create(list: ReadingList(name: "hand"))
        try store.add(keys: ["k/d", "k/c"], toList: "hand")
        try store.add(keys: ["k/d"], toList: "cats")
    }

    private func lists(_ key: String) throws -> [String] {
        let item = try #require(try library.item(key: key))
        return try FollowedLists(store).completing(item).curation.lists
    }

    @Test func itemsTellAllListsThatTheyAreOn() throws {
        #expect(try lists("k/a") == ["cats", "pets"])
        #expect(try lists("k/b") == ["pets"])
        #expect(try lists("k/c") == ["cats", "hand", "pets"])
        #expect(try lists("k/d") == ["cats", "hand", "pets"])
    }

    @Test func whatIsToldIsWhatIsFound() throws {
        for key in ["k/a", "k/b", "k/c", "k/d"] {
            for name in try store.listNames() {
                let found = try store.keys(for: .field(.list, .text(name)))
                #expect(try lists(key).contains(name) == found.contains(key), "\(key) \(name)")
            }
        }
    }

    @Test func facetsAndNumbersCountThem() throws {
        let counts = try store.facets(.lists).map { "\($0.value) \($0.count)" }
        #expect(counts == ["pets 4", "cats 3", "hand 2"])
        #expect(try store.statistics(.all).listed == 4)
        #expect(try store.facets(.lists, .word("рыба")).map(\.count) == [1, 1, 1])
    }

    @Test func hasListsFindsThem() throws {
        #expect(Set(try library.titles("has:lists")) == ["k/a", "k/b", "k/c", "k/d"])
        try store.delete(list: "pets")
        #expect(try library.titles("-has:lists") == ["k/b"])
    }

    @Test func nextReadsThemBeforeTheRest() throws {
        try store.delete(list: "pets")
        let next = try store.next(.all, limit: nil).map { "\($0.item.review.key) \($0.reason)" }
        #expect(Set(next) == ["k/a listed", "k/c listed", "k/d listed", "k/b unread"])
        #expect(next.last == "k/b unread")
    }
}
