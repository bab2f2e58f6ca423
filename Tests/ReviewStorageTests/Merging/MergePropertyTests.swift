import Foundation
import ReviewModel
import SQLite
import TestSupport
import Testing

@testable import ReviewStorage

/// Whatever two libraries hold, one merged into the other is the same as the other way round.
struct MergePropertyTests {
    private static let seeds: Range<Int> = {
        let thorough = ProcessInfo.processInfo.environment["DIGEST_THOROUGH"].map { Int($0) ?? 1 }
        return 0..<(thorough.map { $0 > 1 ? $0 : 400 } ?? 15)
    }()

    /// Two libraries of one channel, some of whose sources are the same, and some read at other times.
    static func pair(_ seed: Int) throws -> (() throws -> ReviewStore, () throws -> ReviewStore) {
        var random = SplitMix(seed: seed)
        let channel = Channel(&random)
        var views = (0..<4).map { Channel.View($0, &random) }
        var later = views[0]
        later.time += 1
        views.append(later)
        let readers = [Reader(&random), Reader(&random)]
        let shares = [
            [views[0], views[1], views[2]].shuffled(using: &random),
            [views[random.once(in: 2) ? 4 : 3], views[2], views[3]].shuffled(using: &random),
        ]
        let make = { (index: Int) in
            {
                var reader = readers[index]
                return try reader.library(shares[index], of: channel)
            }
        }
        return (make(0), make(1))
    }

    /// A third library of the channel of `pair`, and both of these; their readers give tags no other names.
    static func three(_ seed: Int) throws -> [() throws -> ReviewStore] {
        var random = SplitMix(seed: seed)
        let channel = Channel(&random)
        let views = (0..<4).map { Channel.View($0, &random) }
        return (0..<3).map { _ in
            var reader = Reader(&random)
            reader.namesTags = false
            let share = Array(views.shuffled(using: &random).prefix(3))
            return {
                var reader = reader
                return try reader.library(share, of: channel)
            }
        }
    }

    /// A library that took others one after another, as lines of a dump.
    private func dumped(_ first: () throws -> ReviewStore, _ others: (() throws -> ReviewStore)...) throws
        -> [String]
    {
        let store = try first()
        for other in others { try store.merge(try other()) }
        return try dump(store, isFull: false)
    }

    @Test(arguments: seeds) func threeAreTheSameInAnyOrder(seed: Int) throws {
        let made = try MergePropertyTests.three(seed)
        let (a, b, c) = (made[0], made[1], made[2])
        let bAndC = {
            let store = try b()
            try store.merge(try c())
            return store
        }
        let expected = try dumped(a, b, c)
        for found in [
            try dumped(a, c, b), try dumped(c, b, a), try dumped(a, bAndC), try dumped(a, b, c, b, a),
        ] {
            #expect(found.filter { !expected.contains($0) } == [])
            #expect(expected.filter { !found.contains($0) } == [])
            #expect(found.count == expected.count)
        }
    }

    /// What is found, and in which order, does not depend on what came in first.
    @Test(arguments: seeds) func aDumpThatIsLoadedAnswersTheSame(seed: Int) throws {
        let (one, other) = try MergePropertyTests.pair(seed)
        let left = try one()
        try left.merge(try other())
        let loaded = try ReviewStore(path: ":memory:", mode: .create)
        var lines = try dump(left, isFull: false)[...]
        try loaded.load { lines.popFirst().map { Array($0.utf8) } }
        #expect(try dump(loaded, isFull: false) == dump(left, isFull: false))
        for query in ["слово", "картинка", "one two", "kind:any", "море OR сад", "tag:one"] {
            let parsed = QueryParser.parse(query).query
            let keys = try [left, loaded].map { try $0.answer(parsed).items.map(\.review.key) }
            #expect(keys[0] == keys[1], "\(query)")
        }
        for list in try left.listNames() {
            #expect(try left.entries(ofList: list).map(\.key) == loaded.entries(ofList: list).map(\.key))
        }
        for key in try left.keys(for: .all).prefix(5) {
            guard case .one(let item) = try left.item(idPrefix: ReviewIdentity.id(forKey: key)) else {
                continue
            }
            let related = try [left, loaded].map { try $0.related(to: item, limit: 5).map(\.item.review.key) }
            #expect(related[0] == related[1])
        }
    }

    private func seen(_ store: ReviewStore) throws -> [String] {
        var lines = try store.visible()
        try store.items(for: .all) { lines.append("\($0.review.key): \($0.curation.tags)") }
        return lines.sorted()
    }

    @Test(arguments: seeds) func eitherWayIsTheSame(seed: Int) throws {
        let (one, other) = try MergePropertyTests.pair(seed)
        let (left, right) = (try one(), try other())
        try left.merge(try other())
        try right.merge(try one())
        let (expected, found) = (try seen(left), try seen(right))
        #expect(found.filter { !expected.contains($0) } == [])
        #expect(expected.filter { !found.contains($0) } == [])
    }

    @Test(arguments: seeds) func twiceIsOnce(seed: Int) throws {
        let (one, other) = try MergePropertyTests.pair(seed)
        let (left, right) = (try one(), try other())
        try left.merge(right)
        let once = try LibraryState(left)
        let outcome = try left.merge(right)
        #expect(try LibraryState(left).differences(from: once) == [])
        #expect(outcome.counts == [:])
        #expect(outcome.items.new + outcome.items.changed + outcome.items.gone == 0)
    }

    @Test(arguments: seeds) func undoGivesEveryRowBack(seed: Int) throws {
        let (one, other) = try MergePropertyTests.pair(seed)
        let (left, right) = (try one(), try other())
        let before = try LibraryState(left)
        try left.recordingChange("merge") { try left.merge(right) }
        let after = try LibraryState(left)
        try left.undo()
        #expect(try LibraryState(left).differences(from: before) == [])
        try left.redo()
        #expect(try LibraryState(left).differences(from: after) == [])
    }

    @Test(arguments: seeds) func anEmptyLibraryBecomesTheOther(seed: Int) throws {
        let other = try MergePropertyTests.pair(seed).1()
        let store = try ReviewStore(path: ":memory:", mode: .create)
        try store.merge(other)
        let (expected, found) = (try dump(other), try dump(store))
        #expect(found.filter { !expected.contains($0) } == [])
        #expect(expected.filter { !found.contains($0) } == [])
    }

    @Test(arguments: seeds) func nothingThatAReaderWroteIsLost(seed: Int) throws {
        let (one, other) = try MergePropertyTests.pair(seed)
        let (left, right) = (try one(), try other())
        let both = [left, right]
        let notes = try both.flatMap { try texts($0, "SELECT text FROM note") }
        let lists = try both.flatMap { try texts($0, "SELECT list || ' ' || key FROM list_entry") }
        try left.merge(right)
        let found = try texts(left, "SELECT text FROM note").joined(separator: "\n")
        #expect(notes.filter { !found.contains($0) } == [])
        for entry in lists {
            let parts = entry.split(separator: " ", maxSplits: 1).map(String.init)
            let id = ReviewIdentity.id(forKey: parts[1])
            let item = try left.items(where: id)
            #expect(item.allSatisfy { $0.curation.lists.contains(parts[0]) })
            #expect(item.count == 1)
        }
    }

    private func texts(_ store: ReviewStore, _ sql: String) throws -> [String] {
        try store.database.all(sql) { $0.text(0) }
    }

    private func dump(_ store: ReviewStore, isFull: Bool = true) throws -> [String] {
        var lines: [String] = []
        try store.dump(isFull: isFull) { lines.append($0) }
        return lines
    }
}

extension ReviewStore {
    fileprivate func items(where id: String) throws -> [LibraryItem] {
        if case .one(let item) = try item(idPrefix: id) { return [item] }
        return []
    }
}
