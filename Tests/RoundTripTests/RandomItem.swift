import ReviewModel
import TestSupport

/// Items of a library with words that are hard to write in Markdown and JSON.
struct RandomItem {
    private var random: SplitMix

    /// Items that `seed` repeats.
    init(seed: UInt64) { random = SplitMix(seed: seed) }

    private static let words = [
        "small", "nets", "learn", "«сети»", "학습", "--> end", "<!-- begin", "## heading", "[link](x)",
        "*star*", "_under_",
        "`code`", "a|b", "\\back", "Item: 12", "&amp;", "<b>bold</b>", "#hash", "1.", "- dash",
        "https://e.example/a_b?c=d&e",
        "🏆", "\"quoted\"", "$x^2$", "~~gone~~", "et", "al.", "x — y", "two\nlines", "tab\there", "^", "%",
        "{brace}",
    ]

    /// An item of one of the kinds with papers.
    mutating func item(_ number: Int) -> LibraryItem {
        let text = words(1...30)
        var review = Review(
            kind: Bool.random(using: &random) ? .review : .news, title: words(1...6), text: text,
            source: SourceReference(path: "x", format: "telegram-text"))
        review.source.channel = "channel"
        review.source.messages = [number]
        review.source.url = "https://t.me/channel/\(number)"
        review.key = "channel/\(number)"
        review.id = ReviewIdentity.id(forKey: review.key)
        if Bool.random(using: &random) { review.label = words(1...2) }
        review.papers = (0..<Int.random(in: 0...2, using: &random)).map { _ in paper(titled: review.title) }
        review.links = [
            Link(url: "https://e.example/\(number)", role: .code, label: words(1...2), placement: .header)
        ]
        review.models = [
            ModelMention(name: words(1...1), aliases: [words(1...1)], role: .primary, mentions: 3)
        ]
        review.topics = [TopicScore(id: "nlp", score: 0.25)]
        review.claims = [Claim(text: words(1...5), kind: .result, range: 0..<text.utf8.count)]
        review.reactions = [Reaction(emoji: "👍", count: number), Reaction(emoji: nil, count: 1)]
        review.reviewer = Reviewer(name: "Ada", handles: ["slack": "ada"])
        review.language = .english
        review.date = Timestamp(seconds: 1_600_000_000 + Int64(number))
        return LibraryItem(review: review, curation: curation())
    }

    private mutating func paper(titled title: String) -> Paper {
        var paper = Paper(title: Bool.random(using: &random) ? title : words(1...6))
        paper.authors = ["Ada One", "Bob Two", "Çem Üç"].prefix(Int.random(in: 0...3, using: &random)).map(
            Author.init)
        paper.affiliations = Bool.random(using: &random) ? ["Lab & Co", "Università"] : []
        paper.venue = Bool.random(using: &random) ? words(1...2) : nil
        paper.year = Bool.random(using: &random) ? 2021 : nil
        paper.yearSource = paper.year == nil ? nil : .stated
        paper.arxiv = Bool.random(using: &random) ? "2001.00001" : nil
        paper.doi = Bool.random(using: &random) ? "10.1000/a_b(c)" : nil
        return paper
    }

    private mutating func curation() -> Curation {
        var curation = Curation()
        curation.tags = Bool.random(using: &random) ? ["nlp/llm", "to-read"] : []
        curation.status = Curation.Status.allCases.randomElement(using: &random) ?? .unread
        curation.rating = Bool.random(using: &random) ? Int.random(in: 1...5, using: &random) : nil
        curation.notes = Bool.random(using: &random) ? words(1...8) + "\n\n> " + words(1...3) : nil
        curation.lists = Bool.random(using: &random) ? ["protein club"] : []
        return curation
    }

    private mutating func words(_ counts: ClosedRange<Int>) -> String {
        (0..<Int.random(in: counts, using: &random))
            .map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
}
