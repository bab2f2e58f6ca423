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

    /// A unit that tells nothing by itself tells what those beside it do.
    @Test func unitsBesideTellKindsApart() throws {
        let note = """
            # Small Nets Learn Too

            [paper](https://arxiv.org/abs/2001.00001)

            The robot stumbles on rain and fog. Nights and long days are bad. The robot stumbles on snow and ice.
            """
        let keeper = ClaimTexts()
        var reader = SourceReader()
        reader.extractor.rules.append(keeper)
        _ = try reader.read(
            SourceFile(path: "note.md", bytes: Array(note.utf8)), into: { _ in }, report: { _ in })
        let text = try #require(keeper.texts.first)
        let none = LinearModel(bias: 0, weights: [])
        let model = ClaimModel(
            fine: none, telling: none, kinds: Claim.Kind.allCases.map { _ in none },
            words: ["stumbl": [0, 0, 0, 0, 3, 0, 0], "nights": [0.1, 0, 0, 0, 0, 0, 0]])
        #expect(
            model.kinds(of: text, features: text.units.map { _ in [] })
                == [.limitation, .limitation, .limitation])
    }

    @Test(arguments: [(0.0, 1.0), (1.0, 2.718), (-2.0, 0.1353)])
    func exponentials(value: Double, power: Double) {
        #expect(abs(BoundedExponential.of(value) - power) < 0.005)
    }

    @Test func phrasesAreCountedByGroup() {
        let counter = PhraseCounter([["we propos", "нов"], ["is"]])
        #expect(counter.counts(in: ["we", "proposed", "новый", "isolated", "is"]) == [2, 1])
        #expect(counter.beginnings(of: "новый").map(\.group) == [0])
        #expect(counter.beginnings(of: "isolated").isEmpty)
    }
}

/// A rule that keeps the texts that claims are chosen of.
///
/// Unchecked, since a reader works with its rules on one thread at a time.
private final class ClaimTexts: ExtractionRule, @unchecked Sendable {
    let name = "texts"
    let examples: [RuleExample] = []
    private(set) var texts: [ClaimText] = []

    func apply(to draft: inout ReviewDraft) { texts.append(ClaimText(draft)) }
}
