import ReviewModel
import Testing
import TextAnalysis

@testable import ReviewParsing

/// The features of claims and their weights.
@Suite struct ClaimFeaturesTests {
    @Test func namesAreDistinct() {
        #expect(Set(ClaimFeatures.names).count == ClaimFeatures.names.count)
    }

    @Test(arguments: ["fine", "telling", "kind.method", "kind.result", "kind.opinion"])
    func weightsAreOfFeaturesThatThereAre(list: String) {
        let weights = WordFiles.claimWeights.pairs(list)
        let known = Set(ClaimFeatures.names + ["bias"])
        #expect(weights.allSatisfy { known.contains($0.left) && Double($0.right) != nil })
    }

    @Test(arguments: [(0.0, 0.5), (1.0, 0.7311), (-2.0, 0.1192), (60.0, 1), (-60.0, 0)])
    func probabilities(odds: Double, probability: Double) {
        #expect(abs(LinearModel.probability(ofLogOdds: odds) - probability) < 0.002)
    }

    @Test(arguments: [(1.0, 0.0), (2.0, 1.0), (3.0, 1.585), (10.0, 3.3219), (0.5, -1.0), (0, 0)])
    func logarithms(value: Double, logarithm: Double) {
        #expect(abs(BinaryLogarithm.of(value) - logarithm) < 0.002)
    }

    @Test func wordsAreTakenByTheirBeginnings() {
        let words = ["training", "trainings", "a", "2020", "сетями", "сетям", "2020"]
        #expect(ClaimModel.beginnings(of: words) == ["traini", "сетям"])
    }

    @Test func wordsTellKindsApart() {
        let weights = WordFiles.claimWeights.pairs("kind words")
        #expect(
            !weights.isEmpty
                && weights.allSatisfy { TextSlice($0.right).fields.count == Claim.Kind.allCases.count })
        let none = LinearModel(bias: 0, weights: [])
        let model = ClaimModel(
            fine: none, telling: none, kinds: Claim.Kind.allCases.map { _ in none },
            words: ["reache": [0, 0, 1, 0, 0, 0, 0]])
        #expect(model.kind(of: [], words: ["it", "reaches", "them"]) == .result)
    }

    /// The same word tells something else in a heading.
    @Test func headingsTellKindsApart() {
        let none = LinearModel(bias: 0, weights: [])
        let model = ClaimModel(
            fine: none, telling: none, kinds: Claim.Kind.allCases.map { _ in none },
            words: ["proble": [0, 0, 1, 0, 0, 0, 0], "proble:": [0, 0, 0, 0, 2, 0, 0]])
        #expect(ClaimModel.beginnings(above: ["problems", "2", "problem"]) == ["proble:"])
        #expect(model.kind(of: [], words: ["problems"]) == .result)
        #expect(model.kind(of: [], words: ["problems"], above: ["problem"]) == .limitation)
    }

    @Test func phrasesAreCountedByGroup() {
        let counter = PhraseCounter([["we propos", "нов"], ["is"]])
        #expect(counter.counts(in: ["we", "proposed", "новый", "isolated", "is"]) == [2, 1])
        #expect(counter.beginnings(of: "новый").map(\.group) == [0])
        #expect(counter.beginnings(of: "isolated").isEmpty)
    }
}
