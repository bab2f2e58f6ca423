import ReviewModel
import TextAnalysis

/// Reads the links in the text of a post, written out or hidden behind words.
struct BodyLinksRule: ExtractionRule {
    let name = "body-links"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nПохоже на другую работу (https://arxiv.org/abs/1901.00002), это видно.",
            field: "links",
            values: ["paper https://arxiv.org/abs/2001.00001", "paper https://arxiv.org/abs/1901.00002"])
    ]

    func apply(to draft: inout ReviewDraft) {
        var known = Set(draft.review.links.compactMap { $0.url.map(WebAddress.key) })
        for line in 0..<draft.lines.count where !draft.headLines.contains(line) {
            for place in WebAddress.find(in: draft.bytes.slice(draft.lines.lines[line])) {
                let url = draft.bytes.string(place)
                guard known.insert(WebAddress.key(of: url)).inserted else { continue }
                add(url, label: label(of: line, draft), at: place, line: line, into: &draft)
            }
        }
        for hidden in draft.text.links
        where !hidden.url.isEmpty && known.insert(WebAddress.key(of: hidden.url)).inserted {
            let label = draft.bytes.string(draft.bytes.trimmed(hidden.range))
            add(hidden.url, label: label.isEmpty ? nil : label, at: hidden.range, line: nil, into: &draft)
        }
    }

    private func add(
        _ url: String, label: String?, at place: Range<Int>, line: Int?, into draft: inout ReviewDraft
    ) {
        let start = line.map { draft.lines.lines[$0].lowerBound } ?? max(0, place.lowerBound - 80)
        let before = draft.bytes.string(max(start, place.lowerBound - 90)..<max(start, place.lowerBound))
        let role = LinkRoles.role(label: label, url: url, before: before)
        let url = WebAddress.followable(url)
        var link = Link(url: url, role: role, label: label, placement: .body)
        if draft.listsPapers {
            link.paper = draft.known.others.firstIndex { WebAddress.followable($0.url) == url }
        }
        draft.review.links.append(link)
        draft.note("links", as: url, by: self, at: place)
    }

    /// The label of a line that is nothing but a labelled link.
    private func label(of line: Int, _ draft: ReviewDraft) -> String? {
        guard let labelled = LabelledLine(at: line, in: draft.lines), !labelled.label.isEmpty
        else { return nil }
        return draft.bytes.string(labelled.label)
    }
}
