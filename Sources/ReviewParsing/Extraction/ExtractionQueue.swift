import ReviewModel

/// Makes reviews of posts on threads of their own, so that whoever stores them need not wait. They come
/// out in the order the posts went in. Whoever has to wait for one does some of the work.
final class ExtractionQueue {
    /// A post with all that is needed to make a review of it.
    struct Job: Sendable {
        var post: Post
        var channel: ChannelFacts
        var path: String
        var source: SourceText?
        var format: String
        /// A number that it keeps for as long as what it was read from is the same; nil where there is none.
        var stamp: Int64?
        /// What is known of its item without reading its text, where that need not be read.
        var outline: Review?

        /// The review.
        func review(by extractor: ReviewExtractor) -> Review {
            extractor.review(of: post, channel: channel, path: path, source: source, format: format)
        }

        /// The review, unless its text need not be read.
        func item(by extractor: ReviewExtractor) -> Item {
            Item(job: self, review: outline == nil ? review(by: extractor) : nil)
        }
    }

    /// A post with the review that was made of it, unless its text need not be read.
    struct Item: Sendable {
        var job: Job
        var review: Review?
    }

    private struct Batch {
        let number: Int
        let jobs: [Job]
    }

    /// What is to be done next by one who waits for a batch.
    private enum Step {
        case take([Item])
        case help(Batch)
    }

    /// What all threads see, and only inside of the monitor.
    private final class State: @unchecked Sendable {
        private let monitor = Monitor()
        /// One for each thread: none may be used by two at once.
        private let extractors: [ReviewExtractor]
        private var waiting: [Batch] = []
        private var done: [Int: [Item]] = [:]
        private var isClosed = false

        init(_ extractors: [ReviewExtractor]) { self.extractors = extractors }

        func put(_ batch: Batch) { monitor.changing { waiting.append(batch) } }

        /// The reviews of the batch with that number. Until they are there, works with `extractor` on what the
        /// threads are not going to come to soon.
        func take(number: Int, helpingWith extractor: ReviewExtractor) -> [Item] {
            while true {
                let step = monitor.awaiting { () -> Step? in
                    if let items = done.removeValue(forKey: number) { return .take(items) }
                    // A thread that is done goes on with the next at once.
                    return waiting.count > extractors.count ? .help(waiting.removeFirst()) : nil
                }
                switch step {
                case .take(let items): return items
                case .help(let batch): finish(batch, by: extractor)
                }
            }
        }

        func close() { monitor.changing { isClosed = true } }

        /// Works until the state is closed. What is waiting then is left undone.
        func work(as thread: Int) {
            while let batch = next() { finish(batch, by: extractors[thread]) }
        }

        private func finish(_ batch: Batch, by extractor: ReviewExtractor) {
            let items = batch.jobs.map { $0.item(by: extractor) }
            monitor.changing { done[batch.number] = items }
        }

        private func next() -> Batch? {
            monitor.awaiting { () -> Batch?? in
                if isClosed { return .some(nil) }
                return waiting.isEmpty ? nil : .some(waiting.removeFirst())
            }
        }
    }

    private let state: State
    private let extractor: ReviewExtractor
    private let threads: [WorkerThread]
    private var begun = 0
    private var ended = 0

    /// A queue with a thread for each processor but the caller's, at least one, each with an extractor like
    /// `extractor`, which the caller works with while it waits; nil where there is no thread to be had.
    init?(_ extractor: ReviewExtractor) {
        let count = Processors.others
        let state = State((0..<count).map { _ in extractor.another() })
        threads = (0..<count).compactMap { thread in WorkerThread { state.work(as: thread) } }
        if threads.isEmpty { return nil }
        self.state = state
        self.extractor = extractor
    }

    deinit {
        state.close()
        for thread in threads { thread.join() }
    }

    /// How many batches were put in and not yet taken out.
    var count: Int { begun - ended }

    /// How many batches may be under way so that no thread waits for work.
    var room: Int { 3 * threads.count + 3 }

    /// Puts posts in.
    func put(_ jobs: [Job]) {
        state.put(Batch(number: begun, jobs: jobs))
        begun += 1
    }

    /// The reviews of the posts that were put in first; waits for them.
    func take() -> [Item] {
        defer { ended += 1 }
        return state.take(number: ended, helpingWith: extractor)
    }
}
