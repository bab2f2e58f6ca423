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

    @Test(arguments: [
        ("G. Hinton", "Geoffrey Hinton", true), ("G. E. Hinton", "Geoffrey Hinton", true),
        ("Hinton, Geoffrey", "Geoffrey E. Hinton", true), ("Aaron van den Oord", "A. van den Oord", true),
        ("John Smith", "Jane Smith", false), ("Geoffrey A. Hinton", "G. E. Hinton", false),
        ("Hinton", "Geoffrey Hinton", false), ("LIGO Scientific Collaboration", "LIGO Collaboration", false),
        ("Г. Хинтон", "Геоффри Хинтон", true), ("", "A", false), ("Hinton G. E.", "Geoffrey Hinton", true),
        ("Hinton G", "Geoffrey E. Hinton", true), ("Hinton J.", "Geoffrey Hinton", false),
        // Diacritics are dropped or spelt out.
        ("Łukasz Kaiser", "Lukasz Kaiser", true), ("Jürgen Schmidhuber", "Juergen Schmidhuber", true),
        ("Jürgen Schmidhuber", "J. Schmidhuber", true), ("Øystein Bjørn", "Oystein Bjoern", true),
        ("Örs Groß", "O. Gross", true), ("Rafael One", "Rafał One", false), ("Noël Two", "Noel Two", true),
        // A family name of several words is one however it is kept.
        ("Gabriel García\u{A0}Márquez", "Gabriel García Márquez", true),
        ("G. García Márquez", "Gabriel García\u{A0}Márquez", true),
    ])
    func onePerson(one: String, other: String, isOne: Bool) {
        #expect(PersonIdentity(one).isCompatible(with: PersonIdentity(other)) == isOne)
        #expect(PersonIdentity(other).isCompatible(with: PersonIdentity(one)) == isOne)
    }

    @Test func theFullestSpellingStandsForAll() {
        let united = PersonIdentity.united([
            "G. Hinton", "Geoffrey Hinton", "Geoffrey E. Hinton", "J. Smith", "John Smith", "Jane Smith",
        ])
        #expect(united == ["G. Hinton": "Geoffrey E. Hinton", "Geoffrey Hinton": "Geoffrey E. Hinton"])
    }

    @Test func spellingsWithoutDiacriticsAreUnited() {
        let united = PersonIdentity.united([
            "Jürgen One", "Juergen One", "Jurgen One", "J. One", "Rafael Two", "Rafał Two", "Rafal Two",
        ])
        #expect(
            united == [
                "Juergen One": "Jürgen One", "Jurgen One": "Jürgen One", "J. One": "Jürgen One",
                "Rafal Two": "Rafał Two",
            ])
    }

    @Test(arguments: [
        ("Gabriel", "García Márquez", "Gabriel García\u{A0}Márquez"),
        ("Aaron", "van den Oord", "Aaron van den Oord"),
        ("Charles", "de la Vallée Poussin", "Charles de la Vallée\u{A0}Poussin"), ("Ada", "One", "Ada One"),
        ("Sam", "Davis Smith Jr.", "Sam Davis\u{A0}Smith Jr."), ("", "One Two", "One Two"),
    ])
    func familyNamesAreHeldTogether(_ given: String, _ family: String, _ name: String) {
        #expect(Author.name(given: given, family: family) == name)
        #expect(
            Author(name: name).shown == [given, family].filter { !$0.isEmpty }.joined(separator: " "))
    }

    @Test(arguments: [
        ("Ann One", ["Ann One"]), ("Ann One; Bob Two", ["Ann One", "Bob Two"]),
        ("Ann One, Bob Two", ["Ann One", "Bob Two"]),
        ("Ann One, Bob Two and Carl Three", ["Ann One", "Bob Two", "Carl Three"]),
        ("One, Ann", ["Ann One"]), ("One, Ann and Two, Bob", ["Ann One", "Bob Two"]),
        ("One, Ann; Two, Bob", ["Ann One", "Bob Two"]), ("One, A., Two, B.", ["A. One", "B. Two"]),
        ("van den Oord, Aaron", ["Aaron van den Oord"]), ("Ann One AND Bob Two", ["Ann One", "Bob Two"]),
        ("One, Two, Three", ["One", "Two", "Three"]),
        ("{Barnes and Noble} and Ann One", ["Barnes and Noble", "Ann One"]),
        ("LIGO Scientific Collaboration", ["LIGO Scientific Collaboration"]), ("", []),
        ("Анна Первая и Борис Второй", ["Анна Первая", "Борис Второй"]),
        ("Ann One, Jr.", ["Ann One Jr."]), ("One, Jr., Ann", ["Ann One Jr."]),
        ("Ann One, Jr., Bob Two", ["Ann One Jr.", "Bob Two"]),
        ("One Two, Gabriel", ["Gabriel One\u{A0}Two"]),
        ("One Two, Ann and Bob Two", ["Ann One\u{A0}Two", "Bob Two"]),
        // Which of four words are surnames nothing tells.
        ("One, Ann, Two, Bob", ["One", "Ann", "Two", "Bob"]),
        ("One, Two, Three, Wu", ["One", "Two", "Three", "Wu"]),
        ("One, Ann A., Two, Bob B.", ["Ann A. One", "Bob B. Two"]),
        ("One, Ann A., Two, Bob B., and Three, Carl", ["Ann A. One", "Bob B. Two", "Carl Three"]),
        ("One, Two and Three", ["One", "Two", "Three"]),
        ("{One Two}, Ann", ["Ann One\u{A0}Two"]),
        ("Ann One, Bob Two, Carl Three, Dan Four", ["Ann One", "Bob Two", "Carl Three", "Dan Four"]),
        ("李明, 王小伟", ["李明", "王小伟"]), ("김철수, 이영희", ["김철수", "이영희"]), ("王, 明", ["明 王"]),
    ])
    func lists(text: String, names: [String]) { #expect(PersonIdentity.names(in: text) == names) }

    /// Given names that are known tell surnames and given names in turn.
    @Test(arguments: [
        ("One, Ann, Two, Bob", ["Ann One", "Bob Two"]),
        ("One, Ann, Two, Bob, Three, Wu", ["Ann One", "Bob Two", "Wu Three"]),
        ("One, Ann, Two, Xi, Three, Wu", ["One", "Ann", "Two", "Xi", "Three", "Wu"]),
        ("One, Two, Three, Wu", ["One", "Two", "Three", "Wu"]),
        ("One, Two, Ann, Bob", ["One", "Two", "Ann", "Bob"]),
        ("Bob, Ann, Two, Ann", ["Ann Bob", "Ann Two"]),
        ("Ann, Bob, One, Ann, Bob, Three", ["Ann", "Bob", "One", "Ann", "Bob", "Three"]),
        ("Ann One, Bob Two, Ann Three, Bob Four", ["Ann One", "Bob Two", "Ann Three", "Bob Four"]),
        ("One, Ann, Two, Bob, Three", ["One", "Ann", "Two", "Bob", "Three"]),
    ])
    func givenNamesInTurn(text: String, names: [String]) {
        #expect(PersonIdentity.names(in: text, isGiven: { ["Ann", "Bob"].contains($0) }) == names)
    }
}
