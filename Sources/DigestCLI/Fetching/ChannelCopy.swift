import ReviewModel
import ReviewParsing
import Wording

/// A copy of a channel's preview on the disk: its posts as they were fetched last, in files of 200 numbers each. Each
/// page goes in as soon as it is there, so that a run may end at any moment.
final class ChannelCopy {
    /// What is known of a post without its file.
    struct Known: Equatable {
        /// Hash of what is read of it.
        var content: UInt64
        /// When it was posted, in seconds since 1970; nil where the page does not tell.
        var date: Int64?
    }

    /// How far back posts are wanted.
    enum Depth: Equatable {
        /// As far as the channel goes.
        case all
        /// Back to a moment, in seconds since 1970.
        case since(Int64)
        /// What was fetched once is enough.
        case fetched
    }

    /// Posts by number.
    private(set) var posts: [Int: Known] = [:]
    /// Numbers that were asked for, whatever is there: disjoint ranges, the newest last.
    private(set) var covered: [ClosedRange<Int>] = []
    /// How far back posts are wanted.
    var depth = Depth.fetched
    /// Whether anything was ever fetched.
    var isNew: Bool { covered.isEmpty }

    private let folder: String
    private var header: [UInt8] = []

    /// Numbers in a file.
    private static let size = 200

    /// The copy in `folder`.
    init(in folder: String) throws {
        self.folder = folder
        try Folder.make(at: folder)
        header = (try? FileReading.bytes(at: place("header.part"), name: "header")) ?? []
        if let index = try? FileReading.bytes(at: place("index"), name: "index") { read(index) }
    }

    /// The files that make the source at `address`, in order; none where there is no post.
    func files(of address: String) -> [SourceWalk.File] {
        let names = ((try? Folder.names(at: folder, name: folder)) ?? []).filter { $0.hasSuffix(".html") }
        return names.enumerated().map { index, name in
            let first = name.dropLast(5).drop { $0 == "0" }
            return SourceWalk.File(
                name: index == 0 ? address : "\(address)#\(first)", path: place(name), isNamed: true)
        }
    }

    /// Whether the copy has the posts of `page` as they are, and no others between them.
    func agrees(with page: ChannelPage, before limit: Int?) -> Bool {
        page.posts.allSatisfy { posts[$0.number]?.content == $0.content }
            && missing(in: page, before: limit).isEmpty
    }

    /// Takes a page that was asked for as what is before the number `limit`, nil for the latest: what it lacks
    /// between its posts and the limit has been deleted.
    func take(_ page: ChannelPage, before limit: Int?) throws {
        guard let first = page.posts.first?.number, let last = page.posts.last?.number else { return }
        if !page.header.isEmpty, page.header != header {
            header = page.header
            try KeptFiles.write(header, to: place("header.part"))
        }
        let deleted = missing(in: page, before: limit)
        let fresh = Dictionary(page.posts.map { ($0.number, $0) }) { $1 }
        let chunks = Set((Array(fresh.keys) + deleted).map(ChannelCopy.chunk))
        let lowest = min(posts.keys.min() ?? first, first)
        var rewritten = chunks
        // The header stands in the first file alone.
        if let former = posts.keys.min(), ChannelCopy.chunk(former) != ChannelCopy.chunk(lowest) {
            rewritten.insert(ChannelCopy.chunk(former))
        }
        rewritten.insert(ChannelCopy.chunk(lowest))
        for chunk in rewritten.sorted() {
            try rewrite(
                chunk, with: fresh, without: Set(deleted), isFirst: chunk == ChannelCopy.chunk(lowest))
        }
        for number in deleted { posts[number] = nil }
        for post in page.posts { posts[post.number] = Known(content: post.content, date: post.date?.seconds) }
        cover(first...max(last, limit.map { $0 - 1 } ?? last))
        try save()
    }

    /// The lowest number of the run of numbers that `number` is in and that was asked for without a hole.
    func bottom(below number: Int) -> Int {
        covered.first { $0.contains(number) }?.lowerBound ?? number
    }

    /// Whether more is wanted below `number`, the lowest of a run of numbers: it is not the first of the channel,
    /// and there is a hole, or the wanted depth is not reached.
    func wants(below number: Int) -> Bool {
        guard number > 1 else { return false }
        if covered.contains(where: { $0.upperBound < number }) { return true }
        switch depth {
        case .all: return true
        case .fetched: return false
        case .since(let start): return (posts[number]?.date).map { $0 >= start } ?? true
        }
    }

    /// Notes that the channel has nothing below `number`.
    func end(at number: Int) throws {
        cover(1...max(1, number))
        try save()
    }

    private func missing(in page: ChannelPage, before limit: Int?) -> [Int] {
        guard let first = page.posts.first?.number else { return [] }
        let there = Set(page.posts.map(\.number))
        return posts.keys.filter { $0 >= first && $0 < limit ?? .max && !there.contains($0) }.sorted()
    }

    private func cover(_ range: ClosedRange<Int>) {
        var joined = range
        var rest: [ClosedRange<Int>] = []
        for other in covered {
            if other.upperBound >= joined.lowerBound - 1, other.lowerBound <= joined.upperBound + 1 {
                joined = min(other.lowerBound, joined.lowerBound)...max(other.upperBound, joined.upperBound)
            } else {
                rest.append(other)
            }
        }
        covered = (rest + [joined]).sorted { $0.lowerBound < $1.lowerBound }
    }
}

// MARK: - Files

extension ChannelCopy {
    private func place(_ name: String) -> String { FilePath.join(folder, to: name) }

    private static func chunk(_ number: Int) -> Int { max(0, number - 1) / size }

    private func path(ofChunk chunk: Int) -> String {
        let first = "\(chunk * ChannelCopy.size + 1)"
        return place(String(repeating: "0", count: max(0, 9 - first.utf8.count)) + first + ".html")
    }

    private func rewrite(
        _ chunk: Int, with fresh: [Int: ChannelPage.Post], without deleted: Set<Int>, isFirst: Bool
    ) throws {
        let path = path(ofChunk: chunk)
        let known = (try? FileReading.bytes(at: path, name: path)).map { ChannelPage($0).posts } ?? []
        var byNumber = Dictionary(known.map { ($0.number, $0) }) { $1 }
        for (number, post) in fresh where ChannelCopy.chunk(number) == chunk { byNumber[number] = post }
        for number in deleted { byNumber[number] = nil }
        guard !byNumber.isEmpty else { return FileRemoval.remove(path) }
        var page = Array(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n<body>\n".utf8)
        if isFirst { page += header }
        for (_, post) in byNumber.sorted(by: { $0.key < $1.key }) { page += post.html + [0x0A] }
        try KeptFiles.write(page + Array("</body></html>\n".utf8), to: path)
    }

    /// Reads the index: how far back, what was asked for, and a line a post.
    private func read(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            switch words.first {
            case "depth" where words.count == 2:
                depth = words[1] == "all" ? .all : Int64(words[1]).map(Depth.since) ?? .fetched
            case "covered" where words.count == 3:
                if let low = Int(words[1]), let high = Int(words[2]), low <= high {
                    covered.append(low...high)
                }
            default:
                guard words.count >= 2, let number = Int(words[0]), let content = UInt64(words[1], radix: 16)
                else {
                    continue
                }
                posts[number] = Known(content: content, date: words.count > 2 ? Int64(words[2]) : nil)
            }
        }
    }

    private func save() throws {
        var lines = ["digest.channel/1"]
        switch depth {
        case .all: lines.append("depth all")
        case .since(let start): lines.append("depth \(start)")
        case .fetched: break
        }
        lines += covered.map { "covered \($0.lowerBound) \($0.upperBound)" }
        lines += posts.sorted { $0.key < $1.key }.map { number, known in
            "\(number) \(String(known.content, radix: 16))" + (known.date.map { " \($0)" } ?? "")
        }
        try KeptFiles.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: place("index"))
    }
}

/// How much is fetched of what has no end.
struct FetchLimits: Sendable, Equatable {
    /// Nothing that was posted before, in seconds since 1970; nil for no such limit.
    var since: Int64?
    /// At most so many pages; nil for no such limit.
    var pages: Int?
    /// Whether only what is new is wanted of what was fetched before.
    var isUpdate = false
}

/// Brings the copy of a channel up to date: backwards from its latest post, page by page, until posts are known and
/// unchanged and nothing is missing below.
struct ChannelFetch {
    /// Username as typed.
    let name: String
    /// How much is wanted.
    let limits: FetchLimits
    let fetcher: Fetcher
    let copy: ChannelCopy

    /// So many of the latest posts are looked at again at least: most edits come within days.
    private static let lookBack = 40

    /// Fetches what is new. What was fetched stays when it ends by an error.
    func run() throws {
        setDepth()
        var before: Int?
        var pages = 0
        var seen = 0
        while true {
            if let most = limits.pages, pages >= most { return }
            let page = try page(before: before)
            pages += 1
            guard let first = page.posts.first?.number else {
                guard let before else {
                    throw FetchError.refused(
                        page.refusal.map(Phrase.init(verbatim:)) ?? "the channel has no posts")
                }
                return try copy.end(at: before - 1)
            }
            if let before, first >= before {
                throw FetchError.refused(
                    "the site shows the same posts again; nothing before \(before) was read")
            }
            seen += page.posts.count
            let isKnown = copy.agrees(with: page, before: before) && seen >= ChannelFetch.lookBack
            try copy.take(page, before: before)
            let oldest = page.posts.first?.date?.seconds
            if let start = limits.since, let oldest, oldest < start { return }
            // What was known lies below without a hole: go on where something is missing, if anywhere.
            let bottom = copy.bottom(below: first)
            let next = isKnown ? bottom : first
            if next == bottom, !wants(below: bottom) { return }
            before = next
        }
    }

    /// Whether to go on below `number`, where nothing was fetched yet.
    private func wants(below number: Int) -> Bool {
        copy.wants(below: number) || limits.pages != nil && !limits.isUpdate && number > 1
    }

    /// How far back this run and those after it go.
    private func setDepth() {
        if let since = limits.since {
            if case .since(let known) = copy.depth, known <= since { return }
            if copy.depth != .all { copy.depth = .since(since) }
        } else if limits.pages == nil, !limits.isUpdate || copy.isNew {
            copy.depth = .all
        }
    }

    private func page(before: Int?) throws -> ChannelPage {
        let address = WebSource.channel(name).address + (before.map { "?before=\($0)" } ?? "")
        let answer = try fetcher.page(address)
        let page = ChannelPage(answer.body)
        // Telegram leads from /s/name to the landing page where a channel has no preview.
        if page.posts.isEmpty, before == nil, let parts = AddressParts(answer.address),
            !parts.path.contains("/s/")
        {
            throw FetchError.refused(
                "there is no channel @\(name) that shows its posts on the web: it is private, a group or a person, or the name is mistyped"
            )
        }
        guard page.posts.isEmpty || page.handle?.lowercased() == name.lowercased() else {
            throw FetchError.refused("the page is of another channel, @\(page.handle ?? "")")
        }
        return page
    }
}
