import ReviewModel
import TextAnalysis

/// Reads awards in the head of a review: `(ACL 2020 best paper award)`.
struct AwardsRule: ExtractionRule {
    let name = "awards"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nACL 2020 best paper award\nСтатья: https://arxiv.org/abs/2001.00001\n\nТекст.",
            field: "awards", values: ["ACL 2020 best paper award"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard !draft.review.papers.isEmpty else { return }
        for place in Self.places(in: draft) {
            let award = draft.bytes.string(place)
            draft.changePaper { $0.awards.append(award) }
            draft.note("awards", as: award, by: self, at: place)
        }
    }

    /// Awards among the anchors of a digest, between authors and links, or in parentheses behind the title.
    static func places(in draft: ReviewDraft) -> [Range<Int>] {
        var candidates: [Range<Int>] = []
        for line in draft.digestHead.keys.sorted() where draft.digestHead[line] == .original {
            candidates += DigestHead.anchors(in: draft.bytes.slice(draft.lines.lines[line]))
        }
        if let header = draft.header, let authors = header.authors, let first = header.links.first,
            first > authors + 1
        {
            candidates += (authors + 1..<first).map { draft.lines.lines[$0] }
        }
        if let title = draft.header?.title,
            let open = draft.bytes[draft.lines.lines[title]].lastIndex(of: UInt8(ascii: "("))
        {
            candidates.append(open..<draft.lines.lines[title].upperBound)
        }
        return candidates.map { withoutParentheses(draft.bytes.slice($0)) }.filter(ParenthesisFacts.isAward)
            .map(\.range)
    }

    private static func withoutParentheses(_ text: TextSlice) -> TextSlice {
        guard text.hasPrefix("("), text.hasSuffix(")"), text.count > 2 else { return text }
        return text.dropFirst().dropLast().trimmed
    }
}
