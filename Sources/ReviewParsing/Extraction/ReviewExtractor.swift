import ReviewModel
import TextAnalysis

/// Turns posts into reviews by applying every rule.
struct ReviewExtractor {
    private let lexica = Lexica()

    /// The review that `post` of `transcript` makes.
    func review(of post: Post, in transcript: Transcript, source: SourceText, format: String) -> Review {
        var text = post.messages.first?.text ?? MessageText()
        for message in post.messages.dropFirst() { text.append(message.text) }
        var review = Review(
            kind: post.kind, title: "", text: String(decoding: text.bytes, as: UTF8.self),
            source: reference(to: post, in: transcript, source: source, format: format))
        review.incomplete = post.incomplete
        review.date = post.messages.first?.date
        review.edited = post.messages.compactMap(\.edited).max()
        review.captions = post.captions.map { String(decoding: $0.text.bytes, as: UTF8.self) }.filter { !$0.isEmpty }
        review.reactions = post.allMessages.flatMap(\.reactions)
        var draft = ReviewDraft(review: review, post: post, text: text, transcript: transcript, lexica: lexica)
        for rule in ExtractionRules.all { rule.apply(to: &draft) }
        review = draft.review
        review.key = ReviewKey.key(of: review)
        review.id = ReviewIdentity.id(forKey: review.key)
        return review
    }

    private func reference(
        to post: Post, in transcript: Transcript, source: SourceText, format: String
    ) -> SourceReference {
        var reference = SourceReference(path: source.path, format: format)
        reference.channel = transcript.channel
        reference.channelTitle = transcript.channelTitle
        let messages = post.allMessages
        reference.messages = messages.compactMap(\.number)
        reference.bytes = messages.flatMap(\.places).filter { !$0.isEmpty }
        reference.lines = Self.joined(reference.bytes.map { source.lineNumbers(of: $0) })
        reference.duplicates = messages.flatMap(\.duplicates).map { source.lineNumbers(of: $0) }
        reference.replyTo = post.messages.first?.replyTo
        if let channel = transcript.channel, let number = reference.messages.first {
            reference.url = "https://t.me/\(channel)/\(number)"
        }
        return reference
    }

    /// Neighbouring ranges of lines made one.
    private static func joined(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var joined: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
