import ReviewModel

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
            .flatMap(PrintedDate.moment(iso:))
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
