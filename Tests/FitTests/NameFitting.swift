import TextAnalysis

@testable import ReviewParsing

/// What is fitted of names: whether one is of a model, and whether the review is about it.
struct NameFitting: Fitting {
    let head = FittingHead(
        file: "nameweights",
        subject: "what tells names of models (named) and what a review is about (primary)",
        features: NameFeatures.table.names, rivals: [("primary", "most named"), ("models", "known")])
    let reviews: [FittedReview]
    private let named: [Review]

    /// A review with its candidates, their features and what they are.
    private struct Review {
        var labels: NameLabels
        var names: [NameCandidate]
        var rows: [[Double]]
        var keys: [Set<String>]
    }

    /// How strongly weights are held near nothing; chosen once, on sources left out.
    private static let penalty = 25.0

    init(_ labelled: [LabelledReview]) {
        reviews = labelled.map(FittedReview.init)
        named = labelled.map { review in
            let names = NameReader.candidates(in: review.draft)
            let all = NameSurroundings(names)
            let labels = NameLabels(review.labels)
            return Review(
                labels: labels, names: names,
                rows: names.map { NameFeatures.table.values(of: Among($0, in: all)) },
                keys: names.map { labels.keys(of: $0) })
        }
    }

    func fit(_ indices: [Int]) -> NameJudgement.Models {
        var all = Matrix(width: head.features.count)
        var some = all
        var primary: [Bool] = []
        var isNamed: [Bool] = []
        for review in indices.map({ named[$0] }) {
            for (row, keys) in zip(review.rows, review.keys) {
                all.append(row)
                primary.append(!keys.isDisjoint(with: review.labels.primary))
                let isOne = !keys.isDisjoint(with: review.labels.models)
                guard isOne || keys.isDisjoint(with: review.labels.neither) else { continue }
                some.append(row)
                isNamed.append(isOne)
            }
        }
        return NameJudgement.Models(
            primary: Regression.fit(all, holds: primary, penalty: Self.penalty, rounds: 600),
            named: Regression.fit(some, holds: isNamed, penalty: Self.penalty, rounds: 600))
    }

    func measure(_ models: NameJudgement.Models, on index: Int, into scores: inout Scores) {
        let review = named[index]
        let labels = review.labels
        let shown = NameJudgement(review.names, by: models).names
        let primary = shown.filter(\.isPrimary).map(\.candidate)
        scores["primary"] += labels.primaryScore(of: primary)
        scores["models"] += labels.namedScore(of: shown.map(\.candidate))
        let most = review.names.max { ($0.count, $1.place.lowerBound) < ($1.count, $0.place.lowerBound) }
        scores["most named"] += labels.primaryScore(of: [most].compactMap { $0 })
        scores["known"] += labels.namedScore(of: review.names.filter(\.isKnown))
        for name in shown {
            let keys = labels.keys(of: name.candidate)
            guard keys.isDisjoint(with: labels.neither) else { continue }
            let wanted = name.isPrimary ? labels.primary : labels.models
            scores.note(
                name.isPrimary ? "primary" : "models", name.confidence,
                isRight: !keys.isDisjoint(with: wanted))
        }
    }

    func lists(of models: NameJudgement.Models) -> [(name: String, weights: LinearModel)] {
        [("primary", models.primary), ("named", models.named)]
    }
}

/// Names of a labelled review by their letters, one spelling standing for all of a name.
struct NameLabels {
    private let spellings: [String: String]
    /// What the review is about, all models that it names, and what counts neither way.
    let primary: Set<String>, models: Set<String>, neither: Set<String>
    private let mentioned: Set<String>, neutral: Set<String>

    init(_ labels: LabelFile.Labels) {
        var spellings: [String: String] = [:]
        for (name, others) in labels.aka ?? [:] {
            for other in others { spellings[NameCandidate.tight(other)] = NameCandidate.tight(name) }
        }
        let usual = { (names: [String]?) in
            Set((names ?? []).map { spellings[NameCandidate.tight($0)] ?? NameCandidate.tight($0) })
        }
        self.spellings = spellings
        primary = usual(labels.primary)
        mentioned = usual(labels.mentioned)
        neutral = usual(labels.neutral)
        models = primary.union(mentioned)
        let data = ((labels.datasets ?? []) + (labels.otherDatasets ?? [])).map(NameCandidate.tight)
        neither = neutral.union(data).subtracting(models)
    }

    /// The spellings of a candidate.
    func keys(of name: NameCandidate) -> Set<String> {
        Set(
            ([name.name] + name.aliases).map { spellings[NameCandidate.tight($0)] ?? NameCandidate.tight($0) }
        )
    }

    /// Counts of names that were taken for what the review is about; other models that it names count neither way.
    func primaryScore(of names: [NameCandidate]) -> Score {
        let found = Set(
            names.compactMap { name in
                let keys = keys(of: name)
                return keys.first { primary.contains($0) } ?? keys.min()
            })
        let given = found.subtracting(mentioned).subtracting(neutral)
        let hits = primary.intersection(found).count
        return .set(hits: hits, given: given.count, wanted: primary.count)
    }

    /// Counts of names that were taken for models.
    func namedScore(of names: [NameCandidate]) -> Score {
        let found = names.map { keys(of: $0) }
        let hits = models.count { key in found.contains { $0.contains(key) } }
        let wrong = found.count { $0.isDisjoint(with: models.union(neither)) }
        return .set(hits: hits, given: hits + wrong, wanted: models.count)
    }
}
