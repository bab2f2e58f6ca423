import ReviewModel
import ReviewParsing
import Wording

/// Fetches what words of the command line name on the web, and keeps it as files that an import reads.
final class WebReader {
    /// Makes the requests.
    let fetcher: Fetcher
    private let session: Session
    private let kept: KeptFiles
    private let limits: FetchLimits

    /// A reader that fetches as much as `limits` say.
    init(_ session: Session, limits: FetchLimits) throws {
        self.session = session
        self.limits = limits
        fetcher = try Fetcher(session)
        kept = try KeptFiles(session)
    }

    /// The files that make `source`, read by one import: none where there is nothing. `problem` is told what made a
    /// fetch end before its end; what was fetched by then is there all the same.
    func files(of source: WebSource, problem: (FetchError) -> Void) throws -> [[SourceWalk.File]] {
        do {
            switch source {
            case .channel(let name): return try channel(name, problem: problem)
            case .paper(let identifier): return [try paper(identifier, as: source.address)]
            case .page(let address): return try page(address)
            }
        } catch let error as FetchError {
            problem(error)
            return []
        }
    }

    private func channel(_ name: String, problem: (FetchError) -> Void) throws -> [[SourceWalk.File]] {
        let copy = try ChannelCopy(in: kept.folder(ofChannel: name))
        do {
            try ChannelFetch(name: name, limits: limits, fetcher: fetcher, copy: copy).run()
        } catch let error as FetchError {
            problem(error)
        }
        let files = copy.files(of: WebSource.channel(name).address)
        return files.isEmpty ? [] : [files]
    }

    private func paper(_ identifier: String, as address: String) throws -> [SourceWalk.File] {
        let answer = try fetcher.page(ArxivService.address(of: [identifier]))
        let read = ArxivAnswer(answer.body)
        if let refusal = read.refusal { throw FetchError.refused("arXiv says: \(refusal)") }
        guard !read.metadata.isEmpty else { throw FetchError.refused("arXiv has no paper '\(identifier)'") }
        return try keep(answer.body, of: address, suffix: KeptFiles.answer)
    }

    /// A page as it is; of a feed also the posts that it holds only the beginnings of.
    private func page(_ address: String) throws -> [[SourceWalk.File]] {
        let answer = try fetcher.page(address)
        if answer.body.starts(with: Array("%PDF-".utf8)) {
            throw FetchError.refused(
                "it is a PDF, which is not read; give the address of its abstract page, at arXiv for instance"
            )
        }
        // What was fetched before stays.
        if PageQuestion.isAsked(by: answer.body), !SourceReader.recognises(answer.body, path: address) {
            throw FetchError.refused(
                "the site asks whether a person is there (a captcha); open the address in a browser, or wait"
            )
        }
        let own = try keep(answer.body, of: address)
        guard let feed = FeedContents(answer.body) else { return [own] }
        return [own] + (try posts(of: feed))
    }

    private func posts(of feed: FeedContents) throws -> [[SourceWalk.File]] {
        var files: [[SourceWalk.File]] = []
        let wanted = feed.teasers.filter {
            limits.since == nil || ($0.date?.seconds ?? .max) >= limits.since ?? 0
        }
        for post in wanted.prefix(limits.pages ?? wanted.count) {
            do {
                guard let file = try file(of: post.address) else { continue }
                files.append([file])
            } catch let error as FetchError {
                session.warn("\(SafeText.line(post.address)): \(error)")
            }
        }
        return files
    }

    /// The page of a post, fetched once; nil where no format reads it: what the feed says of it has to do.
    private func file(of address: String) throws -> SourceWalk.File? {
        let place = kept.path(of: address)
        let file = SourceWalk.File(name: address, path: place, isNamed: true)
        if let known = try? FileReading.bytes(at: place, name: place) {
            return SourceReader.recognises(known, path: address) ? file : nil
        }
        guard try fetcher.mayRead(address) else {
            throw FetchError.robots(host: AddressParts(address)?.host ?? "")
        }
        let bytes = try fetcher.page(address).body
        _ = try keep(bytes, of: address)
        return SourceReader.recognises(bytes, path: address) ? file : nil
    }

    private func keep(_ bytes: [UInt8], of address: String, suffix: String = "") throws -> [SourceWalk.File] {
        let path = kept.path(of: address, suffix: suffix)
        try KeptFiles.write(bytes, to: path)
        return [SourceWalk.File(name: address, path: path, isNamed: true)]
    }
}

/// The service that tells what is known of papers at arXiv.
enum ArxivService {
    /// Papers that are asked for at once: what the service takes in one address.
    static let most = 100

    /// The address that answers with the papers of those identifiers.
    static func address(of identifiers: [String]) -> String {
        let list = identifiers.joined(separator: ",")
        return "https://export.arxiv.org/api/query?max_results=\(identifiers.count)&id_list=\(list)"
    }
}

extension FetchLimits {
    /// What `--since` and `--max-pages` say. A date is written as `export` takes it: 2021-07-15, 2021-07, 7d.
    init(since: String?, pages: Int?, isUpdate: Bool = false, now: Timestamp) throws {
        self.pages = pages
        self.isUpdate = isUpdate
        self.since = try since.map { try SinceDate.moment($0, now: now).seconds }
    }
}

/// A day from which on something is wanted.
enum SinceDate {
    /// The moment that `text` says: `2021-07-15`, `2021-07` or `7d` for days.
    static func moment(_ text: String, now: Timestamp) throws -> Timestamp {
        if let days = text.hasSuffix("d") ? Int64(text.dropLast()) : nil, (0...100_000).contains(days) {
            return Timestamp(seconds: now.seconds - days * 86_400)
        }
        let plain = text.filter { $0 != "\"" && $0 != "\\" }
        let query = QueryParser.parse("date:\"\(plain)\"").query.settled(at: now)
        guard case .field(.date, .range(let low?, _)) = query,
            let start = Timestamp(year: low / 10_000, month: low / 100 % 100, day: low % 100)
        else { throw CommandError.badDate(text) }
        return start
    }
}

/// The parts of an address.
struct AddressParts: Equatable {
    /// `https`, in lower case.
    var scheme: String
    /// Host with its port, in lower case.
    var host: String
    /// From the first slash on; a slash where there is nothing.
    var path: String

    /// The parts of `address`; nil where it is not one of the web.
    init?(_ address: String) {
        guard let mark = address.firstRange(of: "://") else { return nil }
        scheme = address[..<mark.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        let rest = address[mark.upperBound...].prefix { $0 != "#" }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        host = rest[..<end].lowercased()
        let tail = rest[end...]
        path = tail.isEmpty ? "/" : tail.hasPrefix("/") ? String(tail) : "/" + tail
    }
}
