import ReviewModel
import TextAnalysis

/// Reads the journal or conference: stated in the head, told by an award, or by the publisher's number.
struct VenueRule: ExtractionRule {
    let name = "venue"
    let examples = [
        RuleExample(
            "Title of a Paper on Nothing (ICLR 2021)\nAda One, Bob Two\nСтатья: https://arxiv.org/abs/2001.00001\n\nТекст.",
            field: "venue", values: ["ICLR 2021"])
    ]

    func apply(to draft: inout ReviewDraft) {
        guard !draft.review.papers.isEmpty else { return }
        if let venue = draft.known.venue {
            set(venue, at: nil, confidence: 0.95, into: &draft)
        } else if let venue = HeadFacts.authorsParenthesis(of: draft)?.venue {
            set(venue.name, at: venue.place, confidence: 0.95, into: &draft)
        } else if let found = besideTitle(draft) ?? aside(draft) {
            set(found.name, at: found.place, confidence: 0.9, into: &draft)
        } else if let found = fromAward(draft) {
            set(found.name, at: found.place, confidence: 0.85, into: &draft)
        } else if let journal = PublisherVenues.venue(
            ofURL: draft.review.papers[0].url, doi: draft.review.papers[0].doi)
        {
            set(journal, at: nil, confidence: 0.9, into: &draft)
        }
    }

    private func set(
        _ venue: String, at place: Range<Int>?, confidence: Double, into draft: inout ReviewDraft
    ) {
        for index in draft.sharingPapers { draft.changePaper(index) { $0.venue = venue } }
        draft.note("venue", as: venue, by: self, at: place, confidence: confidence)
    }

    /// "(ICLR 2021)" behind the title.
    private func besideTitle(_ draft: ReviewDraft) -> (name: String, place: Range<Int>)? {
        guard let line = draft.header?.title,
            let open = TitleRule.venueParenthesis(
                draft.bytes.slice(draft.lines.lines[line]), lexica: draft.lexica)
        else { return nil }
        return ParenthesisFacts(draft.lines[line].dropLast().after(open), lexica: draft.lexica)
            .venue
    }

    /// A line of its own between authors and links.
    private func aside(_ draft: ReviewDraft) -> (name: String, place: Range<Int>)? {
        guard let header = draft.header, let authors = header.authors, let first = header.links.first,
            first == authors + 2
        else { return nil }
        let range = draft.lines.lines[authors + 1]
        return draft.lexica.venue(in: draft.bytes.slice(range)).map { ($0.text, range) }
    }

    private static let awardOpenings = WordFiles.heads.phrases("award opening")

    /// "ACL 2020 best paper award".
    private func fromAward(_ draft: ReviewDraft) -> (name: String, place: Range<Int>)? {
        for place in AwardsRule.places(in: draft) {
            let words = draft.bytes.slice(place).tokens
            guard
                let award = words.first(where: {
                    Self.awardOpenings.contains(draft.bytes.folded($0.range))
                }),
                award.range.lowerBound > place.lowerBound,
                let found = draft.lexica.venue(
                    in: draft.bytes.slice(draft.bytes.trimmed(place.lowerBound..<award.range.lowerBound)))
            else { continue }
            return (found.text, place)
        }
        return nil
    }
}
