import Bytes
public import ReviewModel

/// A preview page of a channel taken apart, for whoever keeps a copy of the channel: the posts as they stand in the
/// page, by number. What is put together of them again is a page that `TelegramPreview` reads.
public struct ChannelPage: Sendable {
    /// A post of the page; what is no message, such as a new picture of the channel, is one as well.
    public struct Post: Sendable, Equatable {
        /// Number of the message.
        public var number: Int
        /// When it was posted.
        public var date: Timestamp?
        /// A hash of what is read of it: views and reactions, which change from hour to hour, are not part of it.
        public var content: UInt64
        /// The post as it stands in the page.
        public var html: [UInt8]
    }

    /// Username of the channel, without `@`, where the page tells it.
    public var handle: String?
    /// Name, username and description of the channel as they stand in the page, without the counters, which
    /// change from hour to hour; empty where the page has none.
    public var header: [UInt8]
    /// Posts by number, the oldest first.
    public var posts: [Post]
    /// Why there are none, as a sentence in lower case; nil where there are some.
    public var refusal: String?

    /// Takes apart the page that `bytes` are, in UTF-8.
    public init(_ bytes: [UInt8]) {
        let tree = HTMLTree(bytes)
        let starts = tree.nodes.indices.filter { PreviewPost.begins(at: $0, in: tree) }
        posts = starts.enumerated().compactMap { index, start in
            let next = index + 1 < starts.count ? starts[index + 1] : tree.nodes.count
            return ChannelPage.post(at: start, before: next, in: tree, bytes)
        }.sorted { $0.number < $1.number }
        let header = PreviewHeader(tree)
        let address = posts.isEmpty ? nil : PreviewPost(tree, at: starts[0], before: tree.nodes.count).address
        handle = address?.channel ?? header.handle
        self.header = ChannelPage.header(of: tree, bytes)
        refusal = posts.isEmpty ? ChannelPage.refusal(by: tree, bytes) : nil
    }

    private static func post(at start: Int, before next: Int, in tree: HTMLTree, _ bytes: [UInt8]) -> Post? {
        let post = PreviewPost(tree, at: start, before: next)
        guard let number = post.address?.number else { return nil }
        let message = post.isService ? nil : post.read()
        var hash = StableHash()
        if let message {
            hash.add(message)
        } else {
            hash.add(tree.line(of: start, before: next).utf8)
        }
        return Post(
            number: number, date: message?.date, content: hash.value,
            html: Array(bytes[place(of: start, before: next, in: tree)]))
    }

    /// The post with what is wrapped around it: buttons stand beside the message.
    private static func place(of start: Int, before next: Int, in tree: HTMLTree) -> Range<Int> {
        let parent = tree.nodes[start].parent
        let isWrapped = tree.hasClass("tgme_widget_message_wrap", node: parent)
        let place = tree.nodes[isWrapped ? parent : start].source
        guard next < tree.nodes.count else { return place }
        // A page that is not well-formed has one post inside another.
        let limit = tree.nodes[next].source.lowerBound
        return place.lowerBound..<max(place.lowerBound, min(place.upperBound, limit))
    }

    private static func header(of tree: HTMLTree, _ bytes: [UInt8]) -> [UInt8] {
        guard let column = tree.first("tgme_channel_info", in: 0..<tree.nodes.count) else { return [] }
        let part = tree.inside(column)
        let names: [StaticString] = [
            "tgme_channel_info_header_title", "tgme_channel_info_header_username",
            "tgme_channel_info_description",
        ]
        let pieces = names.compactMap { tree.first($0, in: part) }.map { bytes[tree.nodes[$0].source] }
        guard !pieces.isEmpty else { return [] }
        return Array("<div class=\"tgme_channel_info\">\n".utf8) + pieces.joined(separator: [0x0A])
            + Array("\n</div>\n".utf8)
    }

    /// A page that asks whether a person is there has no posts either.
    private static func refusal(by tree: HTMLTree, _ bytes: [UInt8]) -> String {
        if PageQuestion.isAsked(by: bytes) {
            return
                "the site asks whether a person is there (a captcha); open the address in a browser, or wait"
        }
        let isChannel = tree.first("tgme_channel_info", in: 0..<tree.nodes.count) != nil
        if isChannel { return "the channel shows no posts on the web" }
        if bytes.find("tgme_", in: 0..<bytes.count) != nil {
            return
                "there is no public channel of that name, or it shows nothing on the web (a person, a group, private)"
        }
        return "this is no page of a channel"
    }
}

/// A page that comes in the place of another one and asks whether a person is there.
public enum PageQuestion {
    private static let signs = [
        "captcha", "cf-challenge", "cf-turnstile", "Just a moment...", "Attention Required!",
    ]

    /// Whether `bytes`, a page that is not what was asked for, are one.
    public static func isAsked(by bytes: [UInt8]) -> Bool {
        // One that says much has the question beside it, for those who want to comment.
        bytes.count <= 1 << 16 && signs.contains { bytes.find($0, in: 0..<bytes.count) != nil }
    }
}

extension StableHash {
    /// What is read of a message.
    fileprivate mutating func add(_ message: Message) {
        take(message.text.bytes)
        for link in message.text.links { take(Array(link.url.utf8)) }
        for card in message.cards {
            for text in [card.url ?? "", card.site, card.title, card.summary] { take(Array(text.utf8)) }
        }
        take(Array((message.forwardedFrom ?? "").utf8))
        take(Array((message.signature ?? "").utf8))
        add(word: UInt64(message.replyTo ?? 0))
    }

    /// The length of `bytes`, so that no two lists of texts are the same, then the bytes.
    fileprivate mutating func take(_ bytes: [UInt8]) {
        add(word: UInt64(bytes.count))
        add(bytes)
    }
}
