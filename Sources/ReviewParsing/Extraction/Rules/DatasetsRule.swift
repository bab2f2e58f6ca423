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
        for match in draft.names where match.lexicon == Lexica.Names.datasets.rawValue {
            let name = draft.lexica.entry(match).name
            guard !draft.review.datasets.contains(name) else { continue }
            draft.review.datasets.append(name)
            draft.note("datasets", name, by: self, at: match.range)
        }
        for place in CuedDatasets(draft).find() {
            let name = draft.bytes.string(place)
            guard !draft.review.datasets.contains(name) else { continue }
            draft.review.datasets.append(name)
            draft.note("datasets", name, by: self, at: place, confidence: 0.6)
        }
    }
}
