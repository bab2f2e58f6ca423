import ReviewModel
import Testing

@testable import ReviewParsing

/// What the words of a sentence say of its kind.
@Suite struct ClaimCuesTests {
    @Test(arguments: [
        ("The paper presents a new optimizer.", Claim.Kind.contribution),
        ("Метод представляет собой новую схему обучения.", .contribution),
        ("Сеть достигла лучшей точности.", .result),
        ("The change does not increase perplexity.", .result),
        ("The method does not work on long texts.", .limitation),
        ("Подход устраняет главные ограничения прежних.", .contribution),
        ("У подхода есть серьезные ограничения.", .limitation),
        ("Обучение ломается, и это остается проблемой.", .limitation),
    ])
    func strongest(_ sentence: String, kind: Claim.Kind) throws {
        var weights: [Claim.Kind: Double] = [:]
        for cue in ClaimCues.cues(in: Array(sentence.utf8).foldedWords(0..<sentence.utf8.count)) {
            weights[cue.kind, default: 0] += cue.weight
        }
        let strongest = try #require(weights.max { $0.value < $1.value })
        #expect(strongest.key == kind, "\(weights)")
    }
}
