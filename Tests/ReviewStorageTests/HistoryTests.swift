import ReviewModel
import SQLite
import TestSupport
import Testing

@testable import ReviewStorage

/// Undo after do is the identity, and so is redo after undo.
struct HistoryTests {
    @Test(arguments: 0..<6) func undoTakesEverythingBack(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let library = try TemporaryLibrary()
        var actions = Actions(&random)
        var states = [try LibraryState(library.store)]
        for step in 0..<14 {
            try library.store.recordingChange("step \(step)") { try actions.something(to: library.store) }
            let state = try LibraryState(library.store)
            if state != states.last { states.append(state) }
            #expect(try LibrarySeal(library.store.database).broken() == [], "step \(step)")
            guard try library.store.undo().count == 1 else { continue }
            #expect(try LibrarySeal(library.store.database).broken() == [], "undo of step \(step)")
            #expect(try LibraryState(library.store).differences(from: states[max(0, states.count - 2)]) == [])
            #expect(try library.store.redo().count == 1)
            #expect(try LibraryState(library.store).differences(from: states[states.count - 1]) == [])
        }
        #expect(try library.store.undo(100).count == states.count - 1)
        #expect(try LibrarySeal(library.store.database).broken() == [])
        #expect(try LibraryState(library.store).differences(from: states[0]) == [])
        #expect(try library.store.redo(100).count == states.count - 1)
        #expect(try LibrarySeal(library.store.database).kept()?.isEmpty == false)
        #expect(try LibrarySeal(library.store.database).broken() == [])
        #expect(try LibraryState(library.store).differences(from: states[states.count - 1]) == [])
        let findings = try { () -> [String] in
            var findings: [String] = []
            try library.store.check { if $0.kind == .damage { findings.append($0.detail) } }
            return findings
        }()
        #expect(findings == [])
    }

    @Test(arguments: 0..<6) func curationIsAllInItsScope(seed: Int) throws {
        var random = SplitMix(seed: seed)
        let library = try TemporaryLibrary()
        var actions = Actions(&random)
        for _ in 0..<4 { try library.store.recordingChange("take") { try actions.take(into: library.store) } }
        for step in 0..<12 {
            let before = try LibraryState(library.store)
            try library.store.recordingChange("step \(step)", in: .curation) {
                try actions.curate(library.store)
            }
            let after = try LibraryState(library.store)
            guard after != before else { continue }
            try library.store.undo()
            #expect(try LibraryState(library.store).differences(from: before) == [])
            try library.store.redo()
            #expect(try LibraryState(library.store).differences(from: after) == [])
        }
    }

    @Test func whatChangesNothingLeavesNoTrace() throws {
        let library = try TemporaryLibrary()
        try library.store.recordingChange("a") { try library.take([Sample.full]) }
        try library.store.recordingChange("b") { try library.store.tag(add: ["x"], .all) }
        try library.store.undo()
        try library.store.recordingChange("c") { try library.take([Sample.full]) }
        #expect(try library.store.changes().map(\.words) == ["b", "a"])
        #expect(try library.store.redo().map(\.words) == ["b"])
        #expect(try library.store.redo() == [])
    }

    @Test func somethingElseEndsWhatCouldBeDoneAgain() throws {
        let library = try TemporaryLibrary()
        let store = library.store
        try store.recordingChange("a") { try library.take([Sample.full]) }
        try store.recordingChange("b") { try store.tag(add: ["x"], .all) }
        try store.recordingChange("c") { try store.rate(3, .all) }
        #expect(try store.undo(2).map(\.words) == ["c", "b"])
        #expect(try store.changes().map(\.isUndone) == [true, true, false])
        try store.recordingChange("d") { try store.rate(4, .all) }
        #expect(try store.changes().map(\.words) == ["d", "a"])
        #expect(try store.redo() == [])
        #expect(try store.undo(9).map(\.words) == ["d", "a"])
        #expect(try store.count(.all) == 0)
    }

    @Test func whatFailsIsNoChange() throws {
        struct Failure: Error {}
        let library = try TemporaryLibrary()
        #expect(throws: Failure.self) {
            try library.store.recordingChange("a") {
                try library.take([Sample.full])
                throw Failure()
            }
        }
        #expect(try library.store.changes() == [])
        try library.store.recordingChange("b") { try library.take([Sample.full]) }
        #expect(try library.store.changes().count == 1)
    }

    @Test func onlySoManyAreKept() throws {
        let library = try TemporaryLibrary()
        try library.take([Sample.full])
        for number in 0..<(ReviewStore.longestHistory + 5) {
            try library.store.recordingChange("\(number)") {
                try library.store.tag(add: ["t\(number)"], .all)
            }
        }
        let changes = try library.store.changes()
        #expect(changes.count == ReviewStore.longestHistory)
        #expect(changes.last?.words == "5")
    }

    @Test func aNewItemIsLoggedByItsNumberAlone() throws {
        let library = try TemporaryLibrary()
        try library.store.recordingChange("a") {
            try library.take((0..<50).map { Sample.review("k\($0)", text: "слово") })
        }
        let rows = try library.store.database.first("SELECT count(*) FROM change_row") { $0.integer(0) }
        #expect(try #require(rows) < 10)
    }
}

/// Things that people do to a library.
private struct Actions {
    private var random: SplitMix
    private let words = ["слово", "картинка", "one", "two", "три"]

    init(_ random: inout SplitMix) {
        self.random = SplitMix(seed: Int.random(in: 0..<1_000_000, using: &random))
    }

    mutating func something(to store: ReviewStore) throws {
        switch Int.random(in: 0..<13, using: &random) {
        case 0...3: try take(into: store)
        case 4: try store.tag(add: [word()], remove: [word()], query())
        case 5:
            try store.mark(status: Curation.Status.allCases.randomElement(using: &random) ?? .read, query())
        case 6: try store.rate(Int.random(in: 1...5, using: &random), query())
        case 7: for key in try store.keys(for: query()) { try store.note(word(), key: key) }
        case 8: try changeList(of: store)
        case 9: try store.save(search: word(), query: word())
        case 10: try correct(store)
        case 11:
            if let source = try store.sources().randomElement(using: &random) {
                try store.forget(source: source.path)
            }
        default:
            try take(into: store)
            try store.tag(add: [word()], query())
        }
    }

    /// What touches nothing but what the reader has written.
    mutating func curate(_ store: ReviewStore) throws {
        switch Int.random(in: 0..<11, using: &random) {
        case 0: try store.tag(add: [word()], remove: [word()], query())
        case 1: try store.mark(status: .read, query())
        case 2: try store.rate(Int.random(in: 1...5, using: &random), query())
        case 3: for key in try store.keys(for: query()) { try store.note(word(), key: key) }
        case 4, 5: try changeList(of: store)
        case 6: try store.save(search: word(), query: word())
        case 7: try store.rename(tag: word(), to: word())
        case 8: _ = try? store.put(alias: word(), of: word())
        case 9:
            guard let name = try store.listNames().first else { return }
            try store.update(list: ReadingList(name: name, title: word()))
        default:
            try store.put(TagRule(name: "r", query: word(), tags: [word()]))
            try store.applyRules()
        }
    }

    private mutating func word() -> String { words.randomElement(using: &random) ?? "" }

    private mutating func query() -> Query { Bool.random(using: &random) ? .all : .word(word()) }

    mutating func take(into store: ReviewStore) throws {
        let path = ["a.txt", "b.txt", "c.txt"].randomElement(using: &random) ?? ""
        let numbers = (0..<8).filter { _ in Bool.random(using: &random) }
        let isWhole = Bool.random(using: &random)
        try store.importing(SourceRecord(path: path, format: "telegram-text", hash: word())) { writer in
            try writer.begin(isWhole ? .holdsEveryMessage : [])
            for number in numbers {
                var review = Sample.full
                review.key = "gonzo_ml/\(number)"
                review.id = ReviewIdentity.id(forKey: review.key)
                review.source.messages = [number]
                review.source.path = path
                review.text = "\(word()) \(number)"
                review.papers[0].authors = [Author(name: word())]
                review.models[0].name = word()
                try writer.receive(review)
            }
        }
    }

    private mutating func changeList(of store: ReviewStore) throws {
        let name = word()
        guard try store.list(named: name) != nil else {
            try store.create(list: ReadingList(name: name, title: word()))
            return try _ = store.add(keys: store.keys(for: query()), toList: name, comment: word())
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: try store.delete(list: name)
        case 1: try store.remove(keys: store.keys(for: query()), fromList: name)
        case 2: try store.rename(list: name, to: "\(name)\(Int.random(in: 0..<1_000_000, using: &random))")
        default: try store.add(keys: store.keys(for: query()), toList: name, at: 1)
        }
    }

    private mutating func correct(_ store: ReviewStore) throws {
        guard let key = try store.keys(for: query()).first else { return }
        if Bool.random(using: &random) {
            try store.correct(key: key, [Correction(.title, operation: .set, value: word())])
        } else {
            try store.resetCorrections(key: key)
        }
    }
}
