import ReviewModel
import TextAnalysis

/// Reads the models and methods a review names and tells which ones it is about.
struct ModelsRule: ExtractionRule {
    let name = "models"
    let examples = [
        RuleExample(
            "[Lab Tinyformer] A Study of Small Things\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nTinyformer лучше, чем BERT.",
            field: "models", values: ["Tinyformer", "BERT"]),
        RuleExample(
            "BERT-Weaver: Weaving without Threads\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nМодель BERT-Weaver обгоняет RoBERTa.",
            field: "models", values: ["BERT-Weaver", "RoBERTa"]),
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.isNamed else { return }
        var candidates = NameReader.candidates(in: draft)
        if draft.post.kind != .review, draft.post.kind != .entry {
            guard Self.speaksOfModels(candidates, draft: draft) else { return }
            candidates = candidates.filter { $0.isKnown || !$0.signs.isDisjoint(with: Self.telling) }
        }
        for name in NameJudgement(candidates).names {
            let candidate = name.candidate
            draft.review.models.append(
                ModelMention(
                    name: candidate.name, aliases: candidate.aliases,
                    role: name.isPrimary ? .primary : .mentioned,
                    mentions: max(1, candidate.count)))
            draft.note(
                "models", as: candidate.name, by: self, at: candidate.place.isEmpty ? nil : candidate.place,
                confidence: name.confidence)
        }
        titleByModel(&draft)
    }

    /// What makes a name that no lexicon has one of a model where nothing is reviewed.
    private static let telling: NameCandidate.Signs = [.introduced, .coined, .expanded, .listed, .label]

    /// Whether what reviews nothing speaks of models at all: of a paper, of two models that are known, or of
    /// one and of what they are about. A few capitals mean something else in most texts: "SSD", "DPO", "IRL".
    private static func speaksOfModels(_ candidates: [NameCandidate], draft: ReviewDraft) -> Bool {
        if !draft.review.papers.isEmpty { return true }
        let known = candidates.count { candidate in
            let spellings = candidate.aliases.isEmpty ? [candidate.name] : candidate.aliases
            return candidate.isKnown && !spellings.allSatisfy(isAbbreviation)
        }
        let topics = Set(draft.concepts.filter { isStrong($0, draft: draft) }.map(\.entry)).count
        let isLinked = draft.review.links.contains { $0.role == .paper || $0.role == .model }
        return known >= 2 || known == 1 && topics >= 1 || isLinked && known + topics >= 1
    }

    private static func isAbbreviation(_ name: String) -> Bool {
        // "SSDs" are as many as one.
        let letters = name.hasSuffix("s") ? name.dropLast() : name[...]
        return letters.utf8.count <= 4 && letters.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    }

    private static func isStrong(_ match: LexiconMatch, draft: ReviewDraft) -> Bool {
        draft.lexica.topics.topics[match.entry].evidence(ofAlias: match.alias) == .strong
    }

    /// A review whose head is lost is best called by the model it is about.
    private func titleByModel(_ draft: inout ReviewDraft) {
        guard draft.post.kind == .review, draft.review.papers.isEmpty, draft.review.incomplete,
            let model = draft.review.models.first(where: { $0.role == .primary })
        else { return }
        draft.review.title = model.name
    }
}
