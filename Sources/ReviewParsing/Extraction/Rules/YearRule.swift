import ReviewModel
import TextAnalysis

/// Tells the year of the paper: stated in the head, else from the arXiv identifier, else from the DOI.
struct YearRule: ExtractionRule {
    let name = "year"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/1901.00001\n\nТекст.",
            field: "year", values: ["2019"])
    ]

    func apply(to draft: inout ReviewDraft) {
        let stated =
            HeadFacts.authorsParenthesis(of: draft)?.year ?? besideTitle(draft) ?? underAuthors(draft)
        let sharing = draft.sharingPapers
        for index in draft.review.papers.indices {
            let paper = draft.review.papers[index]
            if let year = draft.known.year, sharing.contains(index) {
                set(year, source: .stated, at: nil, index: index, into: &draft)
            } else if let stated, sharing.contains(index) {
                set(stated.value, source: .stated, at: stated.place, index: index, into: &draft)
            } else if let year = paper.arxiv.flatMap({ ArxivIdentifier.year(of: $0) }) {
                set(year, source: .arxiv, at: nil, index: index, into: &draft)
            } else if let year = paper.doi.flatMap({ DOI.year(of: $0) }) {
                set(year, source: .doi, at: nil, index: index, into: &draft)
            } else if let year = Self.year(inVenue: paper.venue) ?? draft.known.sectionYear {
                set(year, source: .stated, at: nil, index: index, into: &draft)
            }
        }
    }

    private func set(
        _ year: Int, source: Paper.YearSource, at place: Range<Int>?, index: Int,
        into draft: inout ReviewDraft
    ) {
        draft.changePaper(index) {
            $0.year = year
            $0.yearSource = source
        }
        draft.note("year", as: String(year), by: self, at: place)
    }

    private func besideTitle(_ draft: ReviewDraft) -> (value: Int, place: Range<Int>)? {
        guard let line = draft.header?.title,
            let open = TitleRule.venueParenthesis(
                draft.bytes.slice(draft.lines.lines[line]), lexica: draft.lexica)
        else { return nil }
        return ParenthesisFacts(draft.lines[line].dropLast().after(open), lexica: draft.lexica)
            .year
    }

    /// The year on a line of a venue right under the authors.
    private func underAuthors(_ draft: ReviewDraft) -> (value: Int, place: Range<Int>)? {
        guard let authors = draft.header?.authors, !draft.lines.isBlank(authors + 1) else { return nil }
        let place = draft.lines.lines[authors + 1]
        guard place.count <= 60, let year = VenueText(draft.bytes.slice(place))?.year else { return nil }
        return (year, place)
    }

    /// "ACL 2020" is of 2020.
    private static func year(inVenue venue: String?) -> Int? {
        venue?.split(separator: " ").last.flatMap { Int($0) }.flatMap {
            PlausibleYear.inText.contains($0) ? $0 : nil
        }
    }
}
