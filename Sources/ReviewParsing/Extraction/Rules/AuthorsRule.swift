import ReviewModel
import TextAnalysis

/// Reads the authors of the paper from the line under the title or behind a label.
struct AuthorsRule: ExtractionRule {
    let name = "authors"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob B. Two & Cleo Three\nСтатья: https://arxiv.org/abs/2001.00001\n\nТекст.",
            field: "authors", values: ["Ada One", "Bob B. Two", "Cleo Three"])
    ]

    /// A name that the format states, first names first; that of a group stays as it is.
    private static func straight(_ name: String, groups: some Collection<String>) -> String {
        groups.contains(name) ? name : AuthorList.straight(name)
    }

    func apply(to draft: inout ReviewDraft) {
        takeOthers(&draft)
        if draft.listsPapers { return }
        if !draft.known.authors.isEmpty { return takeKnown(&draft) }
        guard let list = authors(of: draft), !draft.review.papers.isEmpty else { return }
        let names = list.names.compactMap { name -> (name: String, place: Range<Int>)? in
            let clean = AuthorList.straight(AuthorList.withoutMarks(name.name))
            return clean.isEmpty ? nil : (clean, name.place)
        }
        for index in draft.sharingPapers {
            draft.changePaper(index) {
                $0.authors = names.map { Author(name: $0.name) }
                $0.authorsTruncated = list.truncated
            }
        }
        for name in names {
            draft.note(
                "authors", as: name.name, by: self, at: name.place, confidence: max(0.5, list.likelihood))
        }
    }

    /// Takes the authors of papers that have heads of their own.
    private func takeOthers(_ draft: inout ReviewDraft) {
        for (index, other) in draft.known.others.enumerated() where !other.authors.isEmpty {
            draft.changePaper(draft.firstOther + index) {
                $0.authors = other.authors.map { Author(name: AuthorList.straight($0)) }
                $0.authorsTruncated = other.authorsTruncated
            }
        }
    }

    /// Takes the authors that the format itself states.
    private func takeKnown(_ draft: inout ReviewDraft) {
        let known = draft.known
        draft.changePaper {
            $0.authors = known.authors.map {
                Author(name: Self.straight($0, groups: known.groups), isGroup: known.groups.contains($0))
            }
            $0.authorsTruncated = known.authorsTruncated
        }
        for name in known.authors {
            let start = draft.bytes.find(name, in: 0..<min(draft.bytes.count, 8192))
            draft.note(
                "authors", as: Self.straight(name, groups: known.groups), by: self,
                at: start.map { $0..<$0 + name.utf8.count }, confidence: 0.95)
        }
    }

    private func authors(of draft: ReviewDraft) -> AuthorList? {
        if let range = authorsRange(draft) { return AuthorList(draft.bytes.slice(range)) }
        // "Small Nets (One et al., ICLR 2020)"
        return draft.header?.title.flatMap {
            TitleSurroundings(TitleLine.parts(of: draft.lines[$0]).title).people
        }
    }

    private func authorsRange(_ draft: ReviewDraft) -> Range<Int>? {
        if let line = draft.header?.authors {
            let range = draft.lines.lines[line]
            return AuthorList.text(labelledIn: draft.bytes.slice(range))?.range ?? range
        }
        if let line = draft.digestLines(.authors).first,
            let colon = draft.bytes.first(UInt8(ascii: ":"), in: draft.lines.lines[line])
        {
            return draft.bytes.trimmed(colon + 1..<draft.lines.lines[line].upperBound)
        }
        return draft.header == nil ? nil : LabelledAuthors.atEnd(of: draft.lines)?.range
    }
}
