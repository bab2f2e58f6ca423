internal import ReviewModel

/// What lists on pages show of an item.
struct SiteEntry {
    let id: String
    let title: String
    let label: String?
    let kind: Kind
    /// Authors, venue and year in a few words.
    let facts: String
    /// Day of the post, empty where it is not known.
    let day: String
    let channel: String?

    init(_ item: LibraryItem) {
        let review = item.review
        id = review.id
        title = PlainText.line(review.title)
        label = review.label.map(PlainText.line)
        kind = review.kind
        let paper = review.papers.first
        let authors = paper.map { paper in
            let names = paper.authors.prefix(3).map { PlainText.line($0.name) }.joined(separator: ", ")
            return paper.authors.count > 3 || paper.authorsTruncated ? names + " et al." : names
        }
        facts = ([authors ?? ""] + ItemFacts(item).published).filter { !$0.isEmpty }.joined(separator: " · ")
        day = review.date?.writable?.isoDate ?? ""
        channel = review.source.channelTitle ?? review.source.channel
    }

    /// An element of a list, seen from `root`, which is empty or `../`, with what the list says of it.
    func row(root: String, comment: String? = nil) -> String {
        let label = label.map { "<span class=\"label\">\(Markup.line($0))</span> " } ?? ""
        let shown = title.isEmpty ? "untitled" : Markup.line(title)
        let kind = kind == .review ? "" : "<span class=\"kind\">\(kind.rawValue)</span> "
        let facts = [self.facts, day, channel ?? ""].filter { !$0.isEmpty }.map(Markup.line)
        let words = comment.map { "<div class=\"comment\">\(ItemHTML.paragraphs($0))</div>" } ?? ""
        return """
            <li>\(label)<a class="title" href="\(root)\(SitePath.page(.reviews, id))">\(shown)</a>
            <div class="faint">\(kind)\(facts.joined(separator: " · "))</div>\(words)</li>

            """
    }
}
