import ReviewModel
import Wording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program that fetches pages: `curl` of the system, or what `DIGEST_FETCH` names, which is called as curl is. The
/// binary itself never opens a connection, and no shell is in between.
struct FetchProgram {
    private let path: String
    private let options: [String]
    private let environment: Environment

    /// Seconds after which a fetch is given up, in all and for the connection.
    private static let time = (all: 120, connection: 20)

    /// The program of `environment`; `fallback` is what the configuration says, nil for curl.
    init(in environment: Environment, else fallback: String? = nil) throws(FetchError) {
        let wanted =
            environment.variable("DIGEST_FETCH").flatMap { $0.isEmpty ? nil : $0 } ?? fallback ?? "curl"
        let words = CommandLineWords.split(wanted) ?? []
        guard let name = words.first else { throw .noProgram(wanted) }
        let known =
            name.contains("/") ? FilePath.resolve(name, in: environment.folder) : Program.path(of: name)
        guard let known, access(known, X_OK) == 0 else { throw .noProgram(name) }
        path = known
        options = Array(words.dropFirst())
        self.environment = environment
    }

    /// Fetches what is at `address`, at most `limit` bytes; `type` is asked for where there are several.
    func fetch(_ address: String, type: String? = nil, limit: Int) throws -> FetchedPage {
        let folder = try TemporaryFolder(in: environment)
        let place = { (name: String) in FilePath.join(folder.path, to: name) }
        var arguments = [path] + options
        arguments += ["--silent", "--show-error", "--globoff", "--compressed"]
        arguments += [
            "--location", "--max-redirs", "10", "--proto", "=http,https", "--proto-redir", "=http,https",
        ]
        arguments += ["--connect-timeout", "\(Self.time.connection)", "--max-time", "\(Self.time.all)"]
        arguments += ["--max-filesize", "\(limit)", "--user-agent", Self.agent]
        if let type { arguments += ["--header", "Accept: \(type)"] }
        arguments += ["--dump-header", place("head"), "--output", place("body")]
        arguments += ["--write-out", "%{http_code} %{url_effective}\\n", address]
        let process = try Program.begin(path, with: arguments, output: place("told"), errors: place("errors"))
        guard let process else { throw FetchError.noProgram(path) }
        let status = try process.finish { () throws(FetchError) in
            let size = (try? FileStatus(path: place("body"), name: "body").size) ?? 0
            if size > limit { throw .tooLarge(limit: limit) }
        }
        try Interruption.check()
        let text = { (name: String) in
            String(decoding: (try? FileReading.bytes(at: place(name), name: name)) ?? [], as: UTF8.self)
        }
        if status == 63 { throw FetchError.tooLarge(limit: limit) }
        guard status == 0 else {
            throw FetchError.failed(status: status, message: Self.reason(text("errors"), status: status))
        }
        let told = text("told").split { $0 == "\n" || $0 == " " }
        guard let code = told.first.flatMap({ Int($0) }) else {
            throw FetchError.failed(status: -1, message: "the program '\(path)' does not answer as curl does")
        }
        let head = FetchedHead(text("head"))
        let body = (try? FileReading.bytes(at: place("body"), name: "body")) ?? []
        if body.count > limit { throw FetchError.tooLarge(limit: limit) }
        return FetchedPage(
            status: code, address: told.dropFirst().first.map(String.init) ?? address, head: head, body: body)
    }

    private static let agent = "digest/\(ToolVersion.number) (a personal library of paper reviews)"

    /// What curl says, without its own name in front.
    private static func reason(_ text: String, status: Int32) -> Phrase {
        let line = text.split(separator: "\n").last.map(String.init) ?? ""
        let rest = line.firstRange(of: ") ").map { String(line[$0.upperBound...]) } ?? line
        return rest.isEmpty ? "curl ended with status \(status)" : Phrase(verbatim: SafeText.line(rest))
    }
}

/// What was fetched.
struct FetchedPage {
    /// Status in HTTP.
    var status: Int
    /// Address that it came from in the end.
    var address: String
    /// What was told of it.
    var head: FetchedHead
    /// Its bytes, as they were before they were packed.
    var body: [UInt8]
}

/// The head of an answer in HTTP.
struct FetchedHead {
    private var fields: [String: String] = [:]

    /// The last head of those in `text`: each answer on the way to the page has one.
    init(_ text: String) {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.hasPrefix("HTTP/") { fields = [:] }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            fields[line[..<colon].lowercased()] = String(value)
        }
    }

    /// The value of a field by its name in lower case.
    subscript(_ name: String) -> String? { fields[name] }

    /// Seconds that the site asks to wait: it tells them, or the moment from which on it answers, which is counted
    /// from the site's own clock where it shows one, else from `now`. Nil where it asks for nothing that can be read.
    func pause(now: Timestamp) -> Int? {
        guard let asked = fields["retry-after"] else { return nil }
        if let seconds = Int(asked) { return max(0, seconds) }
        guard let moment = HTTPDate.moment(asked) else { return nil }
        let present = fields["date"].flatMap(HTTPDate.moment) ?? now
        return Int(max(0, moment.seconds - present.seconds))
    }
}

/// Dates in the heads of HTTP (RFC 9110, 5.6.7): that of mail, and two older ones that a reader has to know.
enum HTTPDate {
    /// The moment of `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
    /// `Sun Nov  6 08:49:37 1994`; nil where `text` is none.
    static func moment(_ text: String) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.dropFirst()
        let clock = words.first { $0.contains(":") }?.split(separator: ":").compactMap { Int($0) } ?? []
        let numbers = words.compactMap { Int($0) }
        guard let month = words.lazy.compactMap({ Timestamp.month(called: $0) }).first, clock.count == 3,
            numbers.count == 2
        else { return nil }
        // Two figures are those of a year of our century, or of the end of the last one.
        let year = numbers[1] >= 100 ? numbers[1] : numbers[1] + (numbers[1] < 70 ? 2000 : 1900)
        return Timestamp(
            year: year, month: month, day: numbers[0], hour: clock[0], minute: clock[1], second: clock[2])
    }
}

/// A program that was started and is waited for.
struct StartedProgram {
    private let process: pid_t

    init(_ process: pid_t) { self.process = process }

    /// Waits for its end and gives its exit status; -1 where a signal has ended it. `check` is called again and again
    /// meanwhile: what it throws ends the program, as Ctrl-C does.
    func finish(checking check: () throws -> Void) throws -> Int32 {
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1 }
            if ended < 0, errno != EINTR { return -1 }
            do {
                try Interruption.check()
                try check()
            } catch {
                kill(process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                throw error
            }
            var slice = timespec(tv_sec: 0, tv_nsec: 5_000_000)
            nanosleep(&slice, nil)
        }
    }
}

extension Program {
    /// Starts a program that reads nothing and writes into files; nil where it cannot be started.
    static func begin(_ path: String, with arguments: [String], output: String, errors: String) throws
        -> StartedProgram?
    {
        #if canImport(Glibc)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        return start(path, with: arguments, actions: &actions).map(StartedProgram.init)
    }
}
