#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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
