import ReviewModel
import TextAnalysis

/// The fitted weights of `ClaimFeatures`, from `Lexicons/Words/claimweights.txt`, which the tests of `FitTests`
/// write.
struct ClaimModel: Sendable {
    /// Whether a unit is worth showing at all.
    let fine: LinearModel
    /// Whether it is among the most telling ones.
    let telling: LinearModel
    /// The kinds with how much speaks for each.
    let kinds: [(kind: Claim.Kind, weights: LinearModel)]

    /// What was fitted.
    static let fitted = ClaimModel()

    private init() {
        let read = { LinearModel(WordFiles.claimWeights.pairs($0), features: ClaimFeatures.names) }
        fine = read("fine")
        telling = read("telling")
        kinds = Claim.Kind.allCases.map { ($0, read("kind.\($0.rawValue)")) }
    }

    /// A model while it is being fitted; `kinds` in the order of all kinds.
    init(fine: LinearModel, telling: LinearModel, kinds: [LinearModel]) {
        self.fine = fine
        self.telling = telling
        self.kinds = zip(Claim.Kind.allCases, kinds).map { ($0, $1) }
    }

    /// The kind that most speaks for.
    func kind(of features: ClaimFeatures) -> Claim.Kind {
        kinds.map { ($0.kind, $0.weights.odds(of: features.values)) }.max { $0.1 < $1.1 }?.0 ?? .method
    }
}
