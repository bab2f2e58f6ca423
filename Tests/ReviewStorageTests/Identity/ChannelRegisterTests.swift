import ReviewModel
import Testing

@testable import ReviewStorage

@Suite struct ChannelRegisterTests {
    private let library: TemporaryLibrary
    private let register: ChannelRegister

    init() throws {
        library = try TemporaryLibrary()
        register = try ChannelRegister(library.store.database)
    }

    private func fact(
        _ path: String, handle: String = "", number: Int = 0, title: String = "", isSaid: Bool = false
    ) -> ChannelFact {
        ChannelFact(path: path, handle: handle, number: number, title: title, isSaid: isSaid)
    }

    @Test func aUsernameIsWhatKeysHave() throws {
        let known = fact("ab", handle: "Ab", title: "name")
        #expect(try register.note(known).isEmpty)
        #expect(register.path(of: known) == "ab")
        #expect(register.handle(of: "ab") == "Ab")
        #expect(register.handle(of: "other") == nil)
    }

    @Test func aNumberIsRenamedOnceItsUsernameIsKnown() throws {
        let numbered = fact("c/12", number: 12, title: "name")
        #expect(try register.note(numbered).isEmpty)
        #expect(register.path(of: numbered) == "c/12")
        let renamings = try register.note(fact("ab", handle: "ab", title: "name"))
        #expect(renamings == [ChannelRegister.Renaming(old: "c/12", new: "ab")])
        #expect(register.path(of: numbered) == "ab")
        // What was learnt once is told once.
        #expect(try register.note(fact("ab", handle: "ab", title: "name")).isEmpty)
    }

    @Test func aNameOfTwoChannelsTellsNothing() throws {
        let numbered = fact("c/12", number: 12, title: "name")
        _ = try register.note(numbered)
        _ = try register.note(fact("c/13", number: 13, title: "name"))
        #expect(try register.note(fact("ab", handle: "ab", title: "name")).isEmpty)
        #expect(register.path(of: numbered) == "c/12")
    }

    @Test func whatItsReaderHasSaidComesFirst() throws {
        let numbered = fact("c/12", handle: "guess", number: 12, title: "name")
        _ = try register.note(numbered)
        #expect(register.path(of: numbered) == "guess")
        _ = try register.note(fact("said", handle: "said", number: 12, isSaid: true))
        #expect(register.path(of: numbered) == "said")
    }

    @Test func whatIsKnownIsReadAgain() throws {
        _ = try register.note(fact("c/12", number: 12, title: "name"))
        _ = try register.note(fact("ab", handle: "ab", title: "name"))
        let other = try ChannelRegister(library.store.database)
        #expect(other.facts == register.facts)
        #expect(other.path(of: fact("c/12", number: 12, title: "name")) == "ab")
    }
}
