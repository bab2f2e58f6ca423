import Bytes
public import ReviewModel

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
    private var queue: ExtractionQueue?
    /// What is true of the reader that stamps of posts depend on.
    private let mark: StableHash

    /// Items of the source at `path`, which is of `format`, with `traits` of its own.
    init(
        _ extractor: ReviewExtractor, path: String, format: any InputFormat, boundaries: PostBoundaries,
        traits: SourceTraits? = nil, mark: StableHash = StableHash()
    ) {
        self.mark = mark
        self.boundaries = boundaries
        self.extractor = extractor
        self.path = path
        self.format = format.name
        summary = SourceSummary(format: format.name)
        summary.traits = traits ?? format.traits
        assembly = newAssembly()
    }

    private func newAssembly() -> PostAssembly {
        var assembly = PostAssembly()
        assembly.boundaries = boundaries
        return assembly
    }

    /// Takes what comes next and hands the item that it completes, if any, to `taker`.
    mutating func take(_ event: SourceEvent, for taker: any ItemTaker) throws {
        switch event {
        case .channel(let facts):
            try endChannel(isCutOff: false, for: taker)
            channel = facts
            channelCount += 1
        case .beginsInside: assembly.mayBeginInside = true
        case .page(let page):
            pages[pageCount] = page
            pageCount += 1
        case .message(let message):
            for post in assembly.add(message) { try emit(post, for: taker) }
        }
    }

    /// Hands on the last item.
    mutating func finish(_ end: SourceEnd, for taker: any ItemTaker) throws {
        try endChannel(isCutOff: end.isCutOff, for: taker)
        try drain(for: taker)
        summary.skipped.merge(end.skipped, uniquingKeysWith: +)
        summary.document = end.document
        summary.passesOverChannels = end.passesOverChannels
        guard channelCount == 1 else { return }
        summary.channel = channel.handle
        summary.channelTitle = channel.title
    }

    private mutating func endChannel(isCutOff: Bool, for taker: any ItemTaker) throws {
        assembly.mayEndInside = isCutOff
        if let last = assembly.finish() { try emit(last, for: taker) }
        assembly = newAssembly()
    }

    private mutating func emit(_ post: Post, for taker: any ItemTaker) throws {
        guard post.isReadable || summary.traits.contains(.plainText) else {
            summary.skipped[Self.wordless, default: 0] += post.allMessages.count
            return
        }
        let number = post.messages.first?.page ?? 0
        let page = pages[number]
        pages = pages.filter { $0.key >= number }
        let placed = page == nil ? post : post.keepingPlaces(onPage: number)
        var job = ExtractionQueue.Job(
            post: placed, channel: channel, path: page?.path ?? path, source: page, format: format)
        job.stamp = PostStamp.value(of: placed, in: channel, format: format, reader: mark)
        try job.leaveOutText(where: taker, extractor)
        jobs.append(job)
        jobBytes += placed.messages.reduce(0) { $0 + $1.text.bytes.count }
        if jobs.count >= Self.batch || jobBytes >= Self.batchBytes { try hand(for: taker) }
        summary.items += 1
        let numbers = post.allMessages.compactMap(\.number)
        if numbers.count > 1, let first = numbers.first {
            summary.joined.append(JoinedMessages(first: first, others: Array(numbers.dropFirst())))
        }
    }
}

// MARK: - Threads

extension SourceItems {
    /// Posts that change threads at once, and their length in bytes.
    private static let (batch, batchBytes) = (32, 256 << 10)

    /// Hands the posts that wait to other threads, and what they have finished to `taker`.
    private mutating func hand(for taker: any ItemTaker) throws {
        if queue == nil { queue = ExtractionQueue(extractor) }
        guard let queue else { return try drain(for: taker) }
        queue.put(jobs)
        (jobs, jobBytes) = ([], 0)
        while queue.count >= queue.room { for item in queue.take() { try give(item, to: taker) } }
    }

    /// Hands all that is left to `taker`. A source of few posts has needed no other thread.
    private mutating func drain(for taker: any ItemTaker) throws {
        if let queue {
            if !jobs.isEmpty { queue.put(jobs) }
            jobs = []
            while queue.count > 0 { for item in queue.take() { try give(item, to: taker) } }
        }
        let rest = jobs
        (jobs, jobBytes) = ([], 0)
        for job in rest { try give(job.item(by: extractor), to: taker) }
    }

    /// Hands on the next item, and notes what its source says that its owner does with it.
    private mutating func give(_ item: ExtractionQueue.Item, to taker: any ItemTaker) throws {
        let job = item.job
        var key = job.outline?.key
        if let outline = job.outline, let stamp = job.stamp, try taker.takeAgain(outline, stamp: stamp) {
            // Nothing of it is new.
        } else {
            let review = item.review ?? job.review(by: extractor)
            key = review.key
            try taker.take(review, stamp: job.stamp)
        }
        if let key, let curation = job.post.messages.first?.known.curation {
            summary.curations.append(KeyedCuration(key: key, curation: curation))
        }
    }
}

extension ExtractionQueue.Job {
    /// Lets the text be where `taker` knows what its item is.
    fileprivate mutating func leaveOutText(where taker: any ItemTaker, _ extractor: ReviewExtractor) throws {
        guard let stamp,
            let outline = extractor.outline(
                of: post, channel: channel, path: path, source: source, format: format),
            try taker.knows(outline, stamp: stamp)
        else { return }
        self.outline = outline
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

/// Takes the items of a source, in their order. One that has read the source before may know a post again, and the
/// review of it is not made then: most of the work of reading an export anew.
public protocol ItemTaker {
    /// Takes an item. `stamp` is a number that it keeps for as long as what it was read from is the same; nil where
    /// there is none.
    func take(_ item: Review, stamp: Int64?) throws

    /// Whether an item was taken before as what has this stamp made it. Of the item `outline` holds what is known
    /// without reading its text: kind, key, source and reactions.
    func knows(_ outline: Review, stamp: Int64) throws -> Bool

    /// Takes an item again that is known, when its turn comes; false where it has to be read after all, as what came
    /// before it has changed something.
    func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool
}

extension ItemTaker {
    /// Nothing was read before.
    public func knows(_ outline: Review, stamp: Int64) throws -> Bool { false }

    /// Nothing was read before.
    public func takeAgain(_ outline: Review, stamp: Int64) throws -> Bool { false }
}

/// Hands every item to a closure.
public struct ItemSink: ItemTaker {
    private let sink: (Review) throws -> Void

    /// Hands items to `sink`.
    public init(_ sink: @escaping (Review) throws -> Void) { self.sink = sink }

    /// Takes an item.
    public func take(_ item: Review, stamp: Int64?) throws { try sink(item) }
}
