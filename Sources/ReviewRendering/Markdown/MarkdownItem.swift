internal import ReviewModel

/// An item as a section of a Markdown document: heading, papers, links, claims, marks, notes. The
/// parts are apart, so that another document can put them in another frame.
struct MarkdownItem {
    let review: Review
    let curation: Curation
    private let comment: String

    init(_ item: LibraryItem) {
        comment = item.comment.map { PlainText.lines($0).joined(separator: "\n") } ?? ""
        review = item.review
        curation = item.curation
    }

    /// Blocks of the section, to be set apart by blank lines.
    var blocks: [String] {
        ([heading, comment] + review.papers.enumerated().map(block) + [links, claims, facts, notes])
            .filter { !$0.isEmpty }
    }

    /// `## [Label] Title`.
    var heading: String {
        let label = review.label.map { "[\(MarkdownText.escaped($0))] " } ?? ""
        let kind = review.kind == .review || review.kind == .entry ? "" : " *(\(review.kind.rawValue))*"
        let title = MarkdownText.escaped(review.title.isEmpty ? "Untitled" : review.title)
        return "## \(label)\(title)\(kind)"
    }

    /// Title where it is not the heading's, authors and affiliations, then where it was published.
    private func block(_ number: Int, _ paper: Paper) -> String {
        let title = review.papers.count > 1 || paper.title != review.title
        return [title ? "**\(MarkdownText.escaped(paper.title))**" : "", byline(paper), publication(paper)]
            .filter { !$0.isEmpty }.joined(separator: "  \n")
    }

    private func byline(_ paper: Paper) -> String {
        let names = MarkdownText.escaped(paper.authors.map(\.name).joined(separator: ", "), startsBlock: true)
        let authors = paper.authorsTruncated ? "\(names) et al." : names
        let places = paper.affiliations.map { MarkdownText.escaped($0) }.joined(separator: ", ")
        return [authors, places].filter { !$0.isEmpty }.joined(separator: " — ")
    }

    private func publication(_ paper: Paper) -> String {
        var parts = [paper.venue.map { "*\(MarkdownText.escaped($0))*" }, paper.year.map(String.init)]
        parts.append(paper.arxiv.map { MarkdownText.link("arXiv:\($0)", to: "https://arxiv.org/abs/\($0)") })
        parts.append(paper.doi.map { MarkdownText.link("doi:\($0)", to: "https://doi.org/\($0)") })
        if paper.arxiv == nil, paper.doi == nil {
            parts.append(paper.url.map { MarkdownText.link("paper", to: $0) })
        }
        parts += paper.awards.map { "🏆 \(MarkdownText.escaped($0))" }
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private var links: String {
        let known = Set(review.papers.compactMap(\.url))
        let links = review.links.compactMap { link -> String? in
            guard let url = link.url, !known.contains(url) else { return nil }
            let label = MarkdownText.link(link.label ?? link.role.rawValue, to: url)
            return link.official ? label : "\(label) (unofficial)"
        }
        let post = review.source.url.map { MarkdownText.link("review", to: $0) }
        let all = links + [post].compactMap { $0 }
        return all.isEmpty ? "" : "Links: " + all.joined(separator: " · ")
    }

    private var claims: String {
        review.claims.map { "- \(MarkdownText.escaped($0.text, startsBlock: true))" }.joined(separator: "\n")
    }

    /// What the item names and what its reader marked it with, a line each.
    private var facts: String {
        let source = review.source
        let from = [source.channelTitle ?? source.channel, review.date?.writable?.isoDate]
        let lines: [(String, [String])] = [
            ("Models", review.models.map(\.name)),
            ("Datasets", review.datasets),
            ("Topics", review.topics.map(\.id)),
            ("Reviewer", [review.reviewer?.name].compactMap { $0 }),
            ("From", from.compactMap { $0 }),
            ("Tags", curation.tags.map { "#\($0)" }),
            ("Status", curation.status == .unread ? [] : [curation.status.rawValue]),
            ("Rating", [curation.rating.map { "\($0)/5" }].compactMap { $0 }),
            ("Lists", curation.lists),
            ("Item", [review.id]),
        ]
        return lines.filter { !$0.1.isEmpty }
            .map { "\($0.0): " + $0.1.map { MarkdownText.escaped($0) }.joined(separator: ", ") }
            .joined(separator: "  \n")
    }

    /// The reader's own Markdown, as a quotation.
    private var notes: String {
        guard let notes = curation.notes, !notes.isEmpty else { return "" }
        return PlainText.lines(notes).map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }
}
