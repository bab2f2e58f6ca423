import SQLite
import Testing

@testable import ReviewStorage

/// The pieces that conditions are made of.
@Suite struct SQLFragmentTests {
    private func condition(_ name: String) -> SQLFragment {
        SQLFragment("\(name) = ?", arguments: [.text(name)])
    }

    @Test func piecesAreJoined() {
        #expect(SQLFragment.all([]) == nil && SQLFragment.any([]) == nil)
        #expect(SQLFragment.all([condition("a")]) == condition("a"))
        let both = SQLFragment.all([condition("a"), condition("b")])
        #expect(both?.sql == "(a = ? AND b = ?)" && both?.arguments == [.text("a"), .text("b")])
        let either = SQLFragment.any([condition("a"), condition("b")])
        #expect(either?.sql == "(a = ? OR b = ?)")
        #expect(either?.negated.sql == "NOT (a = ? OR b = ?)")
    }

    @Test func conjunctsAreKnown() throws {
        let inner = try #require(SQLFragment.all([condition("a"), condition("b")]))
        let whole = try #require(SQLFragment.all([inner, condition("c")]))
        #expect(whole.conjuncts == [condition("a"), condition("b"), condition("c")])
        #expect(condition("a").conjuncts == [condition("a")])
        #expect(SQLFragment.any([condition("a"), condition("b")])?.conjuncts.count == 1)
    }

    /// SQLite refuses expressions that are too deep or too wide.
    @Test(arguments: [100, 101, 1_000, 20_000]) func manyPiecesAreBundled(_ count: Int) throws {
        let whole = try #require(
            SQLFragment.any((0..<count).map { SQLFragment("\($0) = ?", arguments: [.integer(-1)]) }))
        #expect(whole.arguments.count == count)
        let library = try TemporaryLibrary()
        let found = try library.store.database.first("SELECT \(whole.sql)", with: whole.arguments) {
            $0.integer(0)
        }
        #expect(found == 0)
    }

    @Test func numbersAreOneArgument() throws {
        let fragment = SQLFragment.numbers([3, 1, 2])
        #expect(fragment.arguments == [.text("[3,1,2]")])
    }
}

@Suite struct NameSpellingsTests {
    private func condition(
        _ word: String, acrossScripts: Bool = false, initial: Bool = false, isPrefix: Bool = false
    ) -> SQLFragment {
        NameSpellings(Array(word.utf8), acrossScripts: acrossScripts, initial: initial)
            .condition(isPrefix: isPrefix)
    }

    @Test func aWordIsItself() {
        #expect(condition("bert") == SQLFragment("word = ?", arguments: [.text("bert")]))
    }

    @Test func aNameIsFoundByItsInitialAndInTheOtherScript() {
        #expect(condition("ada", initial: true).arguments == [.text("ada"), .text("a")])
        let across = condition("хассабиса", acrossScripts: true).arguments
        #expect(across.first == .text("хассабиса") && across.count > 1)
        #expect(Set(across.map(String.init(describing:))).count == across.count)
    }

    @Test func anInitialAndAStarAskForABeginning() {
        let bounds = SQLFragment("word >= ? AND word < ?", arguments: Wildcard.bounds("a"))
        #expect(condition("a", initial: true) == bounds)
        #expect(condition("a", isPrefix: true) == bounds)
        #expect(condition("a") == SQLFragment("word = ?", arguments: [.text("a")]))
    }

    @Test(arguments: [("gpt*", "gpt", true), ("gpt", "gpt", false), ("*", "", true), ("", "", false)])
    func stars(_ text: String, _ bare: String, _ isPrefix: Bool) {
        #expect(Wildcard.split(text) == (bare, isPrefix))
    }
}

@Suite struct StopWordsTests {
    @Test(
        arguments: [
            (["but", "not"], 2), (["except", "for"], 2), (["except", "bert"], 1), (["кроме"], 1),
            (["но", "не"], 2),
            (["но"], 0), (["for", "except"], 0), ([], 0),
        ] as [([String], Int)])
    func exceptions(_ words: [String], _ length: Int) {
        #expect(StopWords.exceptionLength(words.map { Array($0.utf8) }) == length)
    }
}
