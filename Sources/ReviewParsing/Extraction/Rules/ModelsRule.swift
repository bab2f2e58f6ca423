import ReviewModel
import TextAnalysis

/// Reads the models and methods a review names and tells which ones it is about.
struct ModelsRule: ExtractionRule {
    let name = "models"
    let examples = [
        RuleExample(
            "[Lab Tinyformer] A Study of Small Things\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nTinyformer лучше, чем BERT.",
            "models", ["Tinyformer", "BERT"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.isNamed else { return }
        let names = ModelNames.find(in: draft)
        let primary = PrimaryModels.choose(from: names, draft)
        for name in names.sorted(by: {
            (primary.contains($0.key) ? 0 : 1, $0.first) < (primary.contains($1.key) ? 0 : 1, $1.first)
        }) {
            let role: ModelMention.Role = primary.contains(name.key) ? .primary : .mentioned
            draft.review.models.append(
                ModelMention(name: name.name, aliases: name.aliases, role: role, mentions: name.count))
            draft.note("models", name.name, by: self, at: name.place, confidence: name.isKnown ? 0.9 : 0.6)
        }
        titleByModel(&draft)
    }

    /// A review whose head is lost is best called by the model it is about.
    private func titleByModel(_ draft: inout ReviewDraft) {
        guard draft.post.kind == .review, draft.review.papers.isEmpty, draft.review.incomplete,
            let model = draft.review.models.first(where: { $0.role == .primary })
        else { return }
        draft.review.title = model.name
    }
}
