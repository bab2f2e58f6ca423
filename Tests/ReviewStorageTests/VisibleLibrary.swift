import ReviewModel

@testable import ReviewStorage

extension ReviewStore {
    /// All that can be seen of a library.
    func visible() throws -> [String] {
        var lines: [String] = []
        try items(for: .all) { item in
            let review = item.review
            let context = try self.context(key: review.key)
            let formers = context.formerTexts.map { "\($0.text) \($0.date?.seconds ?? 0)" }
            lines.append(
                """
                \(review.key) \(review.id) \(review.title) \(review.text) \(review.source.path) \
                \(review.source.format) \(review.source.channel ?? "-") \(review.source.url ?? "-") \
                \(review.source.messages) \(review.date?.seconds ?? 0) \(review.edited?.seconds ?? 0) \
                \(review.reactions.map(\.count)) gone: \(context.isGone) \(formers)
                """)
        }
        return lines
    }
}
