import TextAnalysis

@testable import ReviewParsing

/// Weights that are fitted to labelled reviews, and what they score where they were not fitted.
protocol Fitting {
    associatedtype Model

    /// What is fitted and what it has to beat.
    var head: FittingHead { get }
    /// The reviews in order.
    var reviews: [FittedReview] { get }

    /// Fits to the reviews `indices`.
    func fit(_ indices: [Int]) -> Model
    /// Adds what `model` finds in the review `index` to `scores`.
    func measure(_ model: Model, on index: Int, into scores: inout Scores)
    /// The weights of `model` by the lists they are written to.
    func lists(of model: Model) -> [(name: String, weights: LinearModel)]
    /// What else `model` knows, by the list it is written to: numbers by words.
    func words(of model: Model) -> (list: String, weights: [String: [Double]])?
}

/// What a fit is called and what it has to beat.
struct FittingHead {
    /// The file of `Lexicons/Words` that holds the weights.
    var file: String
    /// What they are weights of, for the head of the file.
    var subject: String
    /// Names of the features, in order.
    var features: [String]
    /// Fields of the scores that have to beat others, which stand for a plain rule.
    var rivals: [(field: String, rival: String)]
}

/// What all fits need of a labelled review.
struct FittedReview {
    /// What it was taken from: reviews of one source are all left out together.
    var source: String
    /// Whether the program told the review apart by itself.
    var isFound: Bool
    var isRussian: Bool
}

extension Fitting {
    func words(of model: Model) -> (list: String, weights: [String: [Double]])? { nil }

    /// The sources, in order.
    private var sources: [String] { Set(reviews.map(\.source)).sorted() }

    /// The scores of each source by a fit to the others, and of groups of reviews, all of them last. `share` of the
    /// other sources are fitted to.
    func leftOut(share: Double = 1) -> [(name: String, scores: Scores)] {
        var groups = (
            english: Scores(), russian: Scores(), found: Scores(), all: Scores()
        )
        var rows: [(name: String, scores: Scores)] = []
        for (place, source) in sources.enumerated() {
            // Those that follow in a ring, so that every source is left out of as many small fits.
            let others = (sources[(place + 1)...] + sources[..<place])
                .prefix(Int((share * Double(sources.count - 1)).rounded(.up)))
            let model = fit(reviews.indices.filter { others.contains(reviews[$0].source) })
            var row = Scores()
            for index in reviews.indices where reviews[index].source == source {
                var own = Scores()
                measure(model, on: index, into: &own)
                row.add(own)
                groups.all.add(own)
                if reviews[index].isRussian { groups.russian.add(own) } else { groups.english.add(own) }
                if reviews[index].isFound { groups.found.add(own) }
            }
            rows.append((source, row))
        }
        return rows + [
            ("English", groups.english), ("Russian", groups.russian),
            ("told apart by the program", groups.found), ("all", groups.all),
        ]
    }

    /// The file with the weights that a fit to all reviews gives, and `scores` of sources that were left out.
    func text(scores: Scores) -> String {
        var text = """
            # Weights of \(head.subject), by the names of features.
            # Written by `make fit`; not to be edited by hand.
            #
            # Fitted to \(reviews.count) reviews from \(sources.count) sources, labelled by hand. On sources that were left out:

            [score]

            """
        for name in scores.names { text += "\(name) = \(Scores.three(scores[name].f1))\n" }
        let model = fit(Array(reviews.indices))
        for (name, weights) in lists(of: model) {
            text += "\n[\(name)]\nbias = \(Self.short(weights.bias))\n"
            for (feature, weight) in zip(head.features, weights.weights) where abs(weight) >= 0.00005 {
                text += "\(feature) = \(Self.short(weight))\n"
            }
        }
        if let (list, weights) = words(of: model) {
            text += "\n[\(list)]\n"
            for (word, numbers) in weights.sorted(by: { $0.key < $1.key }) {
                text += "\(word) = \(numbers.map { Decimals.text($0, places: 2) }.joined(separator: " "))\n"
            }
        }
        return text
    }

    private static func short(_ value: Double) -> String { Decimals.text(value, places: 4) }
}
