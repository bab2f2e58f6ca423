import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ctrl-C: the first one asks the command to stop where it can do so cleanly, the second one ends the
/// program at once, and so does time.
enum Interruption {
    private static let wanted = Atomic(false)

    /// Whether the user wants to stop.
    static var isWanted: Bool { wanted.load(ordering: .relaxed) }

    /// Listens for SIGINT and SIGTERM, and turns a closed pipe, and a file that may grow no more, from signals into
    /// errors of `write`.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        var action = sigaction()
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = { _ in Interruption.ask() }
        #else
            action.__sigaction_u.__sa_handler = { _ in Interruption.ask() }
        #endif
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
    }

    /// Asks the command to stop, and ends the program after three seconds if it is in the middle of
    /// something that cannot. A transaction that was open is then as if it had never begun.
    private static func ask() {
        wanted.store(true, ordering: .relaxed)
        alarm(3)
    }
}

/// Time that passes.
enum Pause {
    /// Seconds since the system started, whatever is done to its clock.
    static func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }

    /// Lets `seconds` pass, or less when the user presses Ctrl-C; false then.
    static func wait(_ seconds: Double) -> Bool {
        let end = clock() + seconds
        while !Interruption.isWanted, clock() < end {
            var slice = timespec(tv_sec: 0, tv_nsec: 50_000_000)
            nanosleep(&slice, nil)
        }
        return !Interruption.isWanted
    }
}
