import ReviewModel
import TestSupport

/// A channel with a past: its posts, what they said when, and what was deleted.
struct Channel {
    struct Post {
        /// What it says from its first version on.
        var texts: [String]
        /// Whether every edit leaves a date.
        var isDated: Bool
        /// When it was deleted.
        var deleted: Int?
        /// Whether it goes on with the post before it.
        var continues: Bool
        var arxiv: String?
    }

    /// What a source tells.
    struct View {
        var name: String
        var format: String
        var range: ClosedRange<Int>
        /// When it was made.
        var time: Int
        var handle: String?
        var id: Int?
        var title: String?
        var isNumbered = true
        var isWhole = true
        var isDated = true
    }

    var posts: [Post] = []

    init(_ random: inout SplitMix) {
        for number in 1...12 {
            let words = (0..<4).map { _ in
                ["море", "сад", "лес", "дом", "река"].randomElement(using: &random) ?? ""
            }
            var post = Post(
                texts: ["Пост \(number): \(words.joined(separator: " ")) и ещё несколько слов о том же."],
                isDated: random.once(in: 2), continues: number > 1 && random.once(in: 3))
            if random.once(in: 3) { post.texts.append(post.texts[0] + " Дополнено.") }
            if random.once(in: 6) { post.texts.append("Пост \(number) теперь совсем другой.") }
            if random.once(in: 5) { post.deleted = Int.random(in: 1...4, using: &random) }
            if random.once(in: 2) { post.arxiv = "2101.\(10_000 + number)" }
            posts.append(post)
        }
    }

    /// What a source sees: several messages are one item where they go on with each other.
    func items(in view: View) -> [Review] {
        var groups: [[Int]] = []
        for number in view.range where posts[number - 1].deleted.map({ $0 > view.time }) ?? true {
            if posts[number - 1].continues, let last = groups.last?.last, last == number - 1 {
                groups[groups.count - 1].append(number)
            } else {
                groups.append([number])
            }
        }
        return groups.map { item($0, in: view) }
    }

    private func item(_ numbers: [Int], in view: View) -> Review {
        let versions = numbers.map { min(view.time, posts[$0 - 1].texts.count - 1) }
        let text = zip(numbers, versions).map { posts[$0 - 1].texts[$1] }.joined(separator: "\n\n")
        var source = SourceReference(path: view.name, format: view.format)
        source.channel = view.handle
        source.channelID = view.id
        source.channelTitle = view.title
        if view.isNumbered { source.messages = numbers }
        if view.isNumbered, let handle = view.handle { source.url = "https://t.me/\(handle)/\(numbers[0])" }
        var review = Review(kind: .review, title: String(text.prefix(20)), text: text, source: source)
        if let arxiv = posts[numbers[0] - 1].arxiv {
            review.papers = [Paper(title: review.title)]
            review.papers[0].arxiv = arxiv
        }
        if view.isDated {
            review.date = Timestamp(seconds: Int64(numbers[0]) * 1000)
            let edits = zip(numbers, versions).filter { posts[$0.0 - 1].isDated && $0.1 > 0 }
            review.edited = edits.map { Timestamp(seconds: 1_000_000 + Int64($0.1) * 1000) }.max()
        }
        review.reactions = view.isNumbered ? [Reaction(emoji: "👍", count: view.time * 3)] : []
        review.key = key(of: review)
        review.id = ReviewIdentity.id(forKey: review.key)
        return review
    }

    /// As the reader of sources makes it.
    private func key(of review: Review) -> String {
        let source = review.source
        let channel =
            source.channel?.lowercased() ?? source.channelID.map { "c/\($0)" }
            ?? "«\(source.channelTitle ?? "")»"
        if let number = source.messages.first { return "\(channel)/\(number)" }
        let words = review.text.prefix(160).lowercased()
        guard let arxiv = review.papers.first?.arxiv else { return "\(channel)/text/\(words)" }
        return "\(channel)/paper/arxiv:\(arxiv)/\(ReviewIdentity.id(forKey: words))"
    }
}

extension Channel.View {
    /// A source of a random kind.
    init(_ index: Int, _ random: inout SplitMix) {
        let first = Int.random(in: 1...9, using: &random)
        let range = first...Int.random(in: first + 2...12, using: &random)
        let time = Int.random(in: 0...4, using: &random)
        self.init(
            name: "\(Int.random(in: 0...9, using: &random))-\(index)", format: "telegram-json", range: range,
            time: time, title: "Чайник")
        switch Int.random(in: 0..<5, using: &random) {
        case 0: (handle, id) = (nil, 7)
        case 1: (handle, id) = ("Teapot", 7)
        case 2: (format, isDated) = ("telegram-html", false)
        case 3: (format, isWhole, handle) = ("telegram-preview", false, "teapot")
        default:
            (format, isWhole, isNumbered, isDated) = ("telegram-text", false, false, false)
            if random.once(in: 2) { handle = "teapot" }
        }
    }
}
