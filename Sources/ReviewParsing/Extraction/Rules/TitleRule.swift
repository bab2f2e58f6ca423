import ReviewModel
import TextAnalysis

/// Reads the titles of the reviewed papers and the label before the first.
struct TitleRule: ExtractionRule {
    let name = "title"
    let examples = [
        RuleExample(
            "[Lab Tiny] A Study of Small Things\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nТекст.",
            field: "title", values: ["A Study of Small Things"]),
        RuleExample(
            "[Lab Tiny] A Study of Small Things\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nТекст.",
            field: "label", values: ["Lab Tiny"]),
    ]

    func apply(to draft: inout ReviewDraft) {
        guard draft.post.kind == .review || draft.post.kind == .entry else {
            draft.review.title = draft.known.title ?? Self.firstWords(of: draft)
            if draft.listsPapers {
                addOthers(to: &draft)
            } else if draft.post.kind == .news, draft.known.url != nil {
                // News name a paper by its address; what it is called they do not say.
                draft.review.papers.append(Paper(title: ""))
            }
            return
        }
        if readNumberedPapers(&draft) { return }
        if let known = draft.post.messages.first?.known.title {
            let (label, known) = Self.labelled(known, of: draft)
            draft.review.label = label
            let opening = 0..<min(draft.bytes.count, 4096)
            let start = draft.bytes.find(known, in: opening)
            add(known, at: start.map { $0..<$0 + known.utf8.count }, to: &draft)
            addOthers(to: &draft)
        } else if let line = draft.header?.title {
            let parts = TitleLine.parts(of: draft.lines[line])
            if let label = parts.label {
                draft.review.label = label.string
                draft.note("label", as: label.string, by: self, at: label.range)
            }
            let title = TitleSurroundings(parts.title).title
            add(
                Self.withoutVenue(draft.bytes.slice(title.range), lexica: draft.lexica).string,
                at: title.range, to: &draft)
            addOthers(to: &draft)
        }
        if draft.review.title.isEmpty { draft.review.title = Self.firstWords(of: draft) }
        if draft.review.papers.isEmpty, draft.known.url != nil {
            // A review whose paper has no title in it goes by its first words.
            draft.review.papers.append(Paper(title: draft.review.title))
        }
    }

    /// The heading "[Lab Tiny] A Study" in a digest as a label and a title.
    private static func labelled(_ title: String, of draft: ReviewDraft) -> (label: String?, title: String) {
        guard draft.known.label == nil, !draft.digestHead.isEmpty else { return (draft.known.label, title) }
        let parts = TitleLine.parts(of: TextSlice(title))
        guard let label = parts.label, !parts.title.isEmpty else { return (nil, title) }
        return (label.string, parts.title.string)
    }

    private func addOthers(to draft: inout ReviewDraft) {
        for other in draft.known.others {
            let start = other.authors.isEmpty ? nil : draft.bytes.find(other.title, in: 0..<draft.bytes.count)
            add(other.title, at: start.map { $0..<$0 + other.title.utf8.count }, to: &draft)
        }
    }

    private func add(_ title: String, at range: Range<Int>?, to draft: inout ReviewDraft) {
        draft.review.papers.append(Paper(title: title))
        if draft.review.title.isEmpty { draft.review.title = title }
        draft.note("title", as: title, by: self, at: range)
    }

    /// "Статья 1: …", "Статья 2: …" in the head of a digest's section: several papers under one title.
    private func readNumberedPapers(_ draft: inout ReviewDraft) -> Bool {
        let papers = draft.digestLines(.paper)
        guard papers.count >= 2 else { return false }
        draft.review.title = draft.post.messages.first?.known.title ?? ""
        for line in papers {
            guard let colon = draft.bytes.first(UInt8(ascii: ":"), in: draft.lines.lines[line]) else {
                continue
            }
            let title = draft.bytes.trimmed(colon + 1..<draft.lines.lines[line].upperBound)
            add(draft.bytes.string(title), at: title, to: &draft)
        }
        return true
    }

    /// A title without "(ICLR 2021)" or "(2019)" behind it.
    private static func withoutVenue(_ title: TextSlice, lexica: Lexica) -> TextSlice {
        guard let open = venueParenthesis(title, lexica: lexica) else { return title }
        return title.before(open).trimmed
    }

    /// Where a parenthesis with nothing but a venue or a year opens at the end of a title.
    static func venueParenthesis(_ slice: TextSlice, lexica: Lexica) -> Int? {
        let bytes = slice.bytes
        guard bytes.ends(")", in: slice.range),
            let open = bytes[slice.range].lastIndex(of: UInt8(ascii: "(")),
            open > slice.startIndex
        else { return nil }
        let facts = ParenthesisFacts(bytes.slice(open + 1..<slice.endIndex - 1).trimmed, lexica: lexica)
        return facts.organisations.isEmpty && (facts.venue != nil || facts.year != nil) ? open : nil
    }

    /// The first line that is more than hashtags and an address; else the first line.
    private static func firstLine(of draft: ReviewDraft) -> String? {
        let lines = draft.lines
        guard let first = lines.nextFilled(from: 0) else { return nil }
        let told = (first..<min(lines.count, first + longestOpening)).first { index in
            let words = HeadLine.bare(lines[index])
            return !words.tokens.isEmpty && WebAddress.find(in: words).first?.count != words.count
        }
        guard let told, draft.post.kind == .review else { return lines.string(told ?? first) }
        // "Сети уменьшили (by Lab Tiny) 🔥": whose paper it is stands elsewhere.
        let headline = TitleSurroundings(HeadLine.bare(lines[told])).title
        return headline.tokens.count > 1 ? headline.string : lines.string(told)
    }

    /// Lines in which a post may come to its first words.
    private static let longestOpening = 4

    /// The first line of a post that has no title, cut at a word.
    static func firstWords(of draft: ReviewDraft) -> String {
        guard let line = firstLine(of: draft) else { return draft.review.captions.first ?? "" }
        guard line.count > 90 else { return line }
        let cut = line.prefix(88)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut).trimmingSuffix { ",;:.!?—– ".contains($0) }
            + "…"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return String(rest)
    }
}
