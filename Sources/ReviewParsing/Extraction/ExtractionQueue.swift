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

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread of the system that does one thing and ends.
struct WorkerThread {
    /// The deepest rules need less; what systems give by default may be as little as half a megabyte.
    private static let stackSize = 8 << 20

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let thread: pthread_t

    /// Begins `body` on a new thread; nil where the system has none to give.
    init?(_ body: @escaping @Sendable () -> Void) {
        let work = Unmanaged.passRetained(Work(body))
        // Not made by an initialiser: which module has that differs from system to system.
        let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
        pthread_attr_init(attributes)
        pthread_attr_setstacksize(attributes, Self.stackSize)
        defer {
            pthread_attr_destroy(attributes)
            attributes.deallocate()
        }
        #if canImport(Glibc)
            var started: pthread_t = 0
            let code = pthread_create(&started, attributes, { Self.run($0) }, work.toOpaque())
            thread = started
        #else
            var started: pthread_t?
            let code = pthread_create(&started, attributes, { Self.run($0) }, work.toOpaque())
            guard let started else {
                work.release()
                return nil
            }
            thread = started
        #endif
        if code != 0 {
            work.release()
            return nil
        }
    }

    /// Waits until it has ended. To be called once.
    func join() { pthread_join(thread, nil) }

    private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
    }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A lock with a bell: one thread waits inside until another one has changed something.
final class Monitor: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let bell: UnsafeMutablePointer<pthread_cond_t>

    /// An open lock.
    init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        bell = .allocate(capacity: 1)
        pthread_cond_init(bell, nil)
    }

    deinit {
        pthread_cond_destroy(bell)
        pthread_mutex_destroy(mutex)
        bell.deallocate()
        mutex.deallocate()
    }

    /// Does `body` while no other thread is inside, then wakes those that wait.
    func changing<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(bell)
            pthread_mutex_unlock(mutex)
        }
        return body()
    }

    /// Asks `body` whenever something has changed, until it has an answer.
    func awaiting<Result>(_ body: () -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(bell)
            pthread_mutex_unlock(mutex)
        }
        while true {
            if let result = body() { return result }
            pthread_cond_wait(bell, mutex)
        }
    }
}
