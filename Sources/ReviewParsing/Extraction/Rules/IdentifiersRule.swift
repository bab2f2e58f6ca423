import ReviewModel

/// Reads arXiv identifiers and DOIs of the reviewed papers out of their links.
struct IdentifiersRule: ExtractionRule {
    let name = "identifiers"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/pdf/2001.00001v2.pdf\n\nТекст.",
            "arxiv", ["2001.00001"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard !draft.review.papers.isEmpty else { return }
        for link in draft.review.links where link.placement == .header && link.role == .paper {
            read(link, &draft)
        }
        if draft.review.papers[0].url == nil, let known = draft.known.links.first {
            draft.changePaper { $0.url = known.url }
        }
        if draft.review.papers[0].url == nil, let link = ownPaperInBody(draft) { read(link, &draft) }
    }

    private func read(_ link: Link, _ draft: inout ReviewDraft) {
        guard let url = link.url else { return }
        let index = link.paper ?? 0
        let arxiv = PaperIdentifiers.arxiv(inURL: url), doi = PaperIdentifiers.doi(inURL: url)
        draft.changePaper(index) {
            $0.url = $0.url ?? url
            $0.arxiv = $0.arxiv ?? arxiv
            $0.doi = $0.doi ?? doi
        }
        if let arxiv { draft.note("arxiv", arxiv, by: self, at: nil) }
        if let doi { draft.note("doi", doi, by: self, at: nil) }
    }

    /// Without labelled links the first paper linked in the first lines of the text is the reviewed one.
    private func ownPaperInBody(_ draft: ReviewDraft) -> Link? {
        guard draft.header != nil,
            !draft.review.links.contains(where: { $0.placement == .header && $0.role == .paper })
        else { return nil }
        let opening = draft.bytes.string(0..<min(draft.bytes.count, 1500))
        return draft.review.links.first {
            $0.role == .paper && $0.placement == .body && opening.contains($0.url ?? "\u{0}")
        }
    }
}
