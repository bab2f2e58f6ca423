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
    /// Files of a source that has several, by number; those that no post can need any more are gone.
    private var pages: [Int: SourceText] = [:]
    private var pageCount = 0

    /// Items of the source at `path`, which is of `format`.
    init(_ extractor: ReviewExtractor, path: String, format: any InputFormat) {
        self.extractor = extractor
        self.path = path
        self.format = format.name
        summary = SourceSummary(format: format.name)
        summary.holdsEveryMessage = format.holdsEveryMessage
    }

    /// Takes what comes next and hands the item that it completes, if any, to `sink`.
    mutating func take(_ event: TranscriptEvent, into sink: (Review) throws -> Void) throws {
        switch event {
        case .channel(let facts):
            try endChannel(isCutOff: false, into: sink)
            channel = facts
            channelCount += 1
        case .page(let page):
            pages[pageCount] = page
            pageCount += 1
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
        let number = post.messages.first?.page ?? 0
        let page = pages[number]
        pages = pages.filter { $0.key >= number }
        let placed = page == nil ? post : post.keepingPlaces(onPage: number)
        try sink(
            extractor.review(
                of: placed, channel: channel, path: page?.path ?? path, source: page, format: format))
        summary.items += 1
    }
}

extension Post {
    /// The post without the places of those of its messages that stand in another file than the first.
    fileprivate func keepingPlaces(onPage page: Int) -> Post {
        var post = self
        for index in post.messages.indices { post.messages[index].keepPlaces(onPage: page) }
        for index in post.captions.indices { post.captions[index].keepPlaces(onPage: page) }
        return post
    }

    /// Whether there is anything to read in it.
    fileprivate var isReadable: Bool {
        (messages + captions).contains {
            !$0.text.bytes.isEmpty || !$0.text.links.isEmpty || !$0.cards.isEmpty
        }
    }
}

extension Message {
    fileprivate mutating func keepPlaces(onPage page: Int) {
        guard self.page != page else { return }
        places = []
        duplicates = []
        text.origins = []
    }
}
