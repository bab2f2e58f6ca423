#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The processors of the machine.
enum Processors {
    /// More threads than these wait for the one that stores what they make.
    private static let most = 8

    /// How many there are beside the one that the caller runs on, at least one.
    static var others: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1, 1), most) }
}
