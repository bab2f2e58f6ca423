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
