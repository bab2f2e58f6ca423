import ReviewModel

/// Makes items of what a source holds, channel by channel.
struct SourceItems {
    /// Why a picture that belongs to no post makes no item.
    private static let wordless = "picture or file without words"

    /// What has been read so far.
    private(set) var summary: SourceSummary
    private let extractor: ReviewExtractor
    private let path: String
    private let format: String
    private var channel = ChannelFacts()
    private var channelCount = 0
    private let boundaries: PostBoundaries
    private var assembly = PostAssembly()
    /// Files of a source that has several, by number; those that no post can need any more are gone.
    private var pages: [Int: SourceText] = [:]
    private var pageCount = 0
    /// Posts of which no reviews were made yet.
    private var jobs: [ExtractionQueue.Job] = []
    private var jobBytes = 0
    /// What sources say of the posts whose reviews are to come, in their order.
    private var curations: [Curation?] = []
    private var curationsGiven = 0
    private var queue: ExtractionQueue?

    /// Items of the source at `path`, which is of `format`.
    init(
        _ extractor: ReviewExtractor, path: String, format: any InputFormat, boundaries: PostBoundaries
    ) {
        self.boundaries = boundaries
        self.extractor = extractor
        self.path = path
        self.format = format.name
        summary = SourceSummary(format: format.name)
        summary.traits = format.traits
        assembly = newAssembly()
    }

    private func newAssembly() -> PostAssembly {
        var assembly = PostAssembly()
        assembly.boundaries = boundaries
        return assembly
    }

    /// Takes what comes next and hands the item that it completes, if any, to `sink`.
    mutating func take(_ event: SourceEvent, into sink: (Review) throws -> Void) throws {
        switch event {
        case .channel(let facts):
            try endChannel(isCutOff: false, into: sink)
            channel = facts
            channelCount += 1
        case .beginsInside: assembly.mayBeginInside = true
        case .page(let page):
            pages[pageCount] = page
            pageCount += 1
        case .message(let message):
            for post in assembly.add(message) { try emit(post, into: sink) }
        }
    }

    /// Hands on the last item.
    mutating func finish(_ end: SourceEnd, into sink: (Review) throws -> Void) throws {
        try endChannel(isCutOff: end.isCutOff, into: sink)
        try drain(into: sink)
        summary.skipped.merge(end.skipped, uniquingKeysWith: +)
        summary.document = end.document
        summary.passesOverChannels = end.passesOverChannels
        guard channelCount == 1 else { return }
        summary.channel = channel.handle
        summary.channelTitle = channel.title
    }

    private mutating func endChannel(isCutOff: Bool, into sink: (Review) throws -> Void) throws {
        assembly.mayEndInside = isCutOff
        if let last = assembly.finish() { try emit(last, into: sink) }
        assembly = newAssembly()
    }

    private mutating func emit(_ post: Post, into sink: (Review) throws -> Void) throws {
        guard post.isReadable || summary.traits.contains(.plainText) else {
            summary.skipped[Self.wordless, default: 0] += post.allMessages.count
            return
        }
        let number = post.messages.first?.page ?? 0
        let page = pages[number]
        pages = pages.filter { $0.key >= number }
        let placed = page == nil ? post : post.keepingPlaces(onPage: number)
        jobs.append(
            ExtractionQueue.Job(
                post: placed, channel: channel, path: page?.path ?? path, source: page, format: format))
        curations.append(post.messages.first?.known.curation)
        jobBytes += placed.messages.reduce(0) { $0 + $1.text.bytes.count }
        if jobs.count >= Self.batch || jobBytes >= Self.batchBytes { try hand(into: sink) }
        summary.items += 1
    }
}

// MARK: - Two threads

extension SourceItems {
    /// Posts that change threads at once, and their length in bytes.
    private static let (batch, batchBytes) = (32, 256 << 10)
    /// Batches under way at a time.
    private static let most = 3

    /// Hands the posts that wait to the other thread, and what it has finished to `sink`.
    private mutating func hand(into sink: (Review) throws -> Void) throws {
        if queue == nil { queue = ExtractionQueue(extractor) }
        guard let queue else { return try drain(into: sink) }
        queue.put(jobs)
        (jobs, jobBytes) = ([], 0)
        while queue.count >= Self.most { for review in queue.take() { try give(review, to: sink) } }
    }

    /// Hands all that is left to `sink`. A source of few posts has needed no other thread.
    private mutating func drain(into sink: (Review) throws -> Void) throws {
        if let queue {
            if !jobs.isEmpty { queue.put(jobs) }
            jobs = []
            while queue.count > 0 { for review in queue.take() { try give(review, to: sink) } }
        }
        let rest = jobs
        (jobs, jobBytes) = ([], 0)
        for job in rest { try give(job.review(by: extractor), to: sink) }
    }

    /// Hands on the next review, and notes what its source says that its owner does with it.
    private mutating func give(_ review: Review, to sink: (Review) throws -> Void) throws {
        if let curation = curations[curationsGiven] {
            summary.curations.append(KeyedCuration(key: review.key, curation: curation))
        }
        curationsGiven += 1
        if curationsGiven >= Self.batch * Self.most * 2 {
            curations.removeFirst(curationsGiven)
            curationsGiven = 0
        }
        try sink(review)
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
