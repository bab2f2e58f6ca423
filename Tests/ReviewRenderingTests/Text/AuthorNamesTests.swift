import ReviewModel
import TestSupport
import Testing

@testable import ReviewRendering

@Suite struct AuthorNamesTests {
    @Test(arguments: [
        ("Aditya Ramesh", "A. Ramesh"), ("Piotr Dollár", "P. Dollár"),
        ("Jean-Baptiste Alayrac", "J.-B. Alayrac"),
        ("R.M. Weber", "R.M. Weber"), ("Laurens van der Maaten", "L. van der Maaten"), ("Plato", "Plato"),
        ("", ""),
        ("Иван Сергеевич Петров", "И. С. Петров"), ("王 小明", "王 小明"), ("DeepMind Team", "DeepMind Team"),
        ("Sammy Davis Jr.", "S. Davis Jr."), ("III", "III"),
        ("Sammy Davis Sr", "S. Davis Sr"), ("Institute One Two", "Institute One Two"),
    ])
    func abbreviated(_ name: String, _ expected: String) {
        #expect(AuthorNames.abbreviated(name) == expected)
    }

    /// Names are taken by their bytes where that is the same as by their characters.
    @Test func bytesAndCharactersAgree() {
        var random = SplitMix(seed: 4)
        let parts = Array("AaЯяÉßŁ-. ,3\u{301}\u{AD}王\r\n".unicodeScalars).map { String($0) }
        let words = ["Team", "AI", "Labs", "Jr.", "III", "van", "Ян", "Anna", " "]
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...8, using: &random)
            let name = (0..<count).map { _ in (parts + words + words).randomElement(using: &random) ?? "" }
                .joined()
            #expect(AuthorNames.abbreviated(name) == AuthorNames.abbreviatedByCharacters(name), "'\(name)'")
        }
    }

    @Test(arguments: [
        (0, false, ""), (1, false, "A. B1"), (4, false, "A. B1, A. B2, A. B3, A. B4"),
        (5, false, "A. B1, A. B2, A. B3 +2"), (2, true, "A. B1, A. B2 et al."),
        (9, true, "A. B1, A. B2, A. B3 et al."),
        (0, true, ""),
    ])
    func summary(_ count: Int, _ truncated: Bool, _ expected: String) {
        var paper = Paper(title: "")
        paper.authors = (0..<count).map { Author(name: "Anna B\($0 + 1)") }
        paper.authorsTruncated = truncated
        #expect(AuthorNames.summary(paper) == expected)
    }
}
