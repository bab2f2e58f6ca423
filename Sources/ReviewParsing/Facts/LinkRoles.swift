import ReviewModel
import TextAnalysis

/// What stands at the other end of a link, by its label, its host and the words before it.
enum LinkRoles {
    /// The lists of words of labels, those of the telling roles first. A word ending in `*` is a beginning.
    private static let labels: [(role: Link.Role, list: String)] = [
        (.demo, "label.demo"),
        (.dataset, "label.dataset"),
        (.video, "label.video"),
        (.model, "label.model"),
        (.code, "label.code"),
        (.post, "label.post"),
        (.blog, "label.blog"),
        (.paper, "label.paper"),
    ]

    /// A pattern of `labels` taken apart.
    private struct Pattern {
        /// The place of its role in `labels`.
        var rank: Int
        var words: [String]
        var isBeginning: Bool
    }

    private static let patterns: [Pattern] = labels.enumerated().flatMap { rank, entry in
        WordFiles.links.values(entry.list).map { text in
            let isBeginning = text.hasSuffix("*")
            let words = (isBeginning ? String(text.dropLast()) : text).split(separator: " ").map(String.init)
            return Pattern(rank: rank, words: words, isBeginning: isBeginning)
        }
    }

    /// The first words of `patterns`.
    private static let index = StemIndex(patterns.map { $0.words[0] })

    /// The role a label names, if it names one.
    static func role(ofLabel label: String) -> Link.Role? {
        let bytes = Array(label.utf8)
        let words = TextSlice(bytes).tokens.map { bytes.folded($0.range) }
        // The first word says what the link is: "код статьи" is code, "статья с кодом" a paper.
        if let first = words.first, let rank = rank(of: [first], at: 0) { return labels[rank].role }
        return words.indices.compactMap { rank(of: words, at: $0) }.min().map { labels[$0].role }
    }

    /// The place in `labels` of the first role that the words from `at` on name.
    private static func rank(of words: [String], at: Int) -> Int? {
        index.all(in: words[at]).lazy.map { patterns[$0] }.filter { pattern in
            pattern.isBeginning || words[at...].starts(with: pattern.words)
        }.map(\.rank).min()
    }

    /// The lists of hosts, those of the telling roles first.
    private static let hosts: [(role: Link.Role, list: String)] = [
        (.paper, "host.paper"),
        (.code, "host.code"),
        (.video, "host.video"),
        (.demo, "host.demo"),
        (.dataset, "host.dataset"),
        (.post, "host.post"),
        (.blog, "host.blog"),
    ]

    /// The place in `hosts` of each host.
    private static let ranks: [String: Int] = hosts.enumerated().reduce(into: [:]) { ranks, entry in
        for host in WordFiles.links.values(entry.element.list) where ranks[host] == nil {
            ranks[host] = entry.offset
        }
    }

    /// The place in `hosts` of `host` or of one that it belongs to: `gist.github.com` to `github.com`.
    private static func rank(of host: String) -> Int? {
        var best = ranks[host]
        var rest = Substring(host)
        while let point = rest.utf8.firstIndex(of: UInt8(ascii: ".")) {
            rest = rest[rest.utf8.index(after: point)...]
            if let rank = ranks[String(rest)] { best = min(best ?? rank, rank) }
        }
        return best
    }

    /// The role that the address itself tells, if it tells one.
    static func role(ofHost url: String) -> Link.Role? {
        let (host, path) = WebAddress.parts(of: url)
        if host == "huggingface.co" || host == "hf.co" { return huggingFace(path) }
        if host == "nature.com" {
            return path.begins(with: "/articles/d") || !path.begins(with: "/articles/") ? .other : .paper
        }
        if host == "science.org" || host == "sciencemag.org" || host == "science.sciencemag.org" {
            return path.holds("/doi/") || path.holds("/content/") ? .paper : .other
        }
        if url.begins(with: "tg://") || host == TelegramAddress.host {
            return TelegramAddress(url: url) == nil ? .other : .post
        }
        if host.begins(with: "blog.") || host.begins(with: "blogs.") || path.begins(with: "/blog")
            || path.holds("/blog/") || path.holds("/blogs/") || path.begins(with: "/posts/")
        {
            return .blog
        }
        if let role = rank(of: host).map({ hosts[$0].role }) {
            return role == .code && path.split(separator: "/").count < 2 && host == "github.com"
                ? .other : role
        }
        if ArxivIdentifier.inAddress(url) != nil { return .paper }
        // A publisher that nobody has listed has the DOI of the paper in its addresses.
        if path.holds("/10."), DOI.inAddress(url) != nil { return .paper }
        if host.ends(with: ".github.io") { return nil }
        if host.begins(with: "demo.") || path.begins(with: "/demo") { return .demo }
        return path.ends(inAnyCase: ".pdf") ? .paper : nil
    }

    private static func huggingFace(_ path: String) -> Link.Role {
        if path.begins(with: "/datasets") { return .dataset }
        if path.begins(with: "/spaces") { return .demo }
        if path.begins(with: "/papers") { return .paper }
        if path.begins(with: "/blog") || path.begins(with: "/docs") || path.begins(with: "/collections")
            || path.begins(with: "/posts")
        {
            return .blog
        }
        return path.split(separator: "/").count >= 2 ? .model : .other
    }

    /// The role of a link with all that is known of it: what the label says, then the host, then the words before.
    static func role(label: String?, url: String?, before: String = "") -> Link.Role {
        let named = label.flatMap { isTerse($0) ? role(ofLabel: $0) : nil }
        let hosted = url.flatMap { role(ofHost: $0) }
        if let named {
            // "Пост" is a post of a blog, or of a channel.
            if named == .blog, hosted == .post { return .post }
            // A retelling on a site of its own is a blog; in a channel or on a video site it is what it stands on.
            if named == .post { return hosted == nil || hosted == .other ? .blog : hosted ?? named }
            if named == .paper, hosted == .code || hosted == .video || hosted == .post {
                return hosted ?? named
            }
            // "Source: https://arxiv.org/…" is where the words are from.
            if named == .code, url.flatMap(ArxivIdentifier.inAddress) != nil { return .paper }
            return named
        }
        if let hosted { return hosted }
        return role(ofLabel: String(before.suffix(40))) ?? .other
    }

    /// Whether a label is a few words rather than the title of what it leads to. Parentheses do not count.
    private static func isTerse(_ label: String) -> Bool {
        let bytes = Array(label.prefix { $0 != "(" }.utf8)
        return TextSlice(bytes).tokens.count <= 5
    }

    private static let unofficialWords = WordFiles.links.values("unofficial")

    /// Whether a label says that what it links to is not the authors' own.
    static func isUnofficial(_ label: String) -> Bool {
        let text = WordFolding.fold(label)
        return unofficialWords.contains { text.find($0, in: 0..<text.count) != nil }
    }
}

/// Addresses that lead to a paper.
enum PaperAddress {
    /// What is the same for all addresses of one paper; nil where `url` leads elsewhere.
    static func key(of url: String) -> String? {
        if let arxiv = ArxivIdentifier.inAddress(url) { return arxiv }
        if let doi = DOI.inAddress(url) { return doi }
        guard LinkRoles.role(ofHost: url) == .paper else { return nil }
        return url
    }

    /// The papers that the links of `text` lead to.
    static func keys(of text: StyledText) -> Set<String> { Set(text.links.compactMap { key(of: $0.url) }) }
}
