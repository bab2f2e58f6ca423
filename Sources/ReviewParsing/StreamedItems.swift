import ReviewModel

/// Makes items of what a streamed source holds, channel by channel.
struct StreamedItems {
    /// Why a picture that belongs to no post makes no item.
    private static let wordless = "picture or file without words"

    /// What has been read so far.
    private(set) var summary: SourceSummary
    private let extractor: ReviewExtractor
    private let path: String
    private let format: String
    private var channel = ChannelFacts()
    private var channelCount = 0
    private var assembly = PostAssembly()

    /// Items of the source at `path`, which is of `format`.
    init(_ extractor: ReviewExtractor, path: String, format: String) {
        self.extractor = extractor
        self.path = path
        self.format = format
        self.summary = SourceSummary(format: format)
    }

    /// Takes what comes next and hands the item that it completes, if any, to `sink`.
    mutating func take(_ event: TranscriptEvent, into sink: (Review) throws -> Void) throws {
        switch event {
        case .channel(let facts):
            try endChannel(isCutOff: false, into: sink)
            channel = facts
            channelCount += 1
        case .message(let message):
            if let post = assembly.add(message) { try emit(post, into: sink) }
        }
    }

    /// Hands on the last item.
    mutating func finish(_ reading: StreamedReading, into sink: (Review) throws -> Void) throws {
        try endChannel(isCutOff: reading.isCutOff, into: sink)
        summary.skipped.merge(reading.skipped, uniquingKeysWith: +)
        guard channelCount == 1 else { return }
        summary.channel = channel.handle
        summary.channelTitle = channel.title
    }

    private mutating func endChannel(isCutOff: Bool, into sink: (Review) throws -> Void) throws {
        assembly.mayEndInside = isCutOff
        if let last = assembly.finish() { try emit(last, into: sink) }
        assembly = PostAssembly()
    }

    private mutating func emit(_ post: Post, into sink: (Review) throws -> Void) throws {
        guard post.isReadable else {
            summary.skipped[Self.wordless, default: 0] += post.allMessages.count
            return
        }
        try sink(extractor.review(of: post, channel: channel, path: path, source: nil, format: format))
        summary.items += 1
    }
}

extension Post {
    /// Whether there is anything to read in it.
    fileprivate var isReadable: Bool {
        (messages + captions).contains {
            !$0.text.bytes.isEmpty || !$0.text.links.isEmpty || !$0.cards.isEmpty
        }
    }
}
