public import ReviewModel

extension SourceReader {
    /// Whether any format takes `bytes`, the whole of the source at `path`, for its own.
    public static func recognises(_ bytes: [UInt8], path: String) -> Bool {
        InputFormats.recognised(in: SourceText(path: path, bytes: bytes)) != nil
    }
}

/// What a feed leads to, for whoever fetches it.
public struct FeedContents: Sendable {
    /// A post of which the feed holds no more than the beginning.
    public struct Teaser: Sendable, Equatable {
        /// Address of the post.
        public var address: String
        /// When it was posted.
        public var date: Timestamp?
    }

    /// Those posts, in the order of the feed.
    public let teasers: [Teaser]

    /// Bytes of words below which a text is taken for the beginning of a post.
    private static let shortest = 1500

    /// The feed that `bytes` are; nil where they are none, or one of papers.
    public init?(_ bytes: [UInt8]) {
        let likeliest = InputFormats.recognised(in: SourceText(path: "", bytes: bytes))
        guard likeliest is Feed else { return nil }
        teasers = FeedReader(bytes).entries.compactMap { entry in
            guard let address = entry.address, entry.content.utf8.count < FeedContents.shortest,
                !address.contains("arxiv.org/")
            else { return nil }
            return Teaser(address: address, date: entry.date)
        }
    }
}
