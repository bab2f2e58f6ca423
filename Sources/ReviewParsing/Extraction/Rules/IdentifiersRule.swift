import ReviewModel

/// Reads arXiv identifiers and DOIs of the reviewed papers out of their links.
struct IdentifiersRule: ExtractionRule {
    let name = "identifiers"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/pdf/2001.00001v2.pdf\n\nТекст.",
            field: "arxiv", values: ["2001.00001"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard !draft.review.papers.isEmpty else { return }
        readStated(&draft)
        if draft.listsPapers { return readListed(&draft) }
        for link in draft.review.links where link.placement == .header && link.role == .paper {
            read(link, into: &draft)
        }
        if draft.review.papers[0].url == nil, let known = draft.known.links.first {
            let url = WebAddress.followable(known.url)
            draft.changePaper { $0.url = url }
            draft.note("url", as: url, by: self, at: place(of: known.url, in: draft))
        }
        if draft.review.papers[0].url == nil, let link = ownPaperInBody(draft) { read(link, into: &draft) }
    }

    /// What fields of the format itself give.
    private func readStated(_ draft: inout ReviewDraft) {
        let known = draft.known
        draft.changePaper {
            $0.arxiv = known.arxiv
            $0.doi = known.doi
            $0.url =
                known.url.map(WebAddress.followable) ?? known.arxiv.map { ArxivIdentifier.address(of: $0) }
                ?? known.doi.map { DOI.address(of: $0) }
        }
        if let arxiv = known.arxiv { draft.note("arxiv", as: arxiv, by: self, at: nil) }
        if let doi = known.doi { draft.note("doi", as: doi, by: self, at: nil) }
    }

    /// Of papers that a post only lists, each has the address that it stands with.
    private func readListed(_ draft: inout ReviewDraft) {
        for (index, other) in draft.known.others.enumerated() {
            var link = Link(url: WebAddress.followable(other.url), role: .paper, label: nil, placement: .body)
            link.paper = index
            read(link, into: &draft)
        }
    }

    private func read(_ link: Link, into draft: inout ReviewDraft) {
        guard let url = link.url else { return }
        let index = link.paper ?? 0
        let arxiv = ArxivIdentifier.inAddress(url), doi = DOI.inAddress(url)
        draft.changePaper(index) {
            $0.url = $0.url ?? url
            $0.arxiv = $0.arxiv ?? arxiv
            $0.doi = $0.doi ?? doi
        }
        let place = place(of: url, in: draft)
        if let arxiv { draft.note("arxiv", as: arxiv, by: self, at: place) }
        if let doi { draft.note("doi", as: doi, by: self, at: place) }
        if draft.review.papers.indices.contains(index), draft.review.papers[index].url == url {
            draft.note("url", as: url, by: self, at: place)
        }
    }

    /// The address in the text, or the words that carry it.
    private func place(of url: String, in draft: ReviewDraft) -> Range<Int>? {
        if let hidden = draft.text.links.first(where: { $0.url == url }) { return hidden.range }
        let range = 0..<min(draft.bytes.count, ReviewDraft.longestRead)
        // It may be written without its scheme.
        return [url, WebAddress.bare(url)].lazy.compactMap { written in
            draft.bytes.find(written, in: range).map { $0..<$0 + written.utf8.count }
        }.first
    }

    /// Without a labelled link the reviewed paper is the only one linked, the one whose card bears its
    /// title, or the first one linked in the opening.
    private func ownPaperInBody(_ draft: ReviewDraft) -> Link? {
        let papers = draft.review.links.filter { $0.role == .paper && $0.url != nil }
        guard draft.header != nil, !papers.contains(where: { $0.placement == .header }) else { return nil }
        if papers.count == 1 { return papers[0] }
        let title = NameCandidate.tight(draft.review.title)
        if let named = papers.first(where: {
            $0.label.map { NameCandidate.tight($0).hasPrefix(title) } ?? false
        }
        ) {
            return named
        }
        let opening = draft.bytes.string(0..<min(draft.bytes.count, 1500))
        return papers.first { opening.contains($0.url.map(WebAddress.bare) ?? "\u{0}") }
    }
}
