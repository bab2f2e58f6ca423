#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Other programs of the system. No shell is in between, so that nothing in an argument can be a command.
enum Program {
    /// Where the program called `name` is; nil where it is not installed.
    static func path(of name: String) -> String? {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Whether there is a file at `path` that can be run.
    static func isRunnable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Starts a program with `variables` in its environment besides all others, and waits for it.
    ///
    /// - Returns: its exit status; nil where it did not start or was killed.
    static func status(of path: String, _ arguments: [String], variables: [String: String]) -> Int32? {
        for (name, value) in variables { setenv(name, value, 1) }
        guard let process = start(path, with: arguments, actions: nil) else { return nil }
        let status = end(of: process)
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }

    /// Starts a program and waits for it; whether it went well.
    static func run(_ path: String, with arguments: [String]) -> Bool {
        guard let process = start(path, with: arguments, actions: nil) else { return false }
        return wait(for: process)
    }

    /// What a program prints that reads `input`; nil when it does not go well.
    static func output(of path: String, _ arguments: [String], input: Int32) throws -> [UInt8]? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw OutputError.failed(code: errno) }
        defer { close(ends[0]) }
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        let process = start(path, with: arguments, actions: &actions)
        close(ends[1])
        guard let process else { return nil }
        let output = try FileReading.all(of: ends[0], path: path, expecting: 0)
        return wait(for: process) ? output : nil
    }

    #if canImport(Glibc)
        typealias Actions = UnsafePointer<posix_spawn_file_actions_t>
    #else
        typealias Actions = UnsafePointer<posix_spawn_file_actions_t?>
    #endif

    /// Starts a program with what `actions` make of its files; nil where it cannot be started.
    static func start(_ path: String, with arguments: [String], actions: Actions?) -> pid_t? {
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        pointers.append(nil)
        var process: pid_t = 0
        return posix_spawn(&process, path, actions, nil, pointers, environ) == 0 ? process : nil
    }

    private static func wait(for process: pid_t) -> Bool { end(of: process) == 0 }

    /// What `waitpid` tells of how a process ended; -1 where it tells nothing.
    private static func end(of process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status
    }
}

/// A program that shows long results page by page; started when the first of them arrive.
final class Pager: ByteSink {
    private let command: String
    private var stream: UnsafeMutablePointer<FILE>?

    /// The pager that the user wants, `less` where nothing is said; nil when there is to be none.
    /// `settings` count less than `DIGEST_PAGER` and more than `PAGER`.
    init?(in environment: Environment, settings: Config) {
        let wanted =
            environment.variable("DIGEST_PAGER") ?? settings.value("pager") ?? environment.variable("PAGER")
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

/// The program `fzf`, in which one of many lines is chosen.
struct FuzzyFinder {
    private let path: String

    /// Nil where it is not installed.
    init?() {
        guard let path = Program.path(of: "fzf") else { return nil }
        self.path = path
    }

    /// The line that the user chooses; nil when none. A preview shows the item whose id begins it.
    func choose(from lines: [String]) throws -> String? {
        let input = try temporaryFile(holding: lines.map { $0 + "\n" }.joined())
        defer { close(input) }
        let arguments = ["fzf", "--no-multi", "--preview", "digest show {1}", "--preview-window", "wrap"]
        guard let output = try Program.output(of: path, arguments, input: input) else { return nil }
        let text = String(decoding: output, as: UTF8.self)
        return text.split(separator: "\n").first.map { String($0) }
    }

    /// An open file without a name.
    private func temporaryFile(holding text: String) throws(OutputError) -> Int32 {
        guard let file = tmpfile() else { throw .failed(code: errno) }
        defer { fclose(file) }
        try DescriptorSink(fileno(file)).write(Array(text.utf8))
        lseek(fileno(file), 0, SEEK_SET)
        return dup(fileno(file))
    }
}
