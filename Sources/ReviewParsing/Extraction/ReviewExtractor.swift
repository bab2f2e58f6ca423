import ReviewModel
import TextAnalysis

/// Turns posts into reviews by applying every rule.
struct ReviewExtractor {
    private let lexica: Lexica
    /// What is applied to a draft, in this order.
    var rules = ExtractionRules.all

    /// Rules that know the names of `lexica`.
    init(lexica: Lexica = Lexica()) { self.lexica = lexica }

    /// An extractor that does the same, for another thread.
    func another() -> ReviewExtractor {
        var extractor = ReviewExtractor(lexica: lexica.another())
        extractor.rules = rules
        return extractor
    }

    /// What is known of the item that `post` makes without reading its text: kind, key, source and reactions; nil
    /// where the key depends on the text.
    func outline(of post: Post, channel: ChannelFacts, path: String, source: SourceText?, format: String)
        -> Review?
    {
        let home = post.origin(in: channel)
        let channel = home ?? channel
        var outline = Review(
            kind: post.kind, title: "", text: "",
            source: reference(
                to: post, channel: channel, path: path, source: source, format: format,
                isForwarded: home != nil))
        guard !outline.source.messages.isEmpty else { return nil }
        outline.reactions = post.allMessages.flatMap(\.reactions)
        outline.key = ReviewKey.key(of: outline, in: channel)
        outline.id = ReviewIdentity.id(forKey: outline.key)
        return outline
    }

    /// The review that `post` makes; `source` is nil where lines mean nothing, as in JSON.
    func review(of post: Post, channel: ChannelFacts, path: String, source: SourceText?, format: String)
        -> Review
    {
        if let item = post.messages.first?.item {
            return self.item(item, of: post, path: path, source: source, format: format)
        }
        let home = post.origin(in: channel)
        let channel = home ?? channel
        var text = post.messages.first?.text ?? MessageText()
        for message in post.messages.dropFirst() { text.append(message.text) }
        var review = Review(
            kind: post.kind, title: "", text: String(decoding: text.bytes, as: UTF8.self),
            source: reference(
                to: post, channel: channel, path: path, source: source, format: format,
                isForwarded: home != nil))
        review.incomplete = post.incomplete
        review.date = post.messages.first?.date
        review.edited = post.messages.compactMap(\.edited).max()
        review.captions = post.captions.map { String(decoding: $0.text.bytes, as: UTF8.self) }.filter {
            !$0.isEmpty
        }
        review.reactions = post.allMessages.flatMap(\.reactions)
        var draft = ReviewDraft(review: review, post: post, text: text, lexica: lexica)
        for rule in rules { rule.apply(to: &draft) }
        review = draft.review
        review.evidence.append(origin(ofKindOf: post))
        review.evidence += (post.messages.first?.known.details ?? []).map {
            Evidence(field: $0.name, value: $0.value, rule: Evidence.entryRule, range: nil, confidence: 1)
        }
        review.key = ReviewKey.key(of: review, in: channel)
        review.id = ReviewIdentity.id(forKey: review.key)
        return review
    }

    /// An item that its format holds ready, at its place in this source.
    private func item(_ item: Review, of post: Post, path: String, source: SourceText?, format: String)
        -> Review
    {
        var item = item
        let here = reference(to: post, channel: ChannelFacts(), path: path, source: source, format: format)
        item.source.path = path
        item.source.format = format
        item.source.lines = here.lines
        item.source.bytes = here.bytes
        return item
    }

    /// A head with a title and links says surely what a post is; words of news or polls say it less surely.
    private func origin(ofKindOf post: Post) -> Evidence {
        Evidence(
            field: "kind", value: post.kind.rawValue, rule: post.header == nil ? "clues" : "head",
            range: nil, confidence: post.header == nil ? 0.7 : 0.95)
    }

    private func reference(
        to post: Post, channel: ChannelFacts, path: String, source: SourceText?, format: String,
        isForwarded: Bool = false
    ) -> SourceReference {
        var reference = SourceReference(path: path, format: format)
        reference.channel = channel.handle
        reference.channelTitle = channel.title
        reference.channelID = channel.hasAddresses ? channel.id : nil
        let messages = post.allMessages
        // The numbers of a forwarded post are those of the chat that it lies in, not of its channel.
        reference.messages = isForwarded ? [] : messages.compactMap(\.number)
        reference.bytes = messages.flatMap(\.places).filter { !$0.isEmpty }
        if let source {
            reference.lines = Self.joined(reference.bytes.map { source.lineNumbers(of: $0) })
            reference.duplicates = messages.flatMap(\.duplicates).map { source.lineNumbers(of: $0) }
        }
        reference.replyTo = isForwarded ? nil : post.messages.first?.replyTo
        reference.url = reference.messages.first.flatMap(channel.address)
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
        return TextSlice(bytes).tokens.map { bytes.folded($0.range) }.joined(
            separator: " ")
    }
}
