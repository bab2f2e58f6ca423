import Bytes
import ReviewModel
import Wording

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
                try wait(
                    page.head.pause(now: session.environment.now()), attempt: attempt, for: parts.host,
                    error: error)
            } catch let error as FetchError {
                if case .status = error { throw error }
                guard error.isPassing, attempt < Fetcher.attempts else { throw error }
                try wait(nil, attempt: attempt, for: parts.host, error: error)
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

    private func wait(_ asked: Int?, attempt: Int, for host: String, error: FetchError) throws {
        if let asked, asked > Fetcher.longestPause { throw FetchError.busy(seconds: asked) }
        let seconds = asked.map(Double.init) ?? (pause.map { min($0, 2) } ?? 2) * Double(1 << (attempt - 1))
        if seconds >= 5 { session.say("\(host): \(error); waiting \(Int(seconds)) s") }
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

/// Why something could not be fetched.
enum FetchError: Error, Sendable, Equatable, Worded {
    /// The program that fetches is not there.
    case noProgram(String)
    /// The program that fetches says so, with its exit status.
    case failed(status: Int32, message: Phrase)
    /// The site answered so, in HTTP.
    case status(Int)
    /// The site asks for a pause, in seconds, longer than a run waits.
    case busy(seconds: Int)
    /// It is larger than is fetched, in bytes.
    case tooLarge(limit: Int)
    /// The site does not want programs to read it.
    case robots(host: String)
    /// What was fetched is not what was asked for; the sentence says why.
    case refused(Phrase)

    /// The English words.
    var description: String { words.description }

    /// Lower-case sentence without a full stop.
    var words: Phrase {
        switch self {
        case .noProgram(let name):
            "'\(name)', which fetches pages, is not there; install curl, or name a program by DIGEST_FETCH"
        case .failed(_, let message): "cannot fetch: \(message)"
        case .status(404), .status(410): "there is no such page (404)"
        case .status(401), .status(403): "the site does not let it be read (403)"
        case .status(429): "the site has had too many requests (429); try again later"
        case .status(let code) where code >= 500: "the site is out of order (\(code)); try again later"
        case .status(let code): "the site answers \(code)"
        case .busy(let seconds): "the site asks for a pause of \(seconds) seconds; try again then"
        case .tooLarge(let limit): "it is larger than \(limit >> 20) MB"
        case .robots(let host): "\(host) does not want programs to read it (robots.txt)"
        case .refused(let sentence): sentence
        }
    }

    /// Whether the same may be answered a moment later.
    var isPassing: Bool {
        switch self {
        // 7 no connection, 18 cut off, 28 too slow, 52 no answer, 55 and 56 the connection broke, 92 HTTP/2.
        case .failed(let status, _): [7, 18, 28, 52, 55, 56, 92].contains(status)
        case .status(let code): [408, 425, 429, 500, 502, 503, 504].contains(code)
        default: false
        }
    }
}

/// Where what was fetched is kept: a folder beside the library, so that a run that ends in the middle loses nothing
/// and the next one asks for little.
struct KeptFiles {
    /// The folder; `x.fetched` beside the library `x.sqlite`.
    let folder: String

    /// The folder of the library that `session` works on.
    init(_ session: Session) throws {
        let library = try LibraryLocation(session.options, in: session.environment).path
        folder =
            (library.hasSuffix(".sqlite") ? String(library.dropLast(7)) : library) + SourceWalk.keptSuffix
    }

    /// The folder of a channel.
    func folder(ofChannel name: String) -> String {
        FilePath.join(folder, to: "\(TelegramAddress.host)/\(name.lowercased())")
    }

    /// The file for what is at `address`: its host, a hash, and the end of its path, for whoever looks.
    func path(of address: String, suffix: String = "") -> String {
        let parts = AddressParts(address)
        let end = (parts?.path.split { $0 == "/" || $0 == "?" }.last).map { String($0.suffix(60)) } ?? "index"
        let isPlain = { (scalar: Unicode.Scalar) in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-_.".unicodeScalars.contains(scalar))
        }
        let name = String(String.UnicodeScalarView(end.unicodeScalars.filter(isPlain)))
        let host = (parts?.host ?? "").replacing(":", with: "_")
        let hash = String(StableHash(of: address.utf8).value, radix: 36)
        return FilePath.join(folder, to: "\(host.isEmpty ? "other" : host)/\(hash)-\(name)\(suffix)")
    }

    /// The files of the source at `address`; none where nothing was fetched of it.
    private func files(of address: String) -> [String] {
        let paths: [String]
        switch FollowedNames.web(address) {
        case .channel(let name)?:
            let folder = folder(ofChannel: name)
            paths = ((try? Folder.names(at: folder, name: folder)) ?? []).map {
                FilePath.join(folder, to: $0)
            }
        case .paper?: paths = [path(of: address, suffix: KeptFiles.answer)]
        case .page(let address)?: paths = [path(of: address)]
        case nil: paths = []
        }
        return paths.filter(FileStatus.isThere)
    }

    /// What the name of an answer of arXiv's service ends in.
    static let answer = ".xml"

    /// Bytes that are kept of the source at `address`; 0 for a file or folder.
    func size(of address: String) -> Int {
        files(of: address).reduce(0) { $0 + ((try? FileStatus(path: $1, name: $1).size) ?? 0) }
    }

    /// `bytes` in whole kilobytes, for people.
    static func kilobytes(_ bytes: Int) -> Int { (bytes + 1023) / 1024 }

    /// Removes what is kept of the source at `address`; tells how many bytes it took.
    func remove(of address: String) -> Int {
        let size = size(of: address)
        for file in files(of: address) { FileRemoval.remove(file) }
        if case .channel(let name)? = FollowedNames.web(address) {
            FileRemoval.remove(folder: folder(ofChannel: name))
        }
        return size
    }

    /// Puts `bytes` at `path`, all or nothing; left alone where they are there already.
    static func write(_ bytes: [UInt8], to path: String) throws {
        if let known = try? FileReading.bytes(at: path, name: path), known == bytes { return }
        try Folder.make(at: FilePath.folder(of: path) ?? "")
        let file = try AtomicFile(at: path, name: path)
        try file.write(bytes)
        try file.commit(durably: false)
    }
}
