internal import ReviewModel

/// An item as HTML: the parts of which pages, lists and feeds are made. Whatever the item says is escaped,
/// and only addresses that a reader can be sent to are links.
struct ItemHTML {
    let item: LibraryItem
    /// Where a model, topic, author, … has a page; nil where it has none.
    let page: (SiteSection, String) -> String?

    init(_ item: LibraryItem, page: @escaping (SiteSection, String) -> String? = { _, _ in nil }) {
        self.item = item
        self.page = page
    }

    private var review: Review { item.review }

    /// Label and title, as text of a heading.
    var heading: String {
        let label = review.label.map { "<span class=\"label\">\(Markup.line($0))</span> " } ?? ""
        let title = Markup.line(review.title)
        return label + (title.isEmpty ? "untitled" : title)
    }

    /// Kind, date, reviewer, channel and reading state.
    var byline: String {
        let kind = review.kind == .review ? nil : "<span class=\"kind\">\(review.kind.rawValue)</span>"
        let date = review.date.map { "<time datetime=\"\($0.iso8601)\">\($0.isoDate)</time>" }
        let reviewer = review.reviewer.map { "by " + Markup.line($0.name) }
        let place = (review.source.channelTitle ?? review.source.channel).map {
            named(.channels, called: review.source.channel ?? $0, shown: $0)
        }
        let status = item.curation.status == .unread ? nil : item.curation.status.rawValue
        let stars = ItemFacts(item).stars.map { "<span class=\"stars\">\($0)</span>" }
        let parts = [kind, date, reviewer, place, status, stars].compactMap { $0 }
        return parts.isEmpty ? "" : "<p class=\"byline\">\(parts.joined(separator: " · "))</p>\n"
    }

    /// What the list says of the item.
    var comment: String {
        item.comment.map { "<div class=\"comment\">\(ItemHTML.paragraphs($0))</div>\n" } ?? ""
    }

    /// The papers: title where it is not the item's, authors, organisations, venue, identifiers.
    var papers: String {
        guard !review.papers.isEmpty else { return "" }
        return "<ul class=\"papers\">\n" + review.papers.map(paper).joined() + "</ul>\n"
    }

    private func paper(_ paper: Paper) -> String {
        let name = PaperName.of(paper)
        let isSaid = review.papers.count == 1 && paper.title == review.title
        let number = paper.arxiv.map { "arXiv:\($0)" } ?? paper.doi
        let shown = paper.title.isEmpty ? number ?? "untitled" : paper.title
        let title = isSaid ? "" : "<cite>\(named(.papers, called: name, shown: shown))</cite>"
        let authors =
            paper.authors.map { named(.authors, called: $0.name, shown: $0.shown) }
            + (paper.authorsTruncated ? [Paper.othersMark] : [])
        let own = isSaid && page(.papers, name) != nil
        let all = own ? [named(.papers, called: name, shown: "all about this paper")] : []
        let published = (publication(of: paper) + all).joined(separator: " · ")
        let lines = [title, authors.joined(separator: ", "), published]
        return "<li>" + lines.filter { !$0.isEmpty }.joined(separator: "<br>\n") + "</li>\n"
    }

    /// What archives and publishers have for abstracts, to be opened.
    var abstracts: String {
        review.papers.compactMap(\.abstract).map { abstract in
            "<details class=\"abstract\"><summary>Abstract</summary>\n\(ItemHTML.paragraphs(abstract))</details>\n"
        }.joined()
    }

    /// Organisations, venue, year, awards and identifiers.
    private func publication(of paper: Paper) -> [String] {
        var parts = [paper.affiliations.map(Markup.line).joined(separator: ", ")]
        if let venue = paper.venue { parts.append(named(.venues, called: venue)) }
        if let year = paper.year { parts.append(String(year)) }
        parts += paper.awards.map { "<strong>\(Markup.line($0))</strong>" } + identifiers(paper)
        return parts.filter { !$0.isEmpty }
    }

    private func identifiers(_ paper: Paper) -> [String] {
        let arxiv = paper.arxiv.map { link(ArxivIdentifier.address(of: $0), text: "arXiv:\($0)") }
        let doi = paper.doi.map { link(DOI.address(of: SafeAddress.encoded($0)), text: "doi:\($0)") }
        let url = paper.arxiv == nil && paper.doi == nil ? paper.url.map { link($0, text: "paper") } : nil
        return [arxiv, doi, url].compactMap { $0 }
    }

    /// Key claims, as a list.
    var claims: String { claims(review.claims) }

    /// Some of the claims, as a list.
    func claims(_ claims: [Claim]) -> String {
        guard !claims.isEmpty else { return "" }
        let rows = claims.map { claim in
            "<li><span class=\"kind\">\(claim.kind.rawValue)</span> \(Markup.line(claim.text))</li>\n"
        }
        return "<ul class=\"claims\">\n\(rows.joined())</ul>\n"
    }

    /// What the abstract claims of which the item itself says next to nothing, as a list under a heading of its own.
    var abstractClaims: String {
        guard let stated = review.abstractClaims else { return "" }
        return "<p class=\"faint\">\(Markup.line(stated.heading))</p>\n\(claims(stated.claims))"
    }

    /// Models, data sets, topics, tags and lists, as rows of names.
    var names: String {
        let models = review.models.map { model in
            let name = named(.models, called: model.name)
            return model.role == .primary ? "<strong>\(name)</strong>" : name
        }
        let rows = [
            ("Models", models), ("Data", review.datasets.map(Markup.line)),
            ("Topics", review.topics.map { named(.topics, called: $0.id) }),
            ("Tags", item.curation.tags.map { named(.tags, called: $0, shown: "#\($0)") }),
            ("Lists", item.curation.lists.map { named(.lists, called: $0) }), ("Links", links),
        ].filter { !$0.1.isEmpty }
        guard !rows.isEmpty else { return "" }
        let cells = rows.map { "<dt>\($0.0)</dt><dd>\($0.1.joined(separator: ", "))</dd>\n" }
        return "<dl class=\"names\">\n\(cells.joined())</dl>\n"
    }

    private var links: [String] {
        let post = review.source.url.map { link($0, text: "original post") }
        return review.links.compactMap { entry in
            entry.url.map { link($0, text: ItemHTML.words(of: entry)) }
        } + [post].compactMap { $0 }
    }

    /// The role of a link, and its label where that says more.
    private static func words(of link: Link) -> String {
        let role = link.role.rawValue
        let label = link.label.map(PlainText.line) ?? ""
        // A single word most often says the role again, in another language.
        let tells = label.split(separator: " ").count > 1 && !label.hasPrefix("http")
        let isVague = link.role == .other || link.role == .post
        let text = isVague && !label.isEmpty ? label : tells ? "\(role): \(label)" : role
        return link.official ? text : "\(text) (unofficial)"
    }

    /// What readers felt, and where the item was read.
    var origin: String {
        let source = review.source
        let name = source.path.split(separator: "/").last.map { Markup.line(String($0)) }
        let lines = source.lines.first.map { ":\($0.lowerBound)" } ?? ""
        let file = name.map { "read from \($0)\(lines)" }
        let edited = review.edited.map { "edited \($0.isoDate)" }
        let reactions = review.reactions.map { "\($0.emoji.map(Markup.line) ?? "?") \($0.count)" }
        let parts = [reactions.joined(separator: " · "), edited ?? "", file ?? ""].filter {
            !$0.isEmpty
        }
        return parts.isEmpty ? "" : "<p class=\"origin\">\(parts.joined(separator: " · "))</p>\n"
    }

    /// What the reader wrote.
    var notes: String {
        guard let notes = item.curation.notes else { return "" }
        return "<aside class=\"notes\"><p class=\"kind\">Notes</p>\n\(ItemHTML.paragraphs(notes))</aside>\n"
    }

    /// The whole post.
    var text: String { ItemHTML.paragraphs(review.text) }

    /// `name` as a link to its page, or as text where it has none.
    func named(_ section: SiteSection, called name: String, shown: String? = nil) -> String {
        let text = Markup.line(shown ?? name)
        guard let path = page(section, name) else { return text }
        return "<a href=\"\(Markup.line(path))\">\(text)</a>"
    }

    /// A link with `text`; the text alone where the address is not to be followed.
    private func link(_ url: String, text: String) -> String {
        guard let address = Markup.address(url) else { return Markup.line(text) }
        return "<a rel=\"noreferrer\" href=\"\(address)\">\(Markup.line(text))</a>"
    }

    /// `text` as paragraphs: an empty line parts them, a line feed is a line break.
    static func paragraphs(_ text: String) -> String {
        var paragraphs: [[String]] = [[]]
        for line in PlainText.lines(text) {
            if line.isEmpty {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(Markup.line(line))
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { "<p>\($0.joined(separator: "<br>\n"))</p>\n" }.joined()
    }
}
