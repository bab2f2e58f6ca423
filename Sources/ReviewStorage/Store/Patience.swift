#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How long to wait for another program that writes to a library.
public struct Patience {
    /// Seconds to wait when the other one does not get on. As long as it writes, or notes that it works and
    /// does, there is no end.
    let seconds: Double
    /// Asked many times a second, with the seconds waited so far, whether to go on.
    let goesOn: (Double) -> Bool

    /// Waits `seconds` without progress, and for as long as `goesOn` is true.
    public init(seconds: Double, goesOn: @escaping (_ waited: Double) -> Bool = { _ in true }) {
        self.seconds = seconds
        self.goesOn = goesOn
    }

    /// A few seconds.
    public static var brief: Patience { Patience(seconds: 5) }
}

/// A connection that waits until another one has done its work.
final class Waiting {
    private let patience: Patience
    private let path: String
    private let files: [String]
    private var began = 0.0
    private var progressed = 0.0
    private var seen: [Int64] = []

    init(_ patience: Patience, path: String) {
        self.patience = patience
        self.path = path
        files = [path + "-wal", path, path + "-journal", LibraryWork.path(path)]
    }

    /// Lets a moment pass and tells whether to try again; `count` is how often it was asked before.
    func goesOn(_ count: Int) -> Bool {
        let now = clock()
        let state = files.flatMap(Waiting.state) + (LibraryWork(in: path).map { [$0.processorTime] } ?? [])
        if count == 0 { began = now }
        if count == 0 || state != seen { (progressed, seen) = (now, state) }
        guard now - progressed < patience.seconds, patience.goesOn(now - began) else { return false }
        usleep(UInt32(min(50_000, 1_000 * (count + 1))))
        return true
    }

    /// Size and time of the last change of a file.
    private static func state(of path: String) -> [Int64] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        return [Int64(status.st_size), Int64(time.tv_sec), Int64(time.tv_nsec)]
    }

    private func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}
