#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A thread of the system that does one thing and ends.
public struct WorkerThread {
    /// The deepest rules need less; what systems give by default may be as little as half a megabyte.
    private static let stackSize = 8 << 20

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let thread: pthread_t

    /// Begins `body` on a new thread; nil where the system has none to give.
    public init?(_ body: @escaping @Sendable () -> Void) {
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
    public func join() { pthread_join(thread, nil) }

    private static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
    }
}

/// The processors of the machine.
public enum Processors {
    /// More threads than these wait for the one that stores what they make.
    private static let most = 8

    /// How many there are beside the one that the caller runs on, at least one.
    public static var others: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1, 1), most) }
}

/// A lock with a bell: one thread waits inside until another one has changed something.
public final class Monitor: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let bell: UnsafeMutablePointer<pthread_cond_t>

    /// An open lock.
    public init() {
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
    public func changing<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(bell)
            pthread_mutex_unlock(mutex)
        }
        return body()
    }

    /// Asks `body` whenever something has changed, until it has an answer.
    public func awaiting<Result>(_ body: () -> Result?) -> Result {
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
