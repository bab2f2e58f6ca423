import ReviewModel

/// Makes reviews of posts on a thread of its own, so that whoever stores them need not wait. They come
/// out in the order the posts went in.
final class ExtractionQueue {
    /// A post with all that is needed to make a review of it.
    struct Job: Sendable {
        var post: Post
        var channel: ChannelFacts
        var path: String
        var source: SourceText?
        var format: String

        /// The review.
        func review(by extractor: ReviewExtractor) -> Review {
            extractor.review(of: post, channel: channel, path: path, source: source, format: format)
        }
    }

    /// What both threads see, and only inside of the monitor.
    private final class State: @unchecked Sendable {
        private let monitor = Monitor()
        private let extractor: ReviewExtractor
        private var waiting: [[Job]] = []
        private var done: [[Review]] = []
        private var isClosed = false

        init(_ extractor: ReviewExtractor) { self.extractor = extractor }

        func put(_ jobs: [Job]) { monitor.changing { waiting.append(jobs) } }

        func take() -> [Review] {
            monitor.awaiting { done.isEmpty ? nil : done.removeFirst() }
        }

        func close() { monitor.changing { isClosed = true } }

        /// Works until the state is closed. What is waiting then is left undone.
        func work() {
            while let jobs = next() {
                let reviews = jobs.map { $0.review(by: extractor) }
                monitor.changing { done.append(reviews) }
            }
        }

        private func next() -> [Job]? {
            monitor.awaiting { () -> [Job]?? in
                if isClosed { return .some(nil) }
                return waiting.isEmpty ? nil : .some(waiting.removeFirst())
            }
        }
    }

    private let state: State
    private let thread: WorkerThread
    /// How many batches were put in and not yet taken out.
    private(set) var count = 0

    /// A queue whose thread works with `extractor`, which nobody else may use meanwhile; nil where
    /// there is no thread to be had.
    init?(_ extractor: ReviewExtractor) {
        let state = State(extractor)
        guard let thread = WorkerThread({ state.work() }) else { return nil }
        self.state = state
        self.thread = thread
    }

    deinit {
        state.close()
        thread.join()
    }

    /// Puts posts in.
    func put(_ jobs: [Job]) {
        state.put(jobs)
        count += 1
    }

    /// The reviews of the posts that were put in first; waits for them.
    func take() -> [Review] {
        count -= 1
        return state.take()
    }
}
