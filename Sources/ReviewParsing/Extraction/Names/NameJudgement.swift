import TextAnalysis

/// What the candidates of a review turn out to be.
struct NameJudgement: Sendable {
    /// A candidate with how likely it is what it is taken for.
    struct Name: Sendable {
        let candidate: NameCandidate
        /// Whether the review is about it.
        var isPrimary: Bool
        /// How likely it is the name of a model, or for a primary one what the review is about.
        var confidence: Double
    }

    /// The names to be shown: primary ones first, each part in the order of first mentions.
    let names: [Name]

    /// Judges `candidates` by weights that were fitted to labelled reviews.
    init(_ candidates: [NameCandidate], by models: Models = .fitted) {
        let all = NameSurroundings(candidates)
        let judged = candidates.map { candidate in
            let values = NameFeatures.table.values(of: Among(candidate, in: all))
            return (
                candidate: candidate, primary: models.primary.probability(of: values),
                named: models.named.probability(of: values)
            )
        }
        // Where nothing is surely what the review is about, the likeliest may be.
        let best = judged.max { $0.primary < $1.primary }
        let isSure = (best?.primary ?? 0) >= Self.leastPrimary
        var primary: [Name] = []
        var mentioned: [Name] = []
        for name in judged {
            let isPrimary =
                isSure
                ? name.primary >= Self.leastPrimary
                : name.primary >= Self.leastAlone && name.candidate.key == best?.candidate.key
            if isPrimary {
                primary.append(Name(candidate: name.candidate, isPrimary: true, confidence: name.primary))
            } else if name.named >= Self.leastNamed, !name.candidate.signs.contains(.isDataset) {
                mentioned.append(Name(candidate: name.candidate, isPrimary: false, confidence: name.named))
            }
        }
        names = primary + mentioned
    }

    /// What tells whether a review is about a candidate, and whether it is the name of a model.
    struct Models: Sendable {
        let primary: LinearModel
        let named: LinearModel

        /// The weights that come with the program.
        static let fitted = Models(
            primary: NameFeatures.table.model(WordFiles.nameWeights.pairs("primary")),
            named: NameFeatures.table.model(WordFiles.nameWeights.pairs("named")))
    }

    /// The probabilities from which on a name is shown. In between, the scores on sources that were left out hardly
    /// change.
    private static let leastNamed = 0.4, leastPrimary = 0.45, leastAlone = 0.15
}
