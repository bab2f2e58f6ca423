import Testing

@testable import ReviewModel

/// Which editions of a book are one work.
@Suite struct StatedWorkTests {
    @Test(
        arguments: [
            ("2", "Second", false), ("2nd ed.", "second edition", false), ("Third", "3rd", false),
            ("2", "3", true), ("Second", "3", true), ("second", "Third Edition", true),
            ("Revised", "2", false), ("Revised", "Abridged", true), ("2", nil, false),
        ] as [(String, String?, Bool)])
    func figuresAndWordsAreOneNumber(one: String, other: String?, areTwo: Bool) {
        let works = [StatedWork(edition: one), StatedWork(edition: other)]
        #expect(works[0].isOtherEdition(than: works[1]) == areTwo)
        #expect(works[1].isOtherEdition(than: works[0]) == areTwo)
    }
}
