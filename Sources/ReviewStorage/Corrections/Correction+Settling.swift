internal import ReviewModel

extension Correction {
    /// The correction as it is to be stored: a claim by its words instead of its number in `shown`, a
    /// name as the review spells it. Throws when there is nothing of the kind to remove.
    func settled(in review: Review, numberedAs shown: Review) throws(CorrectionError) -> Correction {
        guard operation == .remove else { return self }
        var settled = self
        if field == .claim, let number = Int(value), shown.claims.indices.contains(number - 1) {
            settled.value = shown.claims[number - 1].text
        }
        let present = settled.present(in: review)
        var changed = review
        settled.apply(to: &changed)
        guard changed != review else {
            throw .noSuchValue(value, field: field.rawValue, present: present)
        }
        return settled
    }

    /// Values of the field that could be removed; claims by their numbers.
    private func present(in review: Review) -> [String] {
        switch field {
        case .author: review.papers.first?.authors.map(\.name) ?? []
        case .affiliation: review.papers.first?.affiliations ?? []
        case .award: review.papers.first?.awards ?? []
        case .model: review.models.map(\.name)
        case .about: review.models.filter { $0.role == .primary }.map(\.name)
        case .dataset: review.datasets
        case .topic: review.topics.map(\.id)
        case .link: review.links.compactMap { $0.url ?? $0.label }
        case .claim: review.claims.isEmpty ? [] : ["1 to \(review.claims.count)"]
        case .title, .label, .kind, .reviewer, .venue, .year, .arxiv, .doi, .url: []
        }
    }
}
