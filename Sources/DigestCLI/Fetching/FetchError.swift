/// Why something could not be fetched.
enum FetchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The program that fetches is not there.
    case noProgram(String)
    /// The program that fetches says so, with its exit status.
    case failed(status: Int32, message: String)
    /// The site answered so, in HTTP.
    case status(Int)
    /// The site asks for a pause, in seconds, longer than a run waits.
    case busy(seconds: Int)
    /// It is larger than is fetched, in bytes.
    case tooLarge(limit: Int)
    /// The site does not want programs to read it.
    case robots(host: String)
    /// What was fetched is not what was asked for; the sentence says why.
    case refused(String)

    /// Lower-case sentence without a full stop.
    var description: String {
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
