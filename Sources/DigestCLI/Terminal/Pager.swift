#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that shows long results page by page; started when the first of them arrive.
final class Pager: ByteSink {
    private let command: String
    private var stream: UnsafeMutablePointer<FILE>?

    /// The pager that the user wants, `less` where nothing is said; nil when there is to be none.
    init?(in environment: Environment) {
        let wanted = environment.variable("DIGEST_PAGER") ?? environment.variable("PAGER")
        guard environment.terminal != nil, environment.variable("TERM") != "dumb", wanted != "",
            wanted != "cat"
        else { return nil }
        command = wanted ?? "if command -v less >/dev/null; then exec less; else exec cat; fi"
    }

    func write(_ bytes: [UInt8]) throws(OutputError) {
        if stream == nil {
            // As git does: quit when all fits on one screen, keep colours, leave the text on the screen.
            setenv("LESS", "FRX", 0)
            stream = popen(command, "w")
        }
        guard let stream else { throw .failed(code: errno) }
        try DescriptorSink(fileno(stream)).write(bytes)
    }

    /// Waits until the user has read enough.
    func close() {
        guard let stream else { return }
        let before = signal(SIGINT, SIG_IGN)
        pclose(stream)
        signal(SIGINT, before)
        self.stream = nil
    }
}
