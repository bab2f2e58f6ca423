/// Fetches pages with good manners: one at a time, with a pause between two, and again after a while where a site is
/// busy or a connection breaks.
final class Fetcher {
    /// How many requests were made.
    private(set) var requests = 0

    private let session: Session
    private let program: FetchProgram
    private let pause: Double?
    private var last: Double?
    private var robots: [String: RobotRules] = [:]

    /// Bytes of the largest page that is fetched.
    static let largest = 64 << 20
    /// How often a page is asked for that does not come.
    private static let attempts = 5
    /// Seconds that a site may ask to wait; for longer a run ends.
    private static let longestPause = 300

    /// A fetcher of one run.
    init(_ session: Session) throws {
        self.session = session
        program = try FetchProgram(
            in: session.environment, else: session.config.value("fetch.command"))
        pause = session.environment.variable("DIGEST_FETCH_PAUSE").flatMap { Double($0) }.map { max(0, $0) }
    }

    /// The page at `address`, whatever it takes. Throws `FetchError` where it cannot be had.
    func page(_ address: String, type: String? = nil, limit: Int = largest) throws -> FetchedPage {
        guard let parts = AddressParts(address) else {
            throw FetchError.refused("it is no address of the web")
        }
        var attempt = 1
        while true {
            try rest(before: parts.host)
            do {
                requests += 1
                defer { last = session.environment.clock() }
                let page = try program.fetch(address, type: type, limit: limit)
                if (200..<300).contains(page.status) { return page }
                let error = FetchError.status(page.status)
                guard error.isPassing, attempt < Fetcher.attempts else { throw error }
                try wait(page.head.pause, attempt, for: parts.host, error)
            } catch let error as FetchError {
                if case .status = error { throw error }
                guard error.isPassing, attempt < Fetcher.attempts else { throw error }
                try wait(nil, attempt, for: parts.host, error)
            }
            attempt += 1
        }
    }

    /// Whether programs may read `address` of their own accord, as the robots.txt of its host says. A page that a
    /// person has named is read as a browser does, whatever it says.
    func mayRead(_ address: String) throws -> Bool {
        guard let parts = AddressParts(address) else { return false }
        if let known = robots[parts.host] { return known.allow(parts.path) }
        var rules = RobotRules()
        do {
            rules = RobotRules(try page("\(parts.scheme)://\(parts.host)/robots.txt", limit: 1 << 20).body)
        } catch FetchError.status(let code) where code < 500 {
        } catch is FetchError {
            rules = RobotRules(Array("User-agent: *\nDisallow: /".utf8))
        }
        robots[parts.host] = rules
        return rules.allow(parts.path)
    }

    /// Lets the time pass that is between two requests: three seconds for arXiv, as it asks for, one for others.
    private func rest(before host: String) throws {
        try Interruption.check()
        guard let last else { return }
        let least = pause ?? (host.hasSuffix("arxiv.org") ? 3 : 1)
        let left = least - (session.environment.clock() - last)
        if left > 0 { try wait(left) }
    }

    private func wait(_ asked: Int?, _ attempt: Int, for host: String, _ error: FetchError) throws {
        if let asked, asked > Fetcher.longestPause { throw FetchError.busy(seconds: asked) }
        let seconds = asked.map(Double.init) ?? (pause.map { min($0, 2) } ?? 2) * Double(1 << (attempt - 1))
        if seconds >= 5 { session.say("\(host): \(error.description); waiting \(Int(seconds)) s") }
        try wait(seconds)
    }

    private func wait(_ seconds: Double) throws {
        guard session.environment.wait(seconds) else { throw CommandError.interrupted }
    }
}

/// What a robots.txt says to this program (RFC 9309).
struct RobotRules {
    private var rules: [(pattern: String, isAllowed: Bool)] = []

    /// Nothing is forbidden.
    init() {}

    /// The rules of `bytes`: those of the group for `digest`, else of the one for all.
    init(_ bytes: [UInt8]) {
        var groups: [String: [(pattern: String, isAllowed: Bool)]] = [:]
        var agents: [String] = []
        var isOpen = false
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            let plain = line.prefix { $0 != "#" }
            guard let colon = plain.firstIndex(of: ":") else { continue }
            let key = plain[..<colon].filter { !$0.isWhitespace }.lowercased()
            let value =
                plain[plain.index(after: colon)...].split { $0.isWhitespace }.first.map(String.init) ?? ""
            switch key {
            case "user-agent":
                agents = isOpen ? agents + [value.lowercased()] : [value.lowercased()]
                isOpen = true
            case "allow", "disallow":
                isOpen = false
                guard !value.isEmpty else { continue }
                for agent in agents { groups[agent, default: []].append((value, key == "allow")) }
            default: isOpen = false
            }
            for agent in agents where groups[agent] == nil { groups[agent] = [] }
        }
        rules = groups["digest"] ?? groups["*"] ?? []
    }

    /// Whether `path` may be read: the longest rule that fits decides.
    func allow(_ path: String) -> Bool {
        let fitting = rules.filter { RobotRules.fits($0.pattern[...], path: path[...]) }
        let longest = fitting.map(\.pattern.utf8.count).max()
        let best = fitting.filter { $0.pattern.utf8.count == longest }
        return best.isEmpty || best.contains(where: \.isAllowed)
    }

    /// Whether `path` begins as `pattern` says: `*` is anything, `$` its end.
    private static func fits(_ pattern: Substring, path: Substring) -> Bool {
        var pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
        let isWhole = pieces.last?.hasSuffix("$") ?? false
        if isWhole, let last = pieces.popLast() { pieces.append(last.dropLast()) }
        guard let first = pieces.first, path.hasPrefix(first) else { return false }
        var rest = path.dropFirst(first.count)
        for piece in pieces.dropFirst() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        guard isWhole else { return true }
        return pieces.count == 1 ? rest.isEmpty : path.hasSuffix(pieces.last ?? "")
    }
}
