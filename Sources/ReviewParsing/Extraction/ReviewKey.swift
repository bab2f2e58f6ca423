import ReviewModel
import TextAnalysis

/// Makes the key by which an item is known again.
enum ReviewKey {
    /// Channel and message number, else channel, paper and first words, else channel and first words.
    static func key(of review: Review, in channel: ChannelFacts) -> String {
        let source = review.source
        let channel =
            channel.path.map { $0.lowercased() } ?? source.channelTitle.map { "«" + folded($0) + "»" } ?? ""
        return ItemKey(channel: channel, place: place(of: review)).description
    }

    private static func place(of review: Review) -> ItemKey.Place {
        if let number = review.source.messages.first { return .message(number) }
        if review.kind == .review || review.kind == .entry, let paper = review.papers.first {
            // Two reviews of one paper in one channel differ in their first words.
            let words = ReviewIdentity.id(forKey: folded(beginning(of: review)))
            let name = PaperIdentity.name(arxiv: paper.arxiv, doi: paper.doi, title: folded(paper.title))
            return .paper(name: name, words: words)
        }
        let words = folded(beginning(of: review))
        return review.kind == .channelHeader ? .header(words) : .text(words)
    }

    /// The first words of the text: enough to tell it from others, few enough to survive an edit further on.
    private static func beginning(of review: Review) -> String { String(review.text.prefix(160)) }

    /// Letters and digits only, in lower case, so that markup and spacing make no difference.
    private static func folded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return Tokenizer.tokens(in: bytes, 0..<bytes.count).map { bytes.folded($0.range) }.joined(
            separator: " ")
    }
}
