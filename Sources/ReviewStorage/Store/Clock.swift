public import ReviewModel

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The clock of the system.
public enum Clock {
    /// This moment.
    @Sendable public static func now() -> Timestamp { Timestamp(seconds: Int64(time(nil))) }
}

/// Whether there is a file.
enum FileExistence {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether there is something in the file at `path`.
    static func isFilled(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size > 0
    }
}
