import ReviewModel
import TextAnalysis

/// Leaves out what a line says of a talk, a video or an interview on the paper: its words are no title of the paper,
/// and where it was given is not where the paper came out. What a row of results describes is no title either.
struct OccasionRule: ExtractionRule {
    let name = "occasion"
    let examples = [
        RuleExample(
            "Somebody explains SmallNet (ICML 2020 talk)\nhttps://arxiv.org/abs/1901.00001\n\nАвторы предлагают маленькие сети.",
            field: "title", values: ["Somebody explains SmallNet"]),
        RuleExample(
            "Somebody explains SmallNet (ICML 2020 talk)\nhttps://arxiv.org/abs/1901.00001\n\nАвторы предлагают маленькие сети.",
            field: "year", values: ["2019"]),
    ]

    func apply(to draft: inout ReviewDraft) {
        guard let paper = draft.review.papers.first, paper.identity.hasIdentifier,
            draft.review.kind == .review || draft.review.kind == .entry
        else { return }
        let lines = self.lines(of: draft)
        let isNameless = draft.known.isDescribed || lines.contains(where: Occasion.isNameless)
        guard isNameless || lines.contains(where: { Occasion.title(in: $0) != nil }) else { return }
        let (isVenueStated, isYearStated) = (draft.known.venue != nil, draft.known.year != nil)
        draft.changePaper {
            if isNameless { $0.title = "" }
            if !isVenueStated { $0.venue = nil }
            guard !isYearStated, $0.yearSource == .stated else { return }
            $0.year = $0.arxiv.flatMap(ArxivIdentifier.year(of:)) ?? $0.doi.flatMap(DOI.year(of:))
            $0.yearSource = $0.year == nil ? nil : $0.arxiv == nil ? .doi : .arxiv
        }
        draft.review.evidence.removeAll {
            ["venue", "year"].contains($0.field) && !isVenueStated && !isYearStated
        }
        if let year = draft.review.papers[0].year { draft.note("year", as: String(year), by: self, at: nil) }
    }

    /// What the paper is called, and the line of the post that it stands in.
    private func lines(of draft: ReviewDraft) -> [TextSlice] {
        let title = draft.review.papers[0].title
        guard let first = draft.lines.nextFilled(from: 0), !title.isEmpty else { return [TextSlice(title)] }
        let line = TitleLine.withoutEmoji(draft.lines[first])
        return line.find(title) == nil ? [TextSlice(title)] : [TextSlice(title), line]
    }
}
