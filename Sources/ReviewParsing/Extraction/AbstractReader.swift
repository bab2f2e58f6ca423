public import ReviewModel

/// Reads the abstract of a paper as a review of it is read.
public struct AbstractReader {
    private let lexica: Lexica
    private let rules = ExtractionRules.all.filter { $0.name != ClaimsRule().name }

    /// A reader that knows the names of `lexicons` besides the standard ones.
    public init(lexicons: UserLexicons = UserLexicons()) { lexica = Lexica(extra: lexicons) }

    /// What is stated of a paper, with the models that its abstract names and what it claims.
    public func read(_ metadata: PaperMetadata) -> PaperMetadata {
        guard let abstract = metadata.abstract else { return metadata }
        var metadata = metadata
        var draft = draft(of: metadata.title, abstract)
        for rule in rules { rule.apply(to: &draft) }
        let review = draft.review
        metadata.models = review.models.prefix(Self.most).map { model in
            let evidence = review.evidence.first { $0.field == "models" && $0.value == model.name }
            return StatedModel(model, confidence: evidence?.confidence ?? 0)
        }
        metadata.claims = Self.claims(of: draft, from: metadata.title.utf8.count + Self.gap.utf8.count)
        return metadata
    }

    /// What the abstract claims, which begins at `start`, with the places in it.
    private static func claims(of draft: ReviewDraft, from start: Int) -> [StatedClaim] {
        let text = ClaimText(draft)
        return ClaimChoice(text, as: .abstract).chosen.compactMap { chosen in
            let range = text.units[chosen.unit].range
            guard range.lowerBound >= start else { return nil }
            let claim = Claim(
                text: draft.bytes.string(range), kind: chosen.kind, quantities: text.quantities[chosen.unit],
                range: range.lowerBound - start..<range.upperBound - start)
            return StatedClaim(claim, confidence: chosen.probability)
        }
    }

    /// The title as the head of a review, and the abstract below it.
    private func draft(of title: String, _ abstract: String) -> ReviewDraft {
        var text = MessageText()
        text.bytes = Array((title + Self.gap + abstract).utf8.prefix(ReviewDraft.longestRead))
        var message = Message(text: text)
        message.known.isRead = true
        message.known.title = title
        message.known.head = [0..<title.utf8.count]
        let review = Review(
            kind: .review, title: "", text: String(decoding: text.bytes, as: UTF8.self),
            source: SourceReference(path: "", format: ""))
        return ReviewDraft(
            review: review, post: Post(kind: .review, message: message), text: text, lexica: lexica)
    }

    /// What stands between the title and the abstract.
    private static let gap = "\n\n"

    /// Models that are taken of an abstract: what it is about, and what that is compared with.
    private static let most = 8
}
