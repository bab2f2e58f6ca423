import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ctrl-C: the first one asks the command to stop where it can do so cleanly, the second one ends the
/// program at once.
enum Interruption {
    private static let wanted = Atomic(false)

    /// Whether the user wants to stop.
    static var isWanted: Bool { wanted.load(ordering: .relaxed) }

    /// Listens for SIGINT and SIGTERM, and turns a closed pipe from a signal into an error of `write`.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        var action = sigaction()
        #if canImport(Glibc)
            action.__sigaction_handler.sa_handler = { _ in Interruption.wanted.store(true, ordering: .relaxed)
            }
        #else
            action.__sigaction_u.__sa_handler = { _ in Interruption.wanted.store(true, ordering: .relaxed) }
        #endif
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
    }

    /// Throws when the user wants to stop; for loops that take long.
    static func check() throws(CommandError) {
        if isWanted { throw .interrupted }
    }
}
