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
