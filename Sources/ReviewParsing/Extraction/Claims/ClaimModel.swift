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

    /// How much a word speaks for each kind, in the order of all kinds, by its beginning.
    let words: [String: [Double]]

    /// What was fitted.
    static let fitted = ClaimModel()

    private init() {
        let read = { LinearModel(WordFiles.claimWeights.pairs($0), features: ClaimFeatures.names) }
        fine = read("fine")
        telling = read("telling")
        kinds = Claim.Kind.allCases.map { ($0, read("kind.\($0.rawValue)")) }
        var words: [String: [Double]] = [:]
        for pair in WordFiles.claimWeights.pairs("kind words") {
            words[pair.left] = TextSlice(pair.right).fields.map { Double($0.string) ?? 0 }
        }
        self.words = words
    }

    /// A model while it is being fitted; `kinds` in the order of all kinds.
    init(fine: LinearModel, telling: LinearModel, kinds: [LinearModel], words: [String: [Double]]) {
        self.fine = fine
        self.telling = telling
        self.kinds = zip(Claim.Kind.allCases, kinds).map { ($0, $1) }
        self.words = words
    }

    /// The kind that the features of a unit and its folded words most speak for.
    func kind(of features: [Double], words unit: [String]) -> Claim.Kind {
        var odds = kinds.map { $0.weights.odds(of: features) }
        for word in Self.beginnings(of: unit) {
            guard let weights = words[word] else { continue }
            for (place, weight) in zip(odds.indices, weights) { odds[place] += weight }
        }
        return zip(kinds, odds).max { $0.1 < $1.1 }?.0.kind ?? .method
    }

    /// The beginnings of folded words, each once, so that forms of one word are one mostly; numbers are none.
    static func beginnings(of words: [String]) -> [String] {
        var found: [String] = []
        for word in words {
            var word = word
            word.withUTF8 { word in
                guard word.count > 1, let first = word.first, first > 0x39 else { return }
                let beginning = String(decoding: WordBeginnings.beginning(of: word), as: UTF8.self)
                if !found.contains(beginning) { found.append(beginning) }
            }
        }
        return found
    }
}
