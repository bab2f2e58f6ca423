import ReviewModel
import TextAnalysis

/// Reads the labelled links under the title, and the anchors of a digest whose addresses are lost.
struct HeaderLinksRule: ExtractionRule {
    let name = "header-links"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\nКод (неофициальный): https://github.com/a/b\n\nТекст.",
            field: "links", values: ["paper https://arxiv.org/abs/2001.00001", "code https://github.com/a/b"]),
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nPaper: arxiv.org/abs/2001.00001\nCode: github.com/a/b\n\nText.",
            field: "links", values: ["paper https://arxiv.org/abs/2001.00001", "code https://github.com/a/b"]),
    ]

    func apply(to draft: inout ReviewDraft) {
        for link in draft.known.links { add(link, to: &draft) }
        for (index, other) in draft.known.others.enumerated() where !draft.listsPapers {
            add(KnownLink(url: other.url, label: nil), paper: index + 1, to: &draft)
        }
        readTitle(&draft)
        for line in draft.header?.links ?? [] { readLabelled(line, into: &draft) }
        var paper = 0
        for line in draft.digestHead.keys.sorted() {
            if draft.digestHead[line] == .paper { paper += 1 }
            if draft.digestHead[line] == .original {
                readAnchors(line, paper: max(0, paper - 1), into: &draft)
            }
        }
    }

    /// A link that the format itself labels.
    private func add(_ known: KnownLink, paper: Int = 0, to draft: inout ReviewDraft) {
        let url = WebAddress.followable(known.url)
        var link = Link(
            url: url, role: LinkRoles.role(label: known.label, url: url), label: known.label,
            placement: .header)
        link.official = !(known.label.map { LinkRoles.isUnofficial($0) } ?? false)
        link.paper = draft.review.papers.indices.contains(paper) ? paper : nil
        draft.review.links.append(link)
        let place = draft.text.links.first { $0.url == known.url }?.range
        draft.note("links", as: url, by: self, at: place)
    }

    private func readLabelled(_ line: Int, into draft: inout ReviewDraft) {
        guard let labelled = LabelledLine(at: line, in: draft.lines) else { return }
        let label = labelled.label.isEmpty ? nil : draft.bytes.string(labelled.label)
        let end = labelled.links.last?.place.upperBound ?? 0
        let rest = draft.bytes.string(
            min(end, draft.lines.lines[line].upperBound)..<draft.lines.lines[line].upperBound)
        for anchor in labelled.links {
            // In a row of words that carry links each is its own label.
            let own =
                anchor.isHidden && (label == nil || labelled.links.count > 1)
                ? draft.bytes.string(anchor.place) : nil
            add(anchor, label: own ?? label, rest: rest, to: &draft)
        }
    }

    /// The title itself may carry the link to the paper.
    private func readTitle(_ draft: inout ReviewDraft) {
        guard let line = draft.header?.title else { return }
        for anchor in draft.lines.anchors(line) where LinkRoles.role(ofHost: anchor.url) == .paper {
            add(anchor, label: nil, rest: "", to: &draft)
        }
    }

    private func add(_ anchor: TextLines.Anchor, label: String?, rest: String, to draft: inout ReviewDraft) {
        let isKnown = draft.review.links.contains {
            $0.url.map(WebAddress.key) == WebAddress.key(of: anchor.url)
        }
        if isKnown { return }
        let url = WebAddress.followable(anchor.url)
        var link = Link(
            url: url, role: LinkRoles.role(label: label, url: url), label: label, placement: .header)
        link.official = !LinkRoles.isUnofficial((label ?? "") + " " + rest)
        link.paper = draft.review.papers.isEmpty ? nil : 0
        draft.review.links.append(link)
        draft.note("links", as: url, by: self, at: anchor.place)
    }

    private func readAnchors(_ line: Int, paper: Int, into draft: inout ReviewDraft) {
        let hidden = draft.lines.anchors(line).filter(\.isHidden)
        for anchor in DigestHead.anchors(in: draft.bytes.slice(draft.lines.lines[line])) {
            if draft.bytes.starts("(", at: anchor), ParenthesisFacts.isAward(draft.bytes.slice(anchor)) {
                continue
            }
            let label = draft.bytes.string(anchor)
            // A copy of the text has the words of its links only, a saved page their addresses as well.
            let url = hidden.first { $0.place.overlaps(anchor) }.map { WebAddress.followable($0.url) }
            var link = Link(
                url: url, role: LinkRoles.role(label: label, url: url), label: label, placement: .header)
            link.official = !LinkRoles.isUnofficial(label)
            link.paper = draft.review.papers.indices.contains(paper) ? paper : nil
            draft.review.links.append(link)
            draft.note("links", as: url ?? label, by: self, at: anchor)
        }
    }
}
