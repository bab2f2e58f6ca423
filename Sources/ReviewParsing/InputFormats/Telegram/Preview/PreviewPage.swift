import ReviewModel

/// Reads the posts of a preview page.
struct PreviewPage {
    /// How many posts were left out, by reason.
    private(set) var skipped: [String: Int] = [:]

    private let tree: HTMLTree
    private let posts: [PreviewPost]

    /// The page `source`.
    init(_ source: SourceText) {
        let tree = HTMLTree(source.bytes)
        let starts = tree.nodes.indices.filter { PreviewPost.begins(at: $0, in: tree) }
        self.tree = tree
        posts = starts.enumerated().map { index, start in
            PreviewPost(
                tree, at: start, before: index + 1 < starts.count ? starts[index + 1] : tree.nodes.count)
        }
    }

    /// Why there is nothing to read; nil when there is.
    var remark: String? {
        guard posts.isEmpty else { return nil }
        return LandingPage.remark(on: tree)
            ?? "the page holds no posts; save https://t.me/s/NAME when it shows them"
    }

    /// Hands the header and the posts to `sink`; `number` is that of the page in its source, and `channel`
    /// the username where the caller knows it.
    mutating func read(number: Int, channel: String?, into sink: (TranscriptEvent) throws -> Void) throws {
        let header = PreviewHeader(tree)
        let handle = channel ?? posts.lazy.compactMap(\.address).first?.channel ?? header.handle
        var queue = DialogQueue(DialogFacts(name: header.title), handle: handle)
        let messages = [header.message].compactMap { $0 } + posts.compactMap { read($0) }
        for var message in messages {
            message.page = number
            try queue.add(DialogMessage(message: message, writer: message.signature), to: sink)
        }
        try queue.finish(sink)
    }

    private mutating func read(_ post: PreviewPost) -> Message? {
        if post.isService {
            skipped["service message", default: 0] += 1
            return nil
        }
        let message = post.read()
        if message == nil { skipped["message without text or media", default: 0] += 1 }
        return message
    }
}
