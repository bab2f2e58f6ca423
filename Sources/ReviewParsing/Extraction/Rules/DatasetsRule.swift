import ReviewModel
import TextAnalysis

/// Reads the data sets and benchmarks a review names: those of the lexicon, and those that the words
/// around tell.
struct DatasetsRule: ExtractionRule {
    let name = "datasets"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nОбучали на ImageNet и CIFAR-10.",
            field: "datasets", values: ["ImageNet", "CIFAR-10"]),
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nСобрали датасет TinyWords. Есть SQuAD, GLUE и FooBench.",
            field: "datasets", values: ["SQuAD", "GLUE", "TinyWords", "FooBench"]),
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.isNamed else { return }
        let matches = draft.names.filter { $0.lexicon == Lexica.Names.datasets.rawValue }
        var counts: [Int: Int] = [:]
        for match in matches { counts[match.entry, default: 0] += 1 }
        for match in matches {
            let name = draft.lexica.entry(match).name
            guard !draft.review.datasets.contains(name) else { continue }
            draft.review.datasets.append(name)
            let isRepeated = counts[match.entry, default: 0] > 1
            draft.note(
                "datasets", as: name, by: self, at: match.range,
                confidence: isRepeated ? Self.sureOfRepeated : Self.sureOfKnown)
        }
        for place in CuedDatasets(draft).find() {
            let name = draft.bytes.string(place)
            guard !draft.review.datasets.contains(name) else { continue }
            draft.review.datasets.append(name)
            draft.note("datasets", as: name, by: self, at: place, confidence: Self.sureOfCued)
        }
    }

    /// How often a name is right in labelled reviews: one that is known and named twice, one that is named once, and one
    /// that the words around tell.
    private static let sureOfRepeated = 0.95, sureOfKnown = 0.88, sureOfCued = 0.7
}
