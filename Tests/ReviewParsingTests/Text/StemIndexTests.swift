import TestSupport
import Testing

@testable import ReviewParsing

struct StemIndexTests {
    private let index = StemIndex(["модел", "мо", "model", "f1", "модел", "параметр", "пара", ""])

    @Test(
        arguments: [
            ("модели", [0, 1, 4]),
            ("мода", [1]),
            ("м", []),
            ("models", [2]),
            ("f1", [3]),
            ("f", []),
            ("параметров", [5, 6]),
            ("парад", [6]),
            ("пар", []),
            ("", []),
            ("слово", []),
        ] as [(String, [Int])])
    func findsBeginnings(of word: String, numbers: [Int]) {
        #expect(index.all(in: word).filter { $0 != 7 } == numbers)
        #expect(index.matches(word))
    }

    @Test func wholeWordsAreToldFromBeginnings() {
        let words = StemIndex(["чем", "than"])
        #expect(words.contains("чем"))
        #expect(!words.contains("чемпион"))
        #expect(words.matches("чемпион"))
        #expect(!words.matches("че"))
    }

    /// The index against looking at every stem.
    @Test(arguments: 0..<20) func agreesWithLookingAtAll(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        func word(_ longest: Int) -> String {
            String(
                (0..<Int.random(in: 1...longest, using: &random)).map { _ in
                    "абвab".randomElement(using: &random) ?? "а"
                })
        }
        let stems = (0..<40).map { _ in word(4) }
        let index = StemIndex(stems)
        for _ in 0..<200 {
            let word = word(7)
            #expect(index.all(in: word) == stems.indices.filter { word.hasPrefix(stems[$0]) })
        }
    }
}
