import ReviewModel
import ReviewParsing

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
                guard let before else { throw FetchError.refused(page.refusal ?? "the channel has no posts") }
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
