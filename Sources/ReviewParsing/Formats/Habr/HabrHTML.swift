import ReviewModel
import TextAnalysis
import Wording

/// An article on Habr, saved as a web page: a serial digest with the sections that its text has, or an article
/// that is one item. Unlike a copy of the text it has the addresses behind the words of its links.
///
/// What surrounds the article, comments among it, is not read.
struct HabrHTML: WholeFileFormat {
    let name = "habr-html"
    let summary = "article on Habr, saved as HTML: a serial digest, the review of a paper, an article"
    let traits: SourceTraits = .plainText

    func likelihood(of bytes: [UInt8], path: String) -> Double {
        guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return 0 }
        let head = bytes.slice(0..<262_144)
        if Self.addressMarks.contains(where: { Self.isOfHabr(head, tagWith: $0) }) { return 0.96 }
        return Self.classes.contains { head.find($0) != nil } ? 0.93 : 0
    }

    func transcript(of source: SourceText, report: (Diagnostic) -> Void) -> Transcript {
        let page = HabrPage(source)
        var transcript = Transcript()
        transcript.channel.title = page.title
        guard let article = page.article, !article.text.bytes.isEmpty else {
            report(
                Diagnostic(
                    .error, path: source.path, line: 1,
                    message: "the page holds no article; save the page of one when it shows its text"))
            return transcript
        }
        let lines = TextLines(article.text)
        let contents = TableOfContents.find(in: lines)
        let sections = DigestSections.find(
            in: lines, contents: contents, headings: Self.headings(of: article, lines))
        let messages =
            sections.isEmpty
            ? [wholeArticle(article, in: lines, titled: page.title)]
            : (DigestSections.front(of: lines, contents, before: sections) + sections).map {
                message($0, in: lines, article: article)
            }
        // Each is looked for in the whole page.
        let (date, author) = (page.date, page.author)
        transcript.messages = messages.map { message in
            var message = message
            message.beginsPost = true
            message.date = date
            message.signature = author
            message.places = message.text.sourceRange(of: 0..<message.text.bytes.count).map { [$0] } ?? []
            return message
        }
        return transcript
    }

    private func message(_ section: DigestSection, in lines: TextLines, article: ArticleText) -> Message {
        let filled = section.filled(in: lines)
        let start = filled.first.map { lines.lines[$0].lowerBound } ?? 0
        let end = filled.last.map { lines.lines[$0].upperBound } ?? start
        var message = Message(text: article.text.part(start..<max(start, end)))
        message.kind = section.kind
        message.known = section.known
        // Words that carry addresses would else make the labelled lines look like the head of a channel's post.
        message.known.isRead = true
        message.known.titlePlace = section.known.titlePlace.flatMap { article.text.sourceRange(of: $0) }
        return message
    }

    /// An article without sections as one item: a review where it has the head of one or links to one paper.
    private func wholeArticle(_ article: ArticleText, in lines: TextLines, titled title: String?) -> Message {
        var message = Message(text: article.text)
        if HeaderSearch.header(of: message, lines: lines) != nil { return message }
        let papers = article.text.links.filter { LinkRoles.role(ofHost: $0.url) == .paper }
        let isOfOne = Set(papers.map { ArxivIdentifier.inAddress($0.url) ?? $0.url }).count == 1
        message.kind = isOfOne ? .review : .essay
        message.known.title = title
        if isOfOne, let paper = papers.first {
            let words = lines.bytes.string(paper.range)
            message.known.links = [KnownLink(url: paper.url, label: words)]
            // The article has a title of its own; words that lead to the paper and are more than a pointer to it
            // are that of the paper.
            if TitleLine.fits(lines.bytes.slice(paper.range)), words.split(separator: " ").count >= 3 {
                message.known.title = words
            }
        }
        return message
    }

    /// Lines that begin where the markup has headings.
    private static func headings(of article: ArticleText, _ lines: TextLines) -> Set<Int> {
        let starts = Set(article.headings)
        return Set(lines.lines.indices.filter { starts.contains(lines.lines[$0].lowerBound) })
    }
}

// MARK: - Marks

extension HabrHTML {
    private static let addressMarks = ["canonical", "og:url"]
    private static let classes = ["article-formatted-body", "tm-article-presenter", "tm-article-body"]
    private static let hosts = ["//habr.com/", "//habrahabr.ru/", "//m.habr.com/"]

    /// Whether the tag that holds `mark` holds an address on Habr.
    private static func isOfHabr(_ head: TextSlice, tagWith mark: String) -> Bool {
        guard let place = head.find(mark) else { return false }
        let open = head.before(place).last(UInt8(ascii: "<")) ?? head.startIndex
        let close = head.from(place).first(UInt8(ascii: ">")) ?? head.endIndex
        let tag = head[open..<min(close, open + 4096)]
        return hosts.contains { tag.find($0) != nil }
    }
}

/// Finds the article of a saved page and what the page tells of it.
struct HabrPage {
    private let tree: HTMLTree
    private let body: Int?

    /// The page of `source`.
    init(_ source: SourceText) {
        tree = HTMLTree(source.bytes)
        body = Self.body(in: tree)
    }

    /// The article as lines; nil where the page has none.
    var article: ArticleText? { body.map { ArticleText(tree, inside: $0) } }

    /// The title of the article.
    var title: String? {
        let all = 0..<tree.nodes.count
        let element =
            all.first { tree.nodes[$0].name == "h1" && tree.hasClass("tm-title", node: $0) }
            ?? tree.first("post__title-text", in: all) ?? all.first { tree.nodes[$0].name == "h1" }
        return filled(element.map { tree.line(of: $0) }) ?? meta("og:title")
    }

    /// Username of who posted the article. Those of the comments stand behind it.
    var author: String? {
        let head = 0..<(body ?? tree.nodes.count)
        let classes: [StaticString] = ["tm-user-info__username", "user-info__nickname"]
        let element = classes.lazy.compactMap { tree.first($0, in: head) }.first
        return filled(element.map { tree.line(of: $0) })
    }

    /// When it was posted.
    var date: Timestamp? {
        let time = (0..<(body ?? 0)).lazy.filter { tree.nodes[$0].name == "time" }
            .compactMap { tree.value(of: "datetime", at: $0) }.first
        return (time ?? meta("article:published_time") ?? meta("aiturec:datetime"))
            .flatMap(WrittenMoment.iso)
    }

    /// The words of the article, by the names they have had over the years.
    private static func body(in tree: HTMLTree) -> Int? {
        let all = 0..<tree.nodes.count
        let classes: [StaticString] = [
            "article-formatted-body", "tm-article-body", "post__body_full", "post__text",
        ]
        return classes.lazy.compactMap { tree.first($0, in: all) }.first
            ?? all.first { tree.nodes[$0].name == "article" }
    }

    private func meta(_ name: String) -> String? {
        let element = tree.nodes.indices.first {
            tree.nodes[$0].name == "meta"
                && (tree.value(of: "property", at: $0) ?? tree.value(of: "name", at: $0)) == name
        }
        return filled(element.flatMap { tree.value(of: "content", at: $0) })
    }

    private func filled(_ text: String?) -> String? { text == "" ? nil : text }
}
