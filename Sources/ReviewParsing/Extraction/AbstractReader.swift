public import ReviewModel

/// Reads the abstract of a paper as a review of it is read.
public struct AbstractReader {
    private let extractor: ReviewExtractor

    /// A reader that knows the names of `lexicons` besides the standard ones.
    public init(lexicons: UserLexicons = UserLexicons()) {
        extractor = ReviewExtractor(lexica: Lexica(extra: lexicons))
    }

    /// What is stated of a paper, with the models that its abstract names.
    public func read(_ metadata: PaperMetadata) -> PaperMetadata {
        guard let abstract = metadata.abstract else { return metadata }
        var metadata = metadata
        let review = extractor.review(
            of: Self.post(metadata.title, abstract), channel: ChannelFacts(), path: "", source: nil,
            format: "")
        metadata.models = review.models.prefix(Self.most).map { model in
            let evidence = review.evidence.first { $0.field == "models" && $0.value == model.name }
            return StatedModel(model, confidence: evidence?.confidence ?? 0)
        }
        return metadata
    }

    /// The title as the head of a review, and the abstract below it.
    private static func post(_ title: String, _ abstract: String) -> Post {
        var text = MessageText()
        text.bytes = Array((title + "\n\n" + abstract).utf8.prefix(ReviewDraft.longestRead))
        var message = Message(text: text)
        message.known.isRead = true
        message.known.title = title
        message.known.head = [0..<title.utf8.count]
        return Post(kind: .review, message: message)
    }

    /// Models that are taken of an abstract: what it is about, and what that is compared with.
    private static let most = 8
}
