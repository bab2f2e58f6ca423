import ReviewModel
import Testing

@Suite struct PersonIdentityTests {
    @Test(arguments: [
        ("Jr.", true), ("Jr", true), ("jr", true), ("SR", true), ("Sr.", true), ("II", true), ("IV", true),
        // A surname.
        ("Ii", false), ("iii", false), ("V", false), ("Junior", false), ("", false),
    ])
    func suffixesAreKnown(_ word: String, _ isOne: Bool) { #expect(PersonIdentity.isSuffix(word) == isOne) }

    @Test(arguments: PersonIdentity.suffixes.map(\.description))
    func aSuffixIsNoName(_ suffix: String) {
        #expect(PersonIdentity.isSuffix(suffix))
        #expect(PersonIdentity("John Q. Smith \(suffix)").surname == "smith")
        #expect(PersonIdentity("Smith, \(suffix)").surname == "smith")
        #expect(
            PersonIdentity.names(in: "Smith, \(suffix), John; One, Ada") == [
                "John Smith \(suffix)", "Ada One",
            ])
    }

    @Test(arguments: [
        ("Kimi Team", "K. Team", false), ("Kimi Team", "Kimi Team", true), ("Wei Ai", "W. Ai", true),
        ("Ada One", "A. One", true),
    ])
    func groupsHaveNoInitials(_ one: String, _ other: String, _ areOne: Bool) {
        #expect(PersonIdentity(one).isCompatible(with: PersonIdentity(other)) == areOne)
    }
}
